<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\MonthLayout;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\MonthLayout
 */
class MonthLayoutTest extends MediaWikiUnitTestCase {
	/** The front end lays out the same cases. */
	private const FIXTURE = __DIR__ . '/../../../fixtures/month-layout.json';

	public static function provideCases(): iterable {
		foreach ( json_decode( file_get_contents( self::FIXTURE ), true, 512, JSON_THROW_ON_ERROR ) as $case ) {
			yield $case['name'] => [ $case ];
		}
	}

	/**
	 * @dataProvider provideCases
	 */
	public function testPlacesAsTheFrontEndDoes( array $case ): void {
		$spans = [];
		foreach ( $case['occurrences'] as $occurrence ) {
			$spans[$occurrence['id']] = [
				'first' => CalendarDates::parse( $occurrence['days'][0] ),
				'end' => CalendarDates::parse( $occurrence['days'][1] ) + 1,
				'start' => $occurrence['start'],
			];
		}
		$this->assertSame(
			$case['expected'],
			MonthLayout::place( CalendarDates::parse( $case['firstDay'] ), $case['weeks'], $spans, $case['lanes'] )
		);
	}
}
