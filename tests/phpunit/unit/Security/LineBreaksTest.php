<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Security;

use MediaWiki\Extension\EventCalendar\Tests\Unit\Content\EventReaders;
use MediaWikiUnitTestCase;

/**
 * The schema's patterns end in `$`, behind which PCRE takes one line break more: ids, codes, dates and addresses with one would
 * begin lines of their own in headers, feeds and attributes.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventReader
 */
final class LineBreaksTest extends MediaWikiUnitTestCase {
	use EventReaders;

	private const EVENT = [
		'title' => 'x', 'type' => 'tech-talk', 'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'Europe/Berlin'
	];

	public static function provideFields(): iterable {
		foreach ( [
			[ 'type' => "tech-talk\n" ], [ 'status' => "confirmed\n" ], [ 'start' => "2026-12-03T18:00\n" ],
			[ 'timeZone' => "Europe/Berlin\n" ], [ 'end' => null, 'duration' => "PT1H\n" ], [ 'topics' => [ "a\n" ] ],
			[ 'audience' => [ "a\n" ] ], [ 'languages' => [ "en\n" ] ], [ 'title' => [ "en\n" => 'x' ] ], [ 'uid' => "a\n" ],
			[ 'registration' => "https://a.example/\n" ], [ 'links' => [ [ 'label' => 'a', 'url' => "https://a.example/\n" ] ] ],
			[ 'participation' => [ [ 'kind' => 'chat', 'url' => "mailto:a@b.example\n", 'for' => 'audience' ] ] ],
			[ 'outcome' => [ 'recording' => "https://a.example/\n" ] ], [ 'promotion' => [ 'channels' => [ "a\n" ] ] ],
			[ 'recurrence' => [ 'rule' => "FREQ=WEEKLY\n" ] ],
			[ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'exclude' => [ "2026-12-10T18:00\n" ] ] ],
			[ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => [ "2026-12-10T18:00\n" => [ 'title' => 'y' ] ] ] ],
		] as $fields ) {
			yield json_encode( $fields ) => [ $fields ];
		}
	}

	/** @dataProvider provideFields */
	public function testALineBreakAtTheEndIsRefused( array $fields ): void {
		$event = array_filter( $fields + self::EVENT, static fn ( $value ) => $value !== null );
		$this->assertNotSame( [], $this->newReader()->read( json_encode( $event ) )->problems );
		$fits = json_decode( str_replace( '\n', '', json_encode( $event ) ), true );
		$this->assertSame( [], self::describe( $this->newReader()->read( json_encode( $fits ) )->problems ) );
	}
}
