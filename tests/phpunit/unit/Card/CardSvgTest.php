<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Card;

use DOMDocument;
use MediaWiki\Extension\EventCalendar\Card\Card;
use MediaWiki\Extension\EventCalendar\Card\CardSvg;
use MediaWiki\Extension\EventCalendar\Card\LineBreaker;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Card\Card
 * @covers \MediaWiki\Extension\EventCalendar\Card\CardSvg
 * @covers \MediaWiki\Extension\EventCalendar\Card\LineBreaker
 */
class CardSvgTest extends MediaWikiUnitTestCase {
	private const HOSTILE = '</text><script>alert(1)</script><image href="https://evil.example/"/> &amp; ]]> <!-- "\' ';

	private function draw( string $title, array $more = [] ): DOMDocument {
		$card = new Card( ...$more + [
			'title' => $title, 'when' => [ 'Thursday, 3 December 2026, 18:00–19:00 (Europe/Berlin) / 17:00–18:00 UTC' ],
			'type' => 'Tech talk', 'color' => 'blue', 'site' => 'Wiki', 'notice' => '', 'isStruck' => false,
			'language' => 'en', 'direction' => 'ltr',
		] );
		$document = new DOMDocument();
		$svg = CardSvg::withPalette( dirname( __DIR__, 4 ) . '/resources/palette.json' )->draw( $card );
		$this->assertTrue( $document->loadXML( $svg, LIBXML_NONET ) );
		return $document;
	}

	/** @return string[] Lines of text */
	private static function lines( DOMDocument $document ): array {
		return array_map( static fn ( $node ) => $node->textContent, iterator_to_array( $document->getElementsByTagName( 'text' ) ) );
	}

	public function testTextsStayTexts(): void {
		$document = $this->draw( self::HOSTILE, [ 'type' => self::HOSTILE, 'site' => self::HOSTILE, 'notice' => self::HOSTILE,
			'when' => [ self::HOSTILE ], 'color' => '"><script>', 'language' => '"><script>' ] );
		$names = array_map( static fn ( $node ) => $node->localName, iterator_to_array( $document->getElementsByTagName( '*' ) ) );
		$this->assertSame( [ 'rect', 'svg', 'text', 'title' ], self::sorted( $names ) );
		foreach ( $document->getElementsByTagName( '*' ) as $element ) {
			foreach ( $element->attributes as $attribute ) {
				$this->assertNotContains( $attribute->name, [ 'href', 'style', 'class' ] );
				$this->assertStringStartsNotWith( 'on', $attribute->name );
			}
		}
	}

	private static function sorted( array $names ): array {
		$names = array_unique( $names );
		sort( $names );
		return $names;
	}

	public function testWhatXmlCannotHoldAndWhatTurnsLinesAroundIsLeftOut(): void {
		$lines = self::lines( $this->draw( "a\0b\x0B\u{FFFF}c\u{202E}d \xFF" ) );
		$this->assertContains( 'ab cd ?', $lines );
	}

	public function testNothingIsDrawnTwiceForATitleWithoutEnd(): void {
		$short = $this->draw( str_repeat( 'word ', 51 ) );
		$long = $this->draw( str_repeat( 'word ', 100000 ) );
		$this->assertSame( $short->saveXML(), $long->saveXML() );
		$titles = array_filter( self::lines( $long ), static fn ( string $line ) => str_starts_with( $line, 'word' ) );
		$this->assertCount( 4, $titles );
		$this->assertStringEndsWith( '…', end( $titles ) );
	}

	public function testDateTimeAndZoneAreThereInTwoLines(): void {
		$this->assertSame(
			[ 'Tech talk', 'Title', 'Thursday, 3 December 2026, 18:00–19:00', '(Europe/Berlin) / 17:00–18:00 UTC', 'Wiki' ],
			self::lines( $this->draw( 'Title' ) )
		);
	}

	public function testACancelledEventSaysSo(): void {
		$document = $this->draw( 'Title', [ 'notice' => 'Cancelled', 'isStruck' => true ] );
		$this->assertContains( 'Cancelled', self::lines( $document ) );
		$this->assertStringContainsString( 'text-decoration="line-through"', $document->saveXML() );
		$this->assertStringNotContainsString( 'line-through', $this->draw( 'Title' )->saveXML() );
	}

	public function testRightToLeftBeginsAtTheRight(): void {
		$texts = $this->draw( 'عنوان', [ 'direction' => 'rtl' ] )->getElementsByTagName( 'text' );
		$this->assertSame( '1110', $texts[1]->getAttribute( 'x' ) );
		$this->assertSame( '90', $this->draw( 'Title' )->getElementsByTagName( 'text' )[1]->getAttribute( 'x' ) );
	}

	public static function provideTexts(): iterable {
		yield 'words' => [ 'aaaa bbbb cccc', 5.0, 5, [ 'aaaa bbbb', 'cccc' ] ];
		yield 'Chinese breaks anywhere' => [ '一二三四五六', 3.0, 5, [ '一二三', '四五六' ] ];
		yield 'a long word is cut' => [ 'aaaaaaaaaaaa', 3.0, 9, [ 'aaaaa', 'aaaaa', 'aa' ] ];
		yield 'too much ends in an ellipsis' => [ 'aaaa bbbb cccc dddd', 3.0, 2, [ 'aaaa', 'bbbb…' ] ];
		yield 'marks take no room' => [ "e\u{0301}e\u{0301}e\u{0301}", 2.0, 1, [ "e\u{0301}e\u{0301}e\u{0301}" ] ];
		yield 'nothing' => [ '', 3.0, 2, [] ];
	}

	/**
	 * @dataProvider provideTexts
	 */
	public function testBreaksLinesWhereTheScriptAllowsIt( string $text, float $width, int $lines, array $expected ): void {
		$this->assertSame( $expected, LineBreaker::break( $text, $width, $lines ) );
	}
}
