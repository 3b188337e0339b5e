<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Digest;

use MediaWiki\Extension\EventCalendar\Digest\Composing\MailMarkup;
use MediaWiki\Extension\EventCalendar\Digest\Content\PlainLine;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\TextColumns;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Composing\MailMarkup
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Content\PlainLine
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Rendering\TextColumns
 */
final class MailTextTest extends MediaWikiUnitTestCase {
	public function testLinesAreBrokenBetweenWords(): void {
		$this->assertSame( "* one two\n  three\n  four", TextColumns::wrap( " one  two\nthree four", 10, '* ', '  ' ) );
		$this->assertSame( "see\nhttps://example.org/a-long-address", TextColumns::wrap( 'see https://example.org/a-long-address', 12 ) );
		$this->assertSame( '', TextColumns::wrap( '', 10 ) );
	}

	public function testChineseCharactersTakeTwoColumnsAndMayBeParted(): void {
		$lines = explode( "\n", TextColumns::wrap( str_repeat( '技术讲座', 10 ), 20 ) );
		$this->assertSame( [ 20, 20, 20, 20 ], array_map( mb_strwidth( ... ), $lines ) );
	}

	public function testOnlyWhatMailBearsIsKept(): void {
		[ $html, $text ] = ( new MailMarkup() )->convert(
			'<h2 id="x"><span class="mw-headline">Öwls</span></h2><p style="color:red" onclick="x()">See ' .
			'<a href="https://example.org/?a=1&amp;b=2" class="external">this</a> and <a href="javascript:x()">that</a> &lt;b&gt;</p>' .
			'<img src="https://evil.example/t.png" alt="an owl">' .
			'<ul><li>one</li><li lang="fr">deux</li></ul><style>.a{}</style><iframe src="x"></iframe><table><tr><td>cell</td></tr></table>'
		);
		$this->assertStringContainsString(
			'<p><strong>Öwls</strong></p><p>See <a href="https://example.org/?a=1&amp;b=2">this</a>', $html
		);
		$this->assertStringContainsString( 'and that &lt;b&gt;</p>an owl<ul><li>one</li><li lang="fr">deux</li></ul>', $html );
		$this->assertStringContainsString( 'cell', $html );
		foreach ( [ 'style', 'onclick', 'javascript', '<img', 'iframe', 'table', '.a{}' ] as $absent ) {
			$this->assertStringNotContainsString( $absent, $html );
		}
		$this->assertStringStartsWith( "Öwls\n\nSee this <https://example.org/?a=1&b=2> and that <b>", $text );
		$this->assertStringContainsString( "* one\n* deux", $text );
	}

	public function testALineReordersAndHidesNothing(): void {
		$this->assertSame( 'a b c', PlainLine::of( "\u{202E}a\r\nb\u{200B}\u{2066} c\u{0} " ) );
		$this->assertSame( 'abcd…', PlainLine::cut( 'abcdefgh', 5 ) );
		$this->assertSame( 'abcde', PlainLine::cut( 'abcde', 5 ) );
	}
}
