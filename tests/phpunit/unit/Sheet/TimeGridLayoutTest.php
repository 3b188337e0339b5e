<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Sheet;

use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\PlacedOccurrence;
use MediaWiki\Extension\EventCalendar\Sheet\TimeGridLayout;
use MediaWiki\Extension\EventCalendar\Tests\SampleOccurrence;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\TimeGridLayout
 */
class TimeGridLayoutTest extends MediaWikiUnitTestCase {
	/** The front end lays out the same cases. */
	private const FIXTURE = __DIR__ . '/../../../fixtures/time-grid.json';

	public static function provideCases(): iterable {
		foreach ( json_decode( file_get_contents( self::FIXTURE ), true, 512, JSON_THROW_ON_ERROR ) as $case ) {
			yield $case['name'] => [ $case ];
		}
	}

	/**
	 * @dataProvider provideCases
	 */
	public function testLaysOutAsTheFrontEndDoes( array $case ): void {
		$grid = TimeGridLayout::place( CalendarDates::parse( $case['first'] ), $case['days'], array_map(
			static fn ( array $occurrence ) => PlacedOccurrence::place(
				SampleOccurrence::make( $occurrence['start'], $occurrence['end'] ), $occurrence['id'], null,
				ZoneResolver::forZone( 'UTC' )
			),
			$case['occurrences']
		) );
		$this->assertSame( [ $case['dates'], $case['lanes'], $case['hours'] ], [
			array_map( self::named( ... ), $grid['dates'] ), $grid['lanes'], array_map( self::named( ... ), $grid['hours'] )
		] );
		$tight = array_filter(
			array_merge( ...$grid['hours'] ), static fn ( array $box ) => TimeGridLayout::isTight( $box, $case['days'] )
		);
		$this->assertSame( $case['tight'], array_column( self::named( $tight ), 'id' ) );
	}

	private static function named( array $boxes ): array {
		return array_map( static function ( array $box ): array {
			$id = $box['placed']->id;
			unset( $box['placed'] );
			return [ 'id' => $id ] + $box;
		}, $boxes );
	}
}
