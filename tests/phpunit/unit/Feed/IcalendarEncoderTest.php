<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Feed;

use MediaWiki\Extension\EventCalendar\Feed\Component;
use MediaWiki\Extension\EventCalendar\Feed\IcalendarEncoder;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Feed\Component
 * @covers \MediaWiki\Extension\EventCalendar\Feed\IcalendarEncoder
 * @covers \MediaWiki\Extension\EventCalendar\Feed\UriProperty
 */
class IcalendarEncoderTest extends MediaWikiUnitTestCase {

	private function encode( string $name, string|array $value, array $parameters = [] ): string {
		$event = ( new Component( 'VEVENT' ) )->addProperty( $name, $value, $parameters );
		$text = ( new IcalendarEncoder() )->encode( ( new Component( 'VCALENDAR' ) )->addComponent( $event ) );
		$this->assertStringStartsWith( "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", $text );
		$this->assertStringEndsWith( "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", $text );
		return substr( $text, 31, -29 );
	}

	public static function provideProperties(): iterable {
		yield 'plain' => [ [ 'SUMMARY', 'Hello' ], 'SUMMARY:Hello' ];
		yield 'what has a meaning is escaped' => [ [ 'SUMMARY', 'a;b,c\\d:e"f' ], 'SUMMARY:a\;b\,c\\\\d:e"f' ];
		yield 'line feeds' => [ [ 'DESCRIPTION', "a\nb\r\nc\rd" ], 'DESCRIPTION:a\nb\nc\nd' ];
		yield 'what other programs take for line ends'
			=> [ [ 'SUMMARY', "a\u{85}b\u{2028}c\u{2029}d\u{b}e\u{c}f" ], 'SUMMARY:a\nb\nc\nd\ne\nf' ];
		yield 'control characters' => [ [ 'SUMMARY', "a\u{0}b\u{7}c\u{1b}d\u{7f}e\u{9b}f\tg" ], "SUMMARY:abcdef\tg" ];
		yield 'no new property can be smuggled in'
			=> [ [ 'SUMMARY', "x\r\nATTENDEE:mailto:a@b.example" ], 'SUMMARY:x\nATTENDEE:mailto:a@b.example' ];
		yield 'lists' => [ [ 'CATEGORIES', [ 'a,b', 'c;d' ] ], 'CATEGORIES:a\,b,c\;d' ];
		yield 'times' => [ [ 'EXDATE', [ '20270107T180000', '20270114T180000' ], [ 'TZID' => 'Europe/Berlin' ] ],
			'EXDATE;TZID=Europe/Berlin:20270107T180000,20270114T180000' ];
		yield 'dates' => [ [ 'DTSTART', '20270107', [ 'VALUE' => 'DATE' ] ], 'DTSTART;VALUE=DATE:20270107' ];
		yield 'rules' => [ [ 'RRULE', 'FREQ=MONTHLY;BYDAY=1TH,3TH;COUNT=5' ], 'RRULE:FREQ=MONTHLY;BYDAY=1TH,3TH;COUNT=5' ];
		yield 'addresses are not escaped'
			=> [ [ 'URL', 'https://x.example/a,b;c?d=\\' ], 'URL;VALUE=URI:https://x.example/a,b;c?d=%5C' ];
		yield 'addresses keep what is encoded and encode the rest'
			=> [ [ 'URL', "https://x.example/%C3%A9/é x\r\nATTACH:y" ],
				'URL;VALUE=URI:https://x.example/%C3%A9/%C3%A9%20x%0D%0AATTACH:y' ];
		yield 'parameters' => [
			[ 'CONFERENCE', 'https://x.example/', [
				'VALUE' => 'URI', 'FEATURE' => [ 'AUDIO', 'VIDEO' ], 'LABEL' => "The \"big\"; room,\r\nX:1" ] ],
			"CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"The 'big'; room, X:1\":https\r\n ://x.example/"
		];
		yield 'colours' => [ [ 'COLOR', 'teal' ], 'COLOR:teal' ];
	}

	/**
	 * @dataProvider provideProperties
	 */
	public function testWritesProperties( array $property, string $expected ): void {
		$this->assertSame( $expected, $this->encode( ...$property ) );
	}

	public function testFoldsAtSeventyFiveOctetsBetweenCharacters(): void {
		foreach ( [ 'x', 'é', 'ש', 'ज', '👩‍💻' ] as $character ) {
			for ( $offset = 0; $offset < 5; $offset++ ) {
				$text = str_repeat( 'a', $offset ) . str_repeat( $character, 100 );
				$folded = $this->encode( 'SUMMARY', $text );
				foreach ( explode( "\r\n", $folded ) as $line ) {
					$this->assertLessThanOrEqual( 75, strlen( $line ) );
					$this->assertTrue( mb_check_encoding( $line, 'UTF-8' ), 'No character is split' );
				}
				$this->assertSame( "SUMMARY:$text", str_replace( "\r\n ", '', $folded ) );
			}
		}
	}

	public function testTheLibraryIsNotHeardOnAnyErrorHandler(): void {
		$heard = [];
		set_error_handler( static function ( int $level, string $message ) use ( &$heard ): bool {
			$heard[] = $message;
			return true;
		} );
		try {
			$this->encode( 'X-UNKNOWN', 'y', [ 'X-P' => 'z' ] );
		} finally {
			restore_error_handler();
		}
		$this->assertSame( [], $heard );
	}
}
