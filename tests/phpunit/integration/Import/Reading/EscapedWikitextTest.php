<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import\Reading;

use MediaWiki\Extension\EventCalendar\Import\Reading\EscapedWikitext;
use MediaWiki\Extension\EventCalendar\Import\Reading\PlainText;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;
use ParserOptions;

/**
 * Held against the parser itself: what it shows is the text, and nothing but text.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\EscapedWikitext
 */
class EscapedWikitextTest extends MediaWikiIntegrationTestCase {
	public static function provideTexts(): iterable {
		$texts = [
			'[[Category:Spam]] [[Image:X.png|thumb]] [https://x.example y] {{Delete}} {{{1}}} {{#if:1|2}}',
			'<script>alert(1)</script> <ref>x</ref> <nowiki>y</nowiki> <!-- z --> &lt; &#60; &nbsp; <br> </p>',
			"'''bold''' ''it''''' '", '~~~~ ~~~~~ ~', '__NOTOC__ __FORCETOC__ ＿＿目次＿＿ a_b __x',
			'== Heading ==', '* item', '# item', '; term : definition', ': indent', ' preformatted', "\tpreformatted",
			'{| class="x"' . "\n|-\n! a !! b\n| c || d\n|}", '----', '-{zh:a;zh-hans:b}-', '#REDIRECT [[Main Page]]',
			'ISBN 978-0-123456-47-2 RFC 5545 PMID 12345 __RFC 5545',
			'mailto:a@b.example news:x javascript:alert(1) ftp://x.example //y.example C:\temp 18:00',
			"one\ntwo\n\nthree", '"quoted" – “x” … 100 % a=b a|b', "\u{05E2}\u{05E8}\u{05D1} 🎉", '1. Review 2) Plans', '0', '-1',
		];
		foreach ( $texts as $text ) {
			yield $text => [ $text ];
		}
	}

	private function html( string $wikitext ): string {
		$services = $this->getServiceContainer();
		$options = ParserOptions::newFromAnon();
		$title = Title::makeTitle( NS_MAIN, 'Test' );
		// Signatures are written out when a page is saved.
		$saved = $services->getParser()->preSaveTransform( $wikitext, $title, $this->getTestUser()->getUser(), $options );
		return $services->getParser()->parse( $saved, $title, $options )->getRawText();
	}

	/**
	 * @dataProvider provideTexts
	 */
	public function testThePageShowsTheTextAndNothingOfItWorks( string $text ): void {
		$text = PlainText::block( $text );
		$html = $this->html( EscapedWikitext::of( $text ) );
		$shown = trim( preg_replace( '/\s+/u', ' ', html_entity_decode( strip_tags( $html ), ENT_QUOTES | ENT_HTML5 ) ) );
		$this->assertSame( trim( preg_replace( '/\s+/u', ' ', $text ) ), $shown );
		preg_match_all( '/<([a-z0-9]+)/', $html, $tags );
		$allowed = str_contains( $text, 'https://' ) ? [ 'p', 'br', 'a' ] : [ 'p', 'br' ];
		$this->assertSame( [], array_values( array_diff( $tags[1], $allowed ) ) );
	}

	public function testAddressesOfTheWebAreLinks(): void {
		$html = $this->html( EscapedWikitext::of( 'See https://x.example/a?b=1&c=2&lt;=__TOC__~~~~, (https://y.example/).' ) );
		$this->assertStringContainsString( 'href="https://x.example/a?b=1&amp;c=2&amp;lt;=_%5FTOC_%5F%7E%7E%7E%7E"', $html );
		$this->assertStringContainsString( 'href="https://y.example/"', $html );
		$this->assertSame( 2, substr_count( $html, '<a ' ) );
	}

	public function testLinesAndParagraphsAreKept(): void {
		$this->assertSame( "a<br>\nb\n\nc", EscapedWikitext::of( "a\nb\n\nc" ) );
		$this->assertSame( 2, substr_count( $this->html( EscapedWikitext::of( "a\nb\n\nc" ) ), '<p>' ) );
	}
}
