<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Promotion;

use MediaWiki\Extension\EventCalendar\Promotion\ListLinks;
use MediaWiki\Extension\EventCalendar\Promotion\SafeWikitext;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\SafeWikitext
 * @covers \MediaWiki\Extension\EventCalendar\Promotion\ListLinks
 */
class SafeWikitextTest extends MediaWikiUnitTestCase {
	public static function provideHostile(): iterable {
		yield 'template' => [ '{{Delete}} {{subst:X}}', '&#123;&#123;Delete&#125;&#125; &#123;&#123;subst:X&#125;&#125;' ];
		yield 'signature' => [ '~~~~', '&#126;&#126;&#126;&#126;' ];
		yield 'ping' => [ '[[User:Admin]]', '&#91;&#91;User:Admin&#93;&#93;' ];
		yield 'pipe' => [ 'a|b=c', 'a&#124;b&#61;c' ];
		yield 'tags and comments' => [ '<nowiki><!-- x -->', '&lt;nowiki&gt;&lt;!-- x --&gt;' ];
		yield 'heading' => [ "x\n== y ==", 'x &#61;&#61; y &#61;&#61;' ];
		yield 'list' => [ '* a', '&#42; a' ];
		yield 'entity' => [ '&lt; &#91;', '&amp;lt; &amp;#91;' ];
		yield 'bold' => [ "'''x'", "&#39;&#39;'x&#39;" ];
		yield 'behaviour switch' => [ '__NOTOC__', '&#95;&#95;NOTOC&#95;&#95;' ];
		yield 'behaviour switches of other languages' => [ '＿＿目次＿＿ _HIDDENCAT_', '&#65343;&#65343;目次&#65343;&#65343; &#95;HIDDENCAT&#95;' ];
		yield 'address' => [ 'https://spam.example mailto:a@b', 'https&#58;//spam.example &#109;ailto:a@b' ];
		yield 'address behind what is escaped' => [ '_mailto:a@b __news:x', '&#95;&#109;ailto:a@b &#95;&#95;&#110;ews:x' ];
		yield 'magic link' => [ 'RFC 1234', '&#82;FC 1234' ];
		yield 'direction' => [ "a\u{202E}b", 'a b' ];
		yield 'words' => [ "What's new? Tech & talk: 50 %", "What's new? Tech & talk: 50 %" ];
	}

	/**
	 * @dataProvider provideHostile
	 */
	public function testWordsOfOthersAreText( string $text, string $safe ): void {
		$this->assertSame( $safe, SafeWikitext::of( $text ) );
	}

	public function testAListIsWhatItsEntriesLinkTo(): void {
		$this->assertSame( [ 'User:A', 'de:Benutzer:B', 'Project:C' ], ListLinks::read( <<<'WIKITEXT'
			Add yourself, see [[Help:Me]].
			* [[User:A|a]] and [[User:Z]]
			# see [[ :de:Benutzer:B ]]
			<!-- * [[User:No]] -->
			<nowiki>
			* [[User:No]]
			</nowiki>
			** [[Project:C]]
			* [https://example.org x]
			WIKITEXT ) );
	}
}
