<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Rest;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Rest\OccurrencesHandler
 * @covers \MediaWiki\Extension\EventCalendar\Rest\PublicHandler
 * @covers \MediaWiki\Extension\EventCalendar\Query\OccurrenceParams
 */
class OccurrencesHandlerTest extends MediaWikiIntegrationTestCase {
	use EventPageTestTrait;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->overrideConfigValue( MainConfigNames::LanguageCode, 'en' );
	}

	/**
	 * @return string[]
	 */
	private function titles( string $query ): array {
		return array_column( $this->json( $this->restGet( "/occurrences?$query" ) )['occurrences'], 'title' );
	}

	public function testListsTheNextMonth(): void {
		$page = $this->saveEvent( 'Soon', [ 'summary' => 'About tokens' ] )->getPageId();
		$this->saveEvent( 'Over', [ 'start' => '2026-11-30T18:00', 'end' => '2026-11-30T19:00' ] );
		$this->saveEvent( 'Later', [ 'start' => '2027-01-02T18:00', 'end' => '2027-01-02T19:00' ] );
		$response = $this->restGet( '/occurrences' );
		$answer = $this->json( $response );
		$this->assertSame( [ 'occurrences', 'continue' ], array_keys( $answer ) );
		$this->assertNull( $answer['continue'] );
		$this->assertCount( 1, $answer['occurrences'] );
		$this->assertSame( (string)$page, $answer['occurrences'][0]['id'] );
		$this->assertSame( 'About tokens', $answer['occurrences'][0]['summary'] );
		$this->assertSame( 'application/json', $response->getHeaderLine( 'Content-Type' ) );
		$this->assertSame( '*', $response->getHeaderLine( 'Access-Control-Allow-Origin' ) );
	}

	public function testFilters(): void {
		$this->saveEvent( 'A', [ 'topics' => [ 'design' ], 'audience' => [ 'editors' ], 'languages' => [ 'en' ],
			'outcome' => [ 'recording' => 'https://rec.example/' ] ] );
		$this->saveEvent( 'B', [ 'type' => 'office-hours', 'topics' => [ 'design', 'javascript' ], 'languages' => [ 'fr' ],
			'start' => '2026-12-04T18:00', 'end' => '2026-12-04T19:00' ] );
		$this->saveEvent( 'C', [ 'status' => 'cancelled', 'summary' => 'Café', 'start' => '2026-12-05T18:00',
			'end' => '2026-12-05T19:00' ] );
		$this->assertSame( [ 'A', 'B', 'C' ], $this->titles( '' ) );
		$this->assertSame( [ 'B' ], $this->titles( 'types=office-hours' ) );
		$this->assertSame( [ 'A', 'B' ], $this->titles( 'topics=design|javascript' ) );
		$this->assertSame( [ 'B' ], $this->titles( 'topics=design%7Cjavascript&languages=fr' ) );
		$this->assertSame( [ 'A' ], $this->titles( 'audience=editors' ) );
		$this->assertSame( [ 'A', 'B' ], $this->titles( 'status=confirmed' ) );
		$this->assertSame( [ 'C' ], $this->titles( 'search=CAFE' ) );
		$this->assertSame( [ 'A' ], $this->titles( 'recorded=true' ) );
		$this->assertSame( [ 'A', 'B', 'C' ], $this->titles( 'recorded=false' ) );
		$this->assertSame( [ 'B' ], $this->titles( 'start=2026-12-03T18:00:00Z&end=2026-12-05T00:00:00Z' ) );
		$this->assertSame( [ 'A', 'C' ], $this->titles( 'pages=EventCalendar:A|c|Talk:B|<>' ) );
	}

	public function testTwentyWordsAreLookedForAtOnceAndNoMore(): void {
		$words = implode( '+', array_map( static fn ( int $n ) => "w$n", range( 1, 21 ) ) );
		foreach ( [ '/occurrences', '/calendar.ics' ] as $path ) {
			$this->assertSame( 200, $this->restGet( "$path?search=" . substr( $words, 0, -4 ) )->getStatusCode(), $path );
			$response = $this->restGet( "$path?search=$words" );
			$this->assertSame( 'too-many-words', $this->json( $response, 400 )['problem'], $path );
		}
	}

	public function testPagesMayBeGivenById(): void {
		$this->saveEvent( 'A' );
		$id = $this->saveEvent( 'B' )->getPageId();
		$this->assertSame( [ 'B' ], $this->titles( "pages=$id" ) );
	}

	public function testPagesThatDoNotExistHaveNoOccurrences(): void {
		$this->saveEvent( 'A' );
		$this->assertSame( [], $this->titles( 'pages=EventCalendar:Missing' ) );
		$this->assertSame( [], $this->titles( 'pages=<>' ) );
	}

	public function testContinues(): void {
		foreach ( [ 'A', 'B', 'C' ] as $i => $name ) {
			$this->saveEvent( $name, [ 'start' => "2026-12-1{$i}T18:00", 'end' => "2026-12-1{$i}T19:00" ] );
		}
		$first = $this->json( $this->restGet( '/occurrences?limit=2' ) );
		$this->assertSame( [ 'A', 'B' ], array_column( $first['occurrences'], 'title' ) );
		$second = $this->json( $this->restGet( '/occurrences?limit=2&continue=' . urlencode( $first['continue'] ) ) );
		$this->assertSame( [ 'C' ], array_column( $second['occurrences'], 'title' ) );
		$this->assertNull( $second['continue'] );
	}

	public function testTextsComeInTheLanguageAskedFor(): void {
		$this->saveEvent( 'A', [ 'title' => [ 'de' => 'Vortrag', 'en' => 'Talk' ] ] );
		$this->assertSame( [ 'Talk' ], $this->titles( '' ) );
		$this->assertSame( [ 'Vortrag' ], $this->titles( 'uselang=de-at' ) );
		$this->assertSame( [ 'Talk' ], $this->titles( 'uselang=fr' ) );
		$this->assertSame( [ 'Talk' ], $this->titles( 'uselang=%3Cscript%3E' ) );
	}

	public function testWithoutDetailsThereIsLess(): void {
		$this->saveEvent( 'A' );
		$answer = $this->json( $this->restGet( '/occurrences?prop=' ) );
		$this->assertArrayNotHasKey( 'summary', $answer['occurrences'][0] );
	}

	public static function provideBadQuestions(): iterable {
		yield [ 'start=2026-12-02T00:00:00Z&end=2026-12-01T00:00:00Z', 'range-empty' ];
		yield [ 'start=2026-01-01T00:00:00Z&end=2028-01-01T00:00:00Z', 'range-too-long' ];
		yield [ 'start=2050-01-01T00:00:00Z', 'range-too-far' ];
		yield [ 'continue=nonsense', 'bad-continue' ];
		yield [ 'limit=0', null ];
		yield [ 'limit=501', null ];
		yield [ 'status=unknown', null ];
		yield [ 'start=yesterdayish', null ];
	}

	/**
	 * @dataProvider provideBadQuestions
	 */
	public function testBadQuestionsAreAnsweredWithWhatIsWrong( string $query, ?string $problem ): void {
		$answer = $this->json( $this->restGet( "/occurrences?$query" ), 400 );
		$this->assertSame( $problem, $answer['problem'] ?? null );
		$this->assertStringNotContainsString( '⧼', implode( $answer['messageTranslations'] ) );
	}

	public function testCachesAreToldHowLong(): void {
		$this->saveEvent( 'A' );
		$response = $this->restGet( '/occurrences' );
		$this->assertSame( 'public, max-age=60, s-maxage=300', $response->getHeaderLine( 'Cache-Control' ) );
		$etag = $response->getHeaderLine( 'ETag' );
		$same = $this->restGet( '/occurrences', [ 'If-None-Match' => $etag ] );
		$this->assertSame( 304, $same->getStatusCode() );
		$this->assertSame( '', (string)$same->getBody() );
		foreach ( [ 'ETag', 'Cache-Control', 'Access-Control-Allow-Origin' ] as $name ) {
			$this->assertSame( $response->getHeaderLine( $name ), $same->getHeaderLine( $name ) );
		}
		$this->saveEvent( 'B' );
		$this->assertSame( 200, $this->restGet( '/occurrences', [ 'If-None-Match' => $etag ] )->getStatusCode() );
	}

	public function testAnswersToUsersAreNotShared(): void {
		$response = $this->restGet( '/occurrences', [], $this->getTestUser()->getAuthority() );
		$this->assertStringStartsWith( 'private', $response->getHeaderLine( 'Cache-Control' ) );
	}

	public function testAnAnswerEndsBeforeItIsHuge(): void {
		$link = [ 'label' => str_repeat( 'x', 200 ), 'url' => 'https://x.example/' . str_repeat( 'x', 1900 ) ];
		$this->saveEvent( 'Long', [
			'links' => array_fill( 0, 28, $link ), 'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=100' ]
		] );
		$path = '/occurrences?limit=500&start=2026-12-01T00:00:00Z&end=2027-04-01T00:00:00Z';
		$ids = [];
		$continue = '';
		do {
			$response = $this->restGet( $path . $continue );
			$this->assertLessThan( 5_000_000, $response->getBody()->getSize() );
			$answer = $this->json( $response );
			array_push( $ids, ...array_column( $answer['occurrences'], 'id' ) );
			$continue = '&continue=' . rawurlencode( (string)$answer['continue'] );
		} while ( $answer['continue'] !== null );
		$this->assertCount( 100, array_unique( $ids ) );
		$this->assertCount( 100, $ids );
	}

	public function testAPrivateWikiTellsNothing(): void {
		$this->saveEvent( 'A' );
		$this->setGroupPermissions( '*', 'read', false );
		$response = $this->restGet( '/occurrences' );
		$this->assertSame( 403, $response->getStatusCode() );
		$this->assertStringNotContainsString( 'Europe/Berlin', (string)$response->getBody() );
	}

	public function testDeletedPagesAreGone(): void {
		$revision = $this->saveEvent( 'A' );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $revision->getPage() ) );
		DeferredUpdates::doUpdates();
		$this->assertSame( [], $this->titles( '' ) );
	}
}
