<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Fuzz;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\WikitextOracle;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Fuzz\Oracle\WikitextOracle
 */
final class WikitextOracleTest extends MediaWikiIntegrationTestCase {
	private function finding( string $text, array $expected = [], int $signatures = 0 ): ?string {
		$oracle = new WikitextOracle(
			$this->getServiceContainer()->getParserFactory(), $this->getTestSysop()->getUser(), 'https://wiki.example'
		);
		try {
			$oracle->check( 'x', $text, 'fz10000q', $expected, $signatures );
		} catch ( Finding $e ) {
			return $e->kind;
		}
		return null;
	}

	public static function provideTexts(): iterable {
		yield 'text' => [ "'''a''' &#91;&#91;b&#93;&#93; [https://wiki.example/x y]", null ];
		yield 'a template' => [ '{{subst:x}}', 'x: input makes a node of type template' ];
		yield 'a parameter' => [ '{{{x}}}', 'x: input makes a node of type tplarg' ];
		yield 'an extension tag' => [ '<nowiki>x</nowiki>', 'x: input makes a node of type ext' ];
		yield 'something for inclusion' => [ '<includeonly>x</includeonly>', 'x: input makes a node of type ignore' ];
		yield 'a comment' => [ 'a <!-- b -->', 'x: input makes a node of type comment' ];
		yield 'a heading' => [ "a\n== b ==\n", 'x: input makes a node of type h' ];
		yield 'a signature' => [ 'a ~~~', 'x: signature of the input' ];
		yield 'a category' => [ '[[Category:X]]', 'x: category of the input' ];
		yield 'a file' => [ '[[File:X.png]]', 'x: file of the input' ];
		yield 'a ping' => [ '[[User:Somebody else]]', 'x: link of the input' ];
		yield 'a magic word' => [ '__NOINDEX__', 'x: property of the input' ];
		yield 'an address' => [ 'see https://evil.example/', 'x: external link of the input' ];
	}

	/** @dataProvider provideTexts */
	public function testWikitextOfAnInputIsSeen( string $text, ?string $expected ): void {
		$this->assertSame( $expected, $this->finding( $text ) );
	}

	public function testWhatTheCodeItselfWritesIsCounted(): void {
		$text = "== a ==\nb <nowiki>c</nowiki> ~~~~\n<!-- d -->";
		$this->assertNull( $this->finding( $text, [ 'h' => 1, 'ext' => 1, 'comment' => 1 ], 1 ) );
		$this->assertNotNull( $this->finding( "$text ~~~", [ 'h' => 1, 'ext' => 1, 'comment' => 1 ], 1 ) );
	}
}
