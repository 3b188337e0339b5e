<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Fuzz;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\IcalendarOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\JsonOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\PlainOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\XmlOracle;
use MediaWikiUnitTestCase;

/**
 * A fuzzer is worth what its oracles see.
 *
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Finding
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Oracle\IcalendarOracle
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Oracle\JsonOracle
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Oracle\PlainOracle
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Oracle\XmlOracle
 */
final class OraclesTest extends MediaWikiUnitTestCase {
	private const TOKEN = 'fz10000q';

	/** @param callable():mixed $check */
	private static function finding( callable $check ): ?string {
		try {
			$check();
		} catch ( Finding $e ) {
			return $e->kind;
		}
		return null;
	}

	public static function provideHtml(): iterable {
		$t = self::TOKEN;
		yield 'an element' => [ "<p>a</p><$t-el>", 'x: element of the input' ];
		yield 'an end tag' => [ "<p>a</p></$t-el>", 'x: end tag of the input' ];
		yield 'a script' => [ '<script>1</script>', 'x: element of the input' ];
		yield 'an attribute' => [ "<img src=\"/x\" on$t=1>", 'x: attribute of the input' ];
		yield 'any handler' => [ '<p onclick="1">', 'x: attribute of the input' ];
		yield 'an address that is code' => [ '<a href=" java&#10;script:1">', 'x: address that leads nowhere good' ];
		yield 'an address that is data' => [ '<a href="data:text/html,1">', 'x: address that leads nowhere good' ];
		yield 'a style that loads' => [ '<p style="background:URL (//x)">', 'x: style of the input' ];
		yield 'a comment' => [ "<!-- $t -->", 'x: comment of the input' ];
		yield 'data that is no JSON' => [ "<div data-mw-eventcalendar='{\"a\":'>", 'x: inlined data: no JSON' ];
		yield 'a script that may end early' => [
			'<script type="application/ld+json">{"a":"<!--"}</script>', 'x: unescaped in a script'
		];
		yield 'JSON-LD that is none' => [ '<script type="application/ld+json">{a}</script>', 'x: JSON-LD: no JSON' ];
		yield 'a frame with scripts' => [
			'<iframe class="ext-eventcalendar-digest__mail" sandbox="allow-scripts" srcdoc="x"></iframe>', 'x: element of the input'
		];
		yield 'a frame with something in it' => [
			'<iframe class="ext-eventcalendar-digest__mail" sandbox="allow-popups" srcdoc="&lt;p onclick=1>"></iframe>',
			'x: framed mail: attribute of the input'
		];
		yield 'what is no UTF-8' => [ "\xff", 'x: HTML is no UTF-8' ];
		yield 'all of it escaped' => [
			"<p title=\"&quot;&gt;&lt;$t-el on$t=1&gt;\">&lt;$t-el&gt; javascript:1</p><a href=\"https://x.example/?$t\">x</a>"
				. '<script type="application/ld+json">{"a":"\u003Cscript\u003E"}</script><div data-mw-eventcalendar="{&quot;a&quot;:1}">',
					null
		];
	}

	/** @dataProvider provideHtml */
	public function testMarkupOfAnInputIsSeenInHtml( string $html, ?string $expected ): void {
		$this->assertSame( $expected, self::finding( static fn () => HtmlOracle::check( 'x', $html, self::TOKEN ) ) );
	}

