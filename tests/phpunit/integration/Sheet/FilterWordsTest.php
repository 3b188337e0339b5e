<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Sheet;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Sheet\FilterWords;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\FilterWords
 */
final class FilterWordsTest extends MediaWikiIntegrationTestCase {
	private const FIXTURE = __DIR__ . '/../../../fixtures/filter-words.json';

	private function describe( array $values, string $language = 'en', string $wiki = 'Example wiki' ): string {
		$names = $this->createMock( LanguageNameUtils::class );
		$names->method( 'getLanguageName' )->willReturnCallback(
			static fn ( string $code ) => $code === 'xx' ? '' : "language $code"
		);
		$services = $this->getServiceContainer();
		$words = new FilterWords(
			$services->getService( 'EventCalendar.CalendarLanguageFactory' )
				->make( $services->getLanguageFactory()->getLanguage( $language ) ),
			$services->getService( 'EventCalendar.SettingsLookup' )->get(),
			$names
		);
		return $words->describe( new OccurrenceFilter(
			$values['types'] ?? [], $values['topics'] ?? [], $values['audience'] ?? [], $values['languages'] ?? [],
			$values['status'] ?? [], search: $values['search'] ?? '', recorded: $values['recorded'] ?? false
		), $wiki );
	}

	public static function provideFilters(): iterable {
		foreach ( json_decode( file_get_contents( self::FIXTURE ), true )['cases'] as [ 'filter' => $filter, 'words' => $words ] ) {
			yield $words => [ $filter, $words ];
		}
	}

	/**
	 * @dataProvider provideFilters
	 */
	public function testSaysWhatTheFrontEndSays( array $filter, string $words ): void {
		$this->assertSame( $words, preg_replace( '/[\x{2066}-\x{2069}]/u', '', $this->describe( $filter ) ) );
	}

	public function testNoNameCanTurnAroundWhatStandsBesideIt(): void {
		$this->assertSame( "All events of \u{2068}ويكي\u{2069}", $this->describe( [], 'en', 'ويكي' ) );
		$this->assertSame( "All events about \u{2068}\u{202E}abc\u{2069}", $this->describe( [ 'topics' => [ "\u{202E}abc" ] ] ) );
	}

	public function testALanguageWithoutANameIsItsCode(): void {
		$this->assertStringContainsString( "in \u{2068}xx\u{2069}", $this->describe( [ 'languages' => [ 'xx' ] ] ) );
	}
}
