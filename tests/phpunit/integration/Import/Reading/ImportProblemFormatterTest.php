<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Import\Reading;

use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblemFormatter;
use MediaWikiIntegrationTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblemFormatter
 */
class ImportProblemFormatterTest extends MediaWikiIntegrationTestCase {
	private static function say( string $code, string ...$params ): string {
		$formatter = new ImportProblemFormatter( new ProblemFormatter() );
		return $formatter->message( new ImportProblem( $code, 'a', $params ) )->inLanguage( 'en' )->text();
	}

	public function testSaysWhatIsWrong(): void {
		$this->assertSame( 'There is no time zone "Mars/[[Olympus]] {{x}}".', self::say( 'timezone-unknown', 'Mars/[[Olympus]] {{x}}' ) );
		$this->assertSame( 'The event has no start.', self::say( 'start-missing' ) );
	}

	public function testSaysWhatThePageWouldHaveAgainstIt(): void {
		$text = self::say( 'event-invalid', 'end-before-start', '/end' );
		$this->assertStringContainsString( '/end', $text );
		$this->assertStringNotContainsString( '⧼', $text );
		$this->assertStringNotContainsString( '$', $text );
		$rule = self::say( 'rrule-invalid', 'rule-start-does-not-fit', '/recurrence/rule', '2026-03-01T10:00', '2026-03-02T10:00' );
		$this->assertStringContainsString( '2026-03-02T10:00', $rule );
	}
}
