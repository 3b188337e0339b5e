<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Promotion\Social;

use MediaWiki\Extension\EventCalendar\Promotion\Social\NeutralText;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\Social\NeutralText
 */
class NeutralTextTest extends MediaWikiUnitTestCase {
	public static function provideLines(): iterable {
		yield 'plain text' => [ 'Grüße, 世界 & <b>', 'Grüße, 世界 & <b>' ];
		yield 'a mention' => [ 'Hi @jimbo', "Hi @\u{2060}jimbo" ];
		yield 'a mention with its server' => [ '@a@b.example', "@\u{2060}a@\u{2060}b.example" ];
		yield 'a full-width mention' => [ '＠jimbo', "＠\u{2060}jimbo" ];
		yield 'a hashtag' => [ '#scam #1', "#\u{2060}scam #\u{2060}1" ];
		yield 'a full-width hashtag' => [ '＃詐欺', "＃\u{2060}詐欺" ];
		yield 'what somebody hid between' => [ "@\u{200B}\u{2060}jimbo", "@\u{2060}jimbo" ];
		yield 'a cashtag' => [ '$SCAM', "$\u{2060}SCAM" ];
		yield 'C# alone' => [ 'C# and F#', 'C# and F#' ];
		yield 'a command' => [ '/quit now', "\u{2060}/quit now" ];
		yield 'several lines' => [ "a\r\n\tb\u{2028}c", 'a b c' ];
		yield 'controls' => [ "a\0\x07\u{9B}b", 'ab' ];
		yield 'what turns a line around' => [ "a\u{202E}dcb\u{2066}e", 'adcbe' ];
		yield 'letters that are tags' => [ "a\u{E0041}\u{E007F}b", 'ab' ];
		yield 'joiners that scripts and emoji need' => [ "می\u{200C}خواهم 👨\u{200D}👩", "می\u{200C}خواهم 👨\u{200D}👩" ];
		yield 'broken UTF-8' => [ "a\xFFb", 'a?b' ];
	}

	/**
	 * @dataProvider provideLines
	 */
	public function testTextsOfEventsSpeakToNobody( string $text, string $expected ): void {
		$this->assertSame( $expected, NeutralText::line( $text ) );
	}

	public function testIsTheSameWhenDoneTwice(): void {
		foreach ( self::provideLines() as [ $text ] ) {
			$once = NeutralText::line( $text );
			$this->assertSame( $once, NeutralText::line( $once ) );
		}
	}

	public function testWhatOrganisersWriteMaySpeakToOthersInLines(): void {
		$this->assertSame(
			"Thanks @jimbo\n#wiki\n\nend @\u{2060}x",
			NeutralText::written( " \u{202E}Thanks @jimbo\0  \r\n#wiki\r\n\nend @\u{2060}x\n\n" )
		);
	}
}
