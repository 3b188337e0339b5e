<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Content;

use MediaWiki\Extension\EventCalendar\Content\EventNormalizer;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\EventNormalizer
 * @covers \MediaWiki\Extension\EventCalendar\Content\JsonSchema
 */
class EventNormalizerTest extends MediaWikiUnitTestCase {
	use EventReaders;

	private function normalize( string $text ): string {
		return ( new EventNormalizer( self::schema() ) )->normalize( $text );
	}

	public function testFieldsComeInTheOrderOfTheSchemaAndLanguagesInTheirs(): void {
		$typed = <<<'JSON'
			{ // how it was typed
			"recurrence": { "overrides": { "2027-02-04T18:00": { "title": { "fr": "\u00e9", "en": "</script>" }, "status": "cancelled" },
				"2027-01-07T18:00": {} }, "rule": "FREQ=MONTHLY;BYDAY=1TH" },
			"title": { "pt-br": "x", "de": "y" }, "type": "other", "speakers": [ { "user": "B", "name": "A" }, { "name": "0" } ],
			"topics": [ "b", "a" ], "start": "2026-12-03T18:00", "version": 1,
			}
			JSON;
		$expected = <<<'JSON'
			{
				"version": 1,
				"title": {
					"de": "y",
					"pt-br": "x"
				},
				"type": "other",
				"start": "2026-12-03T18:00",
				"recurrence": {
					"rule": "FREQ=MONTHLY;BYDAY=1TH",
					"overrides": {
						"2027-01-07T18:00": {},
						"2027-02-04T18:00": {
							"status": "cancelled",
							"title": {
								"en": "</script>",
								"fr": "é"
							}
						}
					}
				},
				"topics": [
					"b",
					"a"
				],
				"speakers": [
					{
						"name": "A",
						"user": "B"
					},
					{
						"name": "0"
					}
				]
			}
			JSON;
		$this->assertSame( $expected, $this->normalize( $typed ) );
		$this->assertSame( $expected, $this->normalize( $expected ), 'again' );
	}

	public function testTextThatIsNotJsonStaysAsItWasTyped(): void {
		foreach ( [ '', '{ "title": "x"', "{ 'a': 1 }\t", '{"a":1,"a":2}' ] as $text ) {
			$this->assertSame( $text, $this->normalize( $text ) );
		}
	}

	public function testANumberThatIsTooLargeToBeWrittenAgainStaysAsItWasTyped(): void {
		$this->assertSame( '{"version":1e999}', $this->normalize( '{"version":1e999}' ) );
	}

	public function testUnknownFieldsAndValuesOfOtherTypesAreKept(): void {
		$text = '{"zzz":{"b":1,"a":2},"title":[5,null],"start":{"x":true},"1":"one"}';
		$this->assertEquals( json_decode( $text ), json_decode( $this->normalize( $text ) ) );
		foreach ( [ '5', '"x"', '[]', '{}', 'null' ] as $text ) {
			$this->assertSame( $text, $this->normalize( $text ) );
		}
	}

	public function testNormalizingChangesNothingThatAnEventSays(): void {
		foreach ( glob( self::fixtures() . '/events/valid/*.json' ) as $file ) {
			$text = file_get_contents( $file );
			$this->assertEquals( json_decode( $text ), json_decode( $this->normalize( $text ) ), $file );
		}
	}
}
