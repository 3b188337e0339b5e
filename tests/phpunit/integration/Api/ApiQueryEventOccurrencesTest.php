<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Api;

use MediaWiki\Api\ApiMain;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Tests\Api\ApiTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group API
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiQueryEventOccurrences
 * @covers \MediaWiki\Extension\EventCalendar\Query\OccurrenceParams
 * @covers \MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks
 */
class ApiQueryEventOccurrencesTest extends ApiTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
	}

	/**
	 * @return array The whole answer
	 */
	private function query( array $params = [] ): array {
		return $this->doApiRequest( [
			'action' => 'query', 'list' => 'eventoccurrences', 'formatversion' => 2
		] + $params )[0];
	}

	/**
	 * @return string[]
	 */
	private function titles( array $params ): array {
		return array_column( $this->query( $params )['query']['eventoccurrences'], 'title' );
	}

	/**
	 * @return string As a client gets it
	 */
	private function text( array $params ): string {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( [ 'action' => 'query', 'list' => 'eventoccurrences' ] + $params ) );
		$main = new ApiMain( $context );
		$main->execute();
		$printer = $main->createPrinterByName( $params['format'] );
		$printer->initPrinter();
		$printer->disable();
		try {
			$printer->execute();
			return $printer->getBuffer();
		} finally {
			$printer->closePrinter();
		}
	}

	public static function provideHugeParameters(): iterable {
		foreach ( [ 'eotypes', 'eotopics', 'eoaudience', 'eolanguages', 'eopages', 'eosearch' ] as $name ) {
			yield $name => [ $name, str_repeat( 'x', 1 << 20 ), 'maxbytes' ];
		}
		yield 'many words' => [ 'eosearch', str_repeat( 'x ', 300 ), 'maxbytes' ];
		yield 'many types' => [ 'eotypes', implode( '|', range( 1, 1000 ) ), 'toomanyvalues' ];
		yield 'many pages' => [ 'eopages', implode( '|', range( 1, 1000 ) ), 'toomanyvalues' ];
	}

	/**
	 * @dataProvider provideHugeParameters
	 */
	public function testHugeParametersAreRefused( string $name, string $value, string $code ): void {
		$this->expectApiErrorCode( $code );
		$this->query( [ $name => $value ] );
	}

	public function testNothingIsAnEmptyList(): void {
		$this->assertSame( [], $this->query()['query']['eventoccurrences'] );
		$this->assertStringContainsString(
			'"eventoccurrences":[]', $this->text( [ 'format' => 'json', 'formatversion' => 2 ] )
		);
	}

	public function testListsWhatHappens(): void {
		$page = $this->saveEvent( 'Tech Talk/1', [
			'summary' => 'About tokens',
			'participation' => [
				[ 'kind' => 'chat', 'url' => 'https://chat.example/' ],
				[ 'kind' => 'video', 'url' => 'https://x.example/SECRET', 'for' => 'presenters' ],
			],
			'outcome' => [ 'attendance' => [ 'live' => 4 ] ],
			'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYDAY=1TH' ],
		] )->getPageId();
		$title = $this->getServiceContainer()->getTitleFactory()->newFromText( 'EventCalendar:Tech Talk/1' );
		$occurrences = $this->query()['query']['eventoccurrences'];
		$this->assertSame( [ [
			'id' => "$page:2026-12-03T18:00",
			'wiki' => \MediaWiki\WikiMap\WikiMap::getCurrentWikiId(),
			'pageid' => $page,
			'page' => 'EventCalendar:Tech Talk/1',
			'url' => $title->getCanonicalURL(),
			'title' => 'Tech Talk/1',
			'textlanguage' => null,
			'type' => 'tech-talk',
			'status' => 'confirmed',
			'start' => '2026-12-03T17:00:00Z',
			'end' => '2026-12-03T18:00:00Z',
			'allday' => false,
			'timezone' => 'Europe/Berlin',
			'wallstart' => '2026-12-03T18:00',
			'wallend' => '2026-12-03T19:00',
			'recurring' => true,
			'recurrenceid' => '2026-12-03T18:00',
			'summary' => 'About tokens',
			'topics' => [],
			'audience' => [],
			'languages' => [],
			'participation' => [ [ 'kind' => 'chat', 'url' => 'https://chat.example/' ] ],
			'speakers' => [],
			'organizers' => [],
			'registration' => null,
			'registrationinfo' => null,
			'links' => [],
			'outcome' => [ 'attendance' => [ 'live' => 4 ] ],
		] ], $occurrences );
		$this->assertStringStartsWith( 'http', $occurrences[0]['url'] );
	}

	public function testFormatVersion1HasTheUsualBooleans(): void {
		$this->saveEvent( 'Day', [ 'start' => '2026-12-03', 'end' => '2026-12-03', 'timeZone' => null ] );
		$item = json_decode( $this->text( [ 'format' => 'json', 'formatversion' => 1 ] ), true )['query']['eventoccurrences'][0];
		$this->assertSame( '', $item['allday'] );
		$this->assertArrayNotHasKey( 'recurring', $item );
		$this->assertSame( [], $item['topics'] );
	}

	public function testXmlNamesItems(): void {
		$this->saveEvent( 'A', [ 'topics' => [ 'design' ], 'audience' => [ 'editors' ], 'languages' => [ 'fr' ],
			'speakers' => [ [ 'name' => 'Ada' ] ], 'organizers' => [ [ 'name' => 'Eve' ] ],
			'links' => [ [ 'label' => 'Task', 'url' => 'https://t.example/' ] ],
			'participation' => [ [ 'kind' => 'pad', 'url' => 'https://p.example/' ] ] ] );
		$xml = simplexml_load_string( $this->text( [ 'format' => 'xml' ] ) )->query->eventoccurrences->occurrence;
		$this->assertSame( [ 'A', 'design', 'editors', 'fr', 'Ada', 'Eve', 'Task', 'pad' ], array_map( 'strval', [
			$xml['title'], $xml->topics->topic, $xml->audience->group, $xml->languages->language, $xml->speakers->speaker['name'],
			$xml->organizers->organizer['name'], $xml->links->link['label'], $xml->participation->way['kind'] ] ) );
	}

	public function testAnAllDayOccurrenceCountsFromMidnightToMidnightInUtc(): void {
		$this->saveEvent( 'Day', [ 'start' => '2026-12-03', 'end' => '2026-12-04', 'timeZone' => null ] );
		$range = static fn ( string $start, string $end ) => [ 'eostart' => $start, 'eoend' => $end ];
		$this->assertSame( [ 'Day' ], $this->titles( $range( '2026-12-04T23:59:59Z', '2026-12-05T00:00:00Z' ) ) );
		$this->assertSame( [], $this->titles( $range( '2026-12-05T00:00:00Z', '2026-12-06T00:00:00Z' ) ) );
		$this->assertSame( [], $this->titles( $range( '2026-12-02T00:00:00Z', '2026-12-03T00:00:00Z' ) ) );
		$item = $this->query()['query']['eventoccurrences'][0];
		$this->assertSame( [ '2026-12-03', '2026-12-05', true, null, '2026-12-03', '2026-12-05' ], [ $item['start'],
			$item['end'], $item['allday'], $item['timezone'], $item['wallstart'], $item['wallend'] ] );
	}

	public function testTheRangeIsHalfOpenAndAMonthFromNow(): void {
		foreach ( [
			'running' => [ '2026-12-01T11:00', '2026-12-01T12:30' ],
			'over' => [ '2026-12-01T11:00', '2026-12-01T12:00' ],
			'last' => [ '2027-01-01T11:59', '2027-01-01T13:00' ],
			'after' => [ '2027-01-01T12:00', '2027-01-01T13:00' ],
		] as $name => [ $start, $end ] ) {
			$this->saveEvent( $name, [ 'start' => $start, 'end' => $end, 'timeZone' => 'UTC', 'title' => $name ] );
		}
		$this->assertSame( [ 'running', 'last' ], $this->titles( [] ) );
		$this->assertSame( [ 'last', 'after' ], $this->titles( [ 'eostart' => '2027-01-01T12:30:00Z' ] ) );
	}

	public function testFilters(): void {
		$this->saveEvent( 'A', [ 'topics' => [ 'design' ], 'audience' => [ 'editors' ], 'languages' => [ 'en' ] ] );
		$b = $this->saveEvent( 'B', [ 'type' => 'office-hours', 'topics' => [ 'javascript' ], 'audience' => [ 'developers' ],
			'outcome' => [ 'recording' => 'https://rec.example/' ],
			'start' => '2026-12-04T18:00', 'end' => '2026-12-04T19:00' ] )->getPageId();
		$this->saveEvent( 'C', [ 'status' => 'proposed', 'summary' => 'Über Café und Ångström', 'topics' => [ 'design' ],
			'start' => '2026-12-05T18:00', 'end' => '2026-12-05T19:00' ] );
		$this->assertSame( [ 'B' ], $this->titles( [ 'eotypes' => 'office-hours|meetup' ] ) );
		$this->assertSame( [ 'A', 'C' ], $this->titles( [ 'eotopics' => 'design' ] ) );
		$this->assertSame( [ 'A', 'B', 'C' ], $this->titles( [ 'eotopics' => 'design|javascript' ] ) );
		$this->assertSame( [ 'A' ], $this->titles( [ 'eotopics' => 'design', 'eoaudience' => 'editors|developers' ] ) );
		$this->assertSame( [ 'A' ], $this->titles( [ 'eolanguages' => 'en' ] ) );
		$this->assertSame( [ 'C' ], $this->titles( [ 'eostatus' => 'proposed|cancelled' ] ) );
		$this->assertSame( [ 'C' ], $this->titles( [ 'eosearch' => ' CAFE  angstrom ' ] ) );
		$this->assertSame( [], $this->titles( [ 'eosearch' => 'cafe tokens' ] ) );
		$this->assertSame( [ 'B' ], $this->titles( [ 'eorecorded' => true ] ) );
		$this->assertSame( [ 'A', 'B' ], $this->titles( [ 'eopages' => "EventCalendar:A|$b|EventCalendar:Missing" ] ) );
		$this->assertSame( [], $this->titles( [ 'eopages' => 'EventCalendar:Missing' ] ) );
	}

	public function testTextsComeInTheReadersLanguage(): void {
		$this->saveEvent( 'A', [ 'title' => [ 'fr' => 'Exposé', 'de' => 'Vortrag', 'en' => 'Talk' ] ] );
		foreach ( [ 'fr' => 'Exposé', 'bar' => 'Vortrag', 'ja' => 'Talk' ] as $code => $title ) {
			$this->assertSame( [ $title ], $this->titles( [ 'uselang' => $code ] ) );
		}
	}

	public function testWithoutDetailsThereIsWhatASlotNeeds(): void {
		$this->saveEvent( 'A' );
		$this->assertSame( 'recurrenceid', array_key_last(
			$this->query( [ 'eoprop' => '' ] )['query']['eventoccurrences'][0]
		) );
	}

	public static function provideBadQuestions(): iterable {
		yield [ [ 'eostart' => '2026-12-02T00:00:00Z', 'eoend' => '2026-12-02T00:00:00Z' ], 'eventcalendar-query-range-empty' ];
		yield [ [ 'eostart' => '2026-01-01T00:00:00Z', 'eoend' => '2027-02-06T00:00:00Z' ], 'eventcalendar-query-range-too-long' ];
		yield [ [ 'eostart' => '2045-01-01T00:00:00Z' ], 'eventcalendar-query-range-too-far' ];
		yield [ [ 'eocontinue' => '1|2' ], 'badcontinue' ];
		yield [ [ 'eostatus' => 'unknown' ], 'badvalue' ];
		yield [ [ 'eosearch' => str_repeat( 'x', 600 ) ], 'maxbytes' ];
	}

	/**
	 * @dataProvider provideBadQuestions
	 */
	public function testBadQuestionsAreErrors( array $params, string $code ): void {
		$this->expectApiErrorCode( $code );
		$this->query( $params );
	}

	public function testTheLongestRange(): void {
		$this->saveEvent( 'A', [ 'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYDAY=1TH' ] ] );
		$this->assertCount( 13, $this->titles( [ 'eostart' => '2026-12-01T00:00:00Z', 'eoend' => '2028-01-05T00:00:00Z' ] ) );
	}

	public function testAnAnswerThatGrowsTooLargeGoesOn(): void {
		$this->overrideConfigValue( MainConfigNames::APIMaxResultSize, 6000 );
		$this->saveEvent( 'A', [ 'summary' => str_repeat( 'x', 490 ), 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=25' ] ] );
		$seen = [];
		$continue = [];
		$requests = 0;
		do {
			$answer = json_decode( $this->text( $continue + [ 'format' => 'json', 'formatversion' => 2 ] ), true );
			array_push( $seen, ...array_column( $answer['query']['eventoccurrences'], 'recurrenceid' ) );
			$continue = $answer['continue'] ?? [];
		} while ( $continue && ++$requests < 30 );
		$this->assertGreaterThan( 2, $requests );
		$this->assertCount( 25, $seen );
		$this->assertCount( 25, array_unique( $seen ) );
	}

	public function testCachesMayKeepIt(): void {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( [ 'action' => 'query', 'list' => 'eventoccurrences' ] ) );
		$main = new ApiMain( $context );
		$module = $main->getModuleManager()->getModule( 'query' )->getModuleManager()->getModule( 'eventoccurrences' );
		$this->assertSame( 'public', $module->getCacheMode( [] ) );
		$this->assertFalse( $module->isWriteMode() );
		$this->assertTrue( $module->isReadMode() );
	}
}
