<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content\Page;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\EventPageRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\InvalidPage
 * @group Database
 */
class InvalidPageTest extends EventPageTestCase {
	public function testEveryProblemIsNamedWithItsPlace() {
		$output = self::draw( [ 'type' => '<b>', 'start' => '2026-02-30T18:00', 'colour' => 'blue' ] + self::EVENT );
		$html = $output->getContentHolderText();
		$this->assertStringContainsString( 'cdx-message--error', $html );
		foreach ( [ '/type', '/start', '/colour' ] as $pointer ) {
			$this->assertStringContainsString( "<li><code dir=\"ltr\">$pointer</code>", $html );
		}
		$this->assertStringNotContainsString( '⧼', $html );
		$this->assertStringContainsString( '"2026-02-30T18:00"', $html );
		$this->assertStringNotContainsString( '<b>', $html );
		$this->assertContains( 'Event_pages_with_problems', $output->getCategoryNames() );
	}

	/** @dataProvider provideBrokenTexts */
	public function testNoTextMakesThePageFail( string $text ) {
		$output = self::draw( $text );
		$this->assertStringContainsString( 'cdx-message--error', $output->getContentHolderText() );
		$this->assertSame( [], $output->getHeadItems() );
		$this->assertNull( $output->getExtensionData( 'eventcalendar-meta' ) );
	}

	public static function provideBrokenTexts(): iterable {
		yield 'nothing' => [ '' ];
		yield 'not JSON' => [ '{ "title": ' ];
		yield 'no object' => [ '[]' ];
		yield 'a number' => [ '5' ];
		yield 'null' => [ 'null' ];
		yield 'not UTF-8' => [ "{ \"title\": \"\xFF\" }" ];
		yield 'deep' => [ str_repeat( '[', 5000 ) ];
		yield 'wrong types everywhere' => [ '{"title":5,"start":{},"recurrence":[],"participation":"x","speakers":{"a":1}}' ];
		yield 'markup' => [ '</pre></textarea><script>alert(1)</script>' ];
	}

	public function testTheSourceIsShownAsItStands() {
		$html = self::html( '</pre><script>alert(1)</script>' );
		$this->assertStringContainsString( '&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;</pre>', $html );
		$this->assertStringNotContainsString( '<script', $html );
	}
}
