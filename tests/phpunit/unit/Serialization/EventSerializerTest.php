<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Serialization;

use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Serialization\EventSerializer;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Extension\EventCalendar\Tests\SampleOccurrence;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Serialization\EventSerializer
 */
class EventSerializerTest extends MediaWikiUnitTestCase {

	public function testTellsThePagesFieldsWithoutThoseOfPresentersAndOrganizers(): void {
		$links = $this->createMock( EventPageLinks::class );
		$links->method( 'title' )->willReturn( 'EventCalendar:Talk' );
		$links->method( 'url' )->willReturn( 'https://home.example/Talk' );
		$occurrenceSerializer = $this->createMock( OccurrenceSerializer::class );
		$occurrenceSerializer->method( 'serialize' )->willReturnCallback(
			static fn ( $occurrence, $code ) => [ 'start' => $occurrence->times->start, 'language' => $code ]
		);
		$text = '{
			"title": { "en": "Talk" }, "type": "tech-talk", "start": "2026-12-03T18:00",
			"organizerNotes": { "en": "secret" }, "promotion": {}, "outcome": {},
			"participation": [
				{ "kind": "video", "url": "https://secret.example/", "for": "presenters" },
				{ "kind": "chat", "url": "https://chat.example/" }
			],
			"recurrence": { "rule": "FREQ=WEEKLY", "overrides": {
				"2026-12-10T18:00": { "participation": [ { "kind": "phone", "text": "secret", "for": "presenters" } ] },
				"2026-12-17T18:00": {}
			} }
		}';
		$json = json_decode( $text );
		$data = ( new EventSerializer( $links, $occurrenceSerializer ) )->serialize(
			new EventPage( 'home', 12, 'Talk', 345, 1790000000 ),
			$json,
			[ SampleOccurrence::make( '2026-12-03T17:00', '2026-12-03T18:00' ) ],
			'de'
		);
		$this->assertJsonStringEqualsJsonString( '{
			"id": "12", "wiki": "home", "pageid": 12, "page": "EventCalendar:Talk", "url": "https://home.example/Talk",
			"revision": 345, "timestamp": "2026-09-21T14:13:20Z",
			"title": { "en": "Talk" }, "type": "tech-talk", "start": "2026-12-03T18:00", "promotion": {}, "outcome": {},
			"participation": [ { "kind": "chat", "url": "https://chat.example/" } ],
			"recurrence": { "rule": "FREQ=WEEKLY", "overrides": {
				"2026-12-10T18:00": { "participation": [] },
				"2026-12-17T18:00": {}
			} },
			"occurrences": [ { "start": 1796317200, "language": "de" } ]
		}', json_encode( $data ) );
		foreach ( [ '"promotion":{}', '"outcome":{}', '"2026-12-17T18:00":{}', '"participation":[]' ] as $part ) {
			$this->assertStringContainsString( $part, json_encode( $data ), 'Empty objects and lists stay what they are' );
		}
		$this->assertEquals( json_decode( $text ), $json, 'What was given stays as it was' );
	}
}