	public static function provideIcalendar(): iterable {
		$calendar = static fn ( string ...$lines ) => implode( "\r\n", [
			'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261101T000000Z', ...$lines, 'END:VEVENT',
				'END:VCALENDAR', ''
		] );
		$t = self::TOKEN;
		yield 'as it should be' => [ $calendar( "SUMMARY:<$t> \\n X-$t:1", "CONFERENCE;VALUE=URI;LABEL=\"a;X-$t=1\":https://x/" ), null ];
		yield 'a property' => [ $calendar( 'SUMMARY:a', "X-$t:1" ), 'x: property of the input in iCalendar' ];
		yield 'a property that we know elsewhere' => [ $calendar( 'ATTENDEE:mailto:a@example.org' ),
			'x: property of the input in iCalendar' ];
		yield 'a parameter' => [ $calendar( "SUMMARY;X-FZ10000Q=1:a" ), 'x: property of the input in iCalendar' ];
		yield 'a line feed alone' => [ $calendar( "SUMMARY:a\nB:c" ), 'x: line ends in iCalendar' ];
		yield 'a long line' => [ $calendar( 'SUMMARY:' . str_repeat( 'a', 70 ) ), 'x: folding of iCalendar' ];
		yield 'a fold within a character' => [ $calendar( "SUMMARY:\xc3\r\n \xa9" ), 'x: folding of iCalendar' ];
		yield 'a control character' => [ $calendar( "SUMMARY:\x07" ), 'x: property of the input in iCalendar' ];
		yield 'an event more' => [ $calendar( 'END:VEVENT', 'BEGIN:VEVENT', 'UID:2' ), 'x: number of events in iCalendar' ];
		yield 'an end that does not fit' => [ $calendar( 'END:VALARM' ), 'x: components of iCalendar are mixed up' ];
	}

	/** @dataProvider provideIcalendar */
	public function testWhatAnInputAddsIsSeenInIcalendar( string $text, ?string $expected ): void {
		$this->assertSame( $expected, self::finding( static fn () => IcalendarOracle::check( 'x', $text, self::TOKEN, 1 ) ) );
	}

	public static function provideXml(): iterable {
		$t = self::TOKEN;
		yield 'as it should be' => [
			"<feed><title>&lt;$t-el&gt; ]]&gt;</title><content type=\"html\">&lt;p&gt;a&lt;/p&gt;</content></feed>", null
		];
		yield 'not well-formed' => [ '<feed>&nbsp;</feed>', 'x: XML is not well-formed' ];
		yield 'a control character' => [ "<feed>\x01</feed>", 'x: XML is not well-formed' ];
		yield 'an element' => [ "<feed><$t-el/></feed>", 'x: element of the input in XML' ];
		yield 'an attribute' => [ "<feed on$t=\"1\"/>", 'x: attribute of the input in XML' ];
		yield 'an address that is code' => [ '<feed><link href="javascript:1"/></feed>', 'x: attribute of the input in XML' ];
		yield 'a comment' => [ '<feed><!-- a --></feed>', 'x: something of the input in XML' ];
		yield 'HTML with an element' => [
			"<feed><content type=\"html\">&lt;$t-el&gt;</content></feed>", 'x: HTML in it: element of the input'
		];
	}

	/** @dataProvider provideXml */
	public function testMarkupOfAnInputIsSeenInXml( string $xml, ?string $expected ): void {
		$this->assertSame( $expected, self::finding( static fn () => XmlOracle::check( 'x', $xml, self::TOKEN ) ) );
	}

	public function testCharactersThatDoNotBelongInATextAreSeen(): void {
		$this->assertNull( self::finding( static fn () => PlainOracle::line( 'x', 'a <b> é' ) ) );
		$this->assertNull( self::finding( static fn () => PlainOracle::block( 'x', "a\nb" ) ) );
		foreach ( [ "a\nb", "a\r", "a\0", "a\u{85}", "a\u{2028}", "a\u{202E}" ] as $text ) {
			$this->assertNotNull( self::finding( static fn () => PlainOracle::line( 'x', $text ) ), json_encode( $text ) );
		}
		$this->assertNotNull( self::finding( static fn () => PlainOracle::block( 'x', "a\r\nb" ) ) );
		$this->assertNotNull( self::finding( static fn () => PlainOracle::block( 'x', "a\xff" ) ) );
	}

	public function testWhatIsNoJsonIsSeen(): void {
		$this->assertSame( [ 'a' => 1 ], JsonOracle::check( 'x', '{"a":1}' ) );
		$this->assertNotNull( self::finding( static fn () => JsonOracle::check( 'x', "{\"a\":\"\xff\"}" ) ) );
	}
}
