<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Impact;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Store\EventCounter;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Request\FauxResponse;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\WikiMap\WikiMap;
use SpecialPageTestBase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventImpact
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\Cell
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\ChartRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\ComparisonRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\FilterForm
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\ImpactCsv
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\ImpactReport
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\ImpactRequest
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\ImpactRows
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\ImpactWords
 * @covers \MediaWiki\Extension\EventCalendar\Special\Impact\TableRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Impact\ImpactFilter
 * @covers \MediaWiki\Extension\EventCalendar\Impact\ImpactReader
 * @covers \MediaWiki\Extension\EventCalendar\Impact\ImpactRecords
 */
final class SpecialEventImpactTest extends SpecialPageTestBase {
	use EventPageTestTrait;

	private ?FauxResponse $response = null;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
	}

	protected function newSpecialPage(): SpecialPage {
		return $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventImpact' );
	}

	/** @param array<string,string> $query */
	private function visit( array $query = [], string $subPage = '' ): string {
		$request = new FauxRequest( $query );
		ob_start();
		[ $html ] = $this->executeSpecialPage( $subPage, $request, 'en' );
		$printed = ob_get_clean();
		$this->response = $request->response();
		return $printed !== '' ? $printed : $html;
	}

	private static function text( string $html ): string {
		return preg_replace( '/\s+/', ' ', html_entity_decode( strip_tags( strtr( $html, [ '<' => ' <' ] ) ), ENT_QUOTES ) );
	}

	/**
	 * A daily event with its attendances from a day on.
	 *
	 * @param string $name
	 * @param string $first
	 * @param int[] $attendances
	 * @param array<string,mixed> $data
	 * @return int Page id
	 */
	private function daily( string $name, string $first, array $attendances, array $data = [] ): int {
		$overrides = [];
		foreach ( $attendances as $i => $live ) {
			$day = gmdate( 'Y-m-d', strtotime( "$first +$i days" ) );
			$overrides["{$day}T18:00"] = [ 'outcome' => [ 'attendance' => [ 'live' => $live ] ] ];
		}
		return $this->saveEvent( $name, $data + [
			'start' => "{$first}T18:00", 'end' => "{$first}T19:00", 'timeZone' => 'UTC',
			'recurrence' => [ 'rule' => 'FREQ=DAILY;COUNT=' . count( $attendances ), 'overrides' => $overrides ],
		] )->getPageId();
	}

	private function click( string $uid, string $date, string $campaign, int $number ): void {
		$this->getServiceContainer()->getService( 'EventCalendar.EventCounter' )
			->add( EventCounter::CLICK, $uid, $date, $campaign, ConvertibleTimestamp::time(), $number );
	}

	private function uid( int $pageId ): string {
		return "$pageId@" . WikiMap::getCurrentWikiId() . '.eventcalendar';
	}

	public function testWithoutNumbersItSaysHowTheyGetThere(): void {
		$id = $this->saveEvent( 'Talk', [ 'start' => '2026-11-20T18:00', 'end' => '2026-11-20T19:00' ] )->getPageId();
		$html = $this->visit();
		$this->assertStringContainsString( 'Nobody has said yet how many people took part', $html );
		$this->assertStringContainsString( "Special:EventFollowUp/$id", $html );
		$this->assertStringNotContainsString( '<figure', $html );
	}

	public function testAGroupHasItsMedianInAPictureAndInATable(): void {
		$this->daily( 'Talk', '2026-11-02', [ 10, 30, 20, 50, 40 ] );
		$this->daily( 'Small', '2026-11-02', [ 7, 8, 9, 10 ], [ 'type' => 'workshop' ] );
		$html = $this->visit();
		$text = self::text( $html );
		$this->assertStringContainsString( 'Tech talk 5 30 (10–50, 5 known)', $text );
		$this->assertStringContainsString( 'Workshop 4 too few to say (4 known)', $text );
		$this->assertStringContainsString( 'role="img"', $html );
		$this->assertStringContainsString( '--ext-eventcalendar-part:1.000', $html );
		$this->assertSame( 1, substr_count( $html, 'ext-eventcalendar-impact__line' ), 'too few are in no picture' );
	}

	public function testHoursAreThoseOfTheChosenZone(): void {
		$this->daily( 'Talk', '2026-11-02', [ 1, 2, 3, 4, 5 ] );
		$this->assertStringContainsString( '18:00 5', self::text( $this->visit( [ 'view' => 'hour', 'zone' => 'UTC' ] ) ) );
		$this->assertStringContainsString( '03:00 5', self::text( $this->visit( [ 'view' => 'hour', 'zone' => 'Asia/Tokyo' ] ) ) );
	}

	public function testClicksAndDigestsAreTheirOccurrencesAndSmallNumbersAreNotTold(): void {
		$id = $this->daily( 'Talk', '2026-11-02', [ 5, 6 ] );
		$this->click( $this->uid( $id ), '2026-11-02', 'digest', 7 );
		$this->click( $this->uid( $id ), '2026-11-03', 'newsletter', 3 );
		$text = self::text( $this->visit( [ 'view' => 'dates' ] ) );
		$this->assertMatchesRegularExpression( '/2 November 2026, 18:00 5 – 0 0 0 0 7 /', $text );
		$this->assertMatchesRegularExpression( '/3 November 2026, 18:00 6 – 0 0 0 0 fewer than 5 /', $text );
		$this->assertStringContainsString( 'Digest 7', $text );
		$this->assertStringContainsString( 'Newsletter fewer than 5', $text );
		$csv = $this->visit( [ 'view' => 'dates', 'format' => 'csv' ] );
		$this->assertStringContainsString( ',<5,0,<5', $csv );
		$this->assertStringNotContainsString( ',3', explode( "\r\n", $csv )[2] );
	}

	public function testOneEventHasItsDates(): void {
		$id = $this->daily( 'Talk', '2026-11-02', [ 11, 12 ] );
		$this->daily( 'Another one', '2026-11-02', [ 13 ] );
		foreach ( [ $this->visit( [], "$id" ), $this->visit( [ 'event' => 'EventCalendar:Talk' ] ) ] as $html ) {
			$this->assertStringContainsString( '3 November 2026, 18:00 12', self::text( $html ) );
			$this->assertStringNotContainsString( '>Another one<', $html );
		}
		$this->assertStringContainsString( 'Talk 2 11–12 (2 known)', self::text( $this->visit( [ 'view' => 'event' ] ) ) );
	}

	public function testColumnsAreSortedByLinks(): void {
		$this->daily( 'Few', '2026-11-02', [ 3 ] );
		$this->daily( 'Many', '2026-11-03', [ 300 ] );
		$text = self::text( $this->visit( [ 'view' => 'dates', 'sort' => 'live', 'desc' => '1' ] ) );
		$this->assertLessThan( strpos( $text, 'Few' ), strpos( $text, 'Many' ) );
		$html = $this->visit( [ 'view' => 'dates', 'sort' => 'live' ] );
		$this->assertStringContainsString( 'aria-sort="ascending"', $html );
		$this->assertLessThan( strpos( self::text( $html ), 'Many' ), strpos( self::text( $html ), 'Few' ) );
	}

	public function testBeforeAndAfterSaysWhatCanBeSaid(): void {
		$this->daily( 'Before', '2026-10-05', [ 5, 6, 7, 8, 9 ] );
		$this->daily( 'After', '2026-11-05', [ 15, 16, 17, 18, 19 ] );
		$this->daily( 'Workshop', '2026-11-05', [ 15, 16 ], [ 'type' => 'workshop' ] );
		$text = self::text( $this->visit( [ 'view' => 'change', 'change' => '2026-11-01' ] ) );
		$this->assertStringContainsString(
			'Tech talk 7 (5–9, 5 known) 17 (15–19, 5 known) More people from then on. Chance alone',
			$text
		);
		$this->assertMatchesRegularExpression( '/Workshop – too few to say \(2 known\) Too few to say/', $text );
		$this->assertStringContainsString( 'It does not say that the one made the other', $text );
		$this->assertStringContainsString( 'Choose a day', $this->visit( [ 'view' => 'change' ] ) );
		$this->assertStringContainsString( 'Nothing has been announced', $this->visit( [ 'view' => 'change', 'channel' => 'x' ] ) );
		$csv = $this->visit( [ 'view' => 'change', 'change' => '2026-11-01', 'format' => 'csv' ] );
		$this->assertStringContainsString( "\r\ntech-talk,5,7,5,9,5,17,15,19,0.0079\r\n", $csv );
	}

	public function testTheSentenceOnTopComparesPlacesWhereThereAreEnough(): void {
		$wide = $this->daily( 'Wide', '2026-10-05', [ 18, 18, 19, 20, 17 ] );
		$this->daily( 'Narrow', '2026-11-05', [ 9, 8, 10, 9, 7 ] );
		$this->assertStringNotContainsString( 'What went together', $this->visit() );
		for ( $day = 5; $day < 10; $day++ ) {
			foreach ( [ 'pump', 'list' ] as $channel ) {
				$this->getDb()->newInsertQueryBuilder()->insertInto( 'ec_promotion_action' )->row( [
					'epa_wiki' => WikiMap::getCurrentWikiId(), 'epa_uid' => $this->uid( $wide ), 'epa_date' => "2026-10-0$day",
					'epa_channel' => $channel, 'epa_target' => '', 'epa_state' => 'done', 'epa_time' => 1, 'epa_actor' => 0,
					'epa_attempts' => 1,
				] )->caller( __METHOD__ )->execute();
			}
		}
		$this->assertStringContainsString(
			'The 5 events announced in at least two places had a median of 18 people, the 5 others 9.', self::text( $this->visit() )
		);
	}

	public function testTitlesAreTextWhereverTheyStand(): void {
		$this->saveEvent( 'Evil', [
			'title' => '=1<script>alert(1)</script>', 'topics' => [ 'lua' ], 'start' => '2026-11-20T18:00', 'end' => '2026-11-20T19:00',
			'outcome' => [ 'attendance' => [ 'live' => 4 ] ],
		] );
		foreach ( [ 'dates', 'event', 'topic' ] as $view ) {
			$html = $this->visit( [ 'view' => $view, 'topic' => 'lua', 'sort' => '"><script>' ] );
			$this->assertStringNotContainsString( '<script>', $html, $view );
		}
		$html = $this->visit( [ 'type' => '<script>' ] );
		$this->assertStringContainsString( htmlspecialchars( '<script>' ), $html );
		$this->assertStringNotContainsString( '<script>', $html );
		$csv = $this->visit( [ 'view' => 'dates', 'format' => 'csv' ] );
		$this->assertStringContainsString( ",'=1<script>alert(1)</script>,tech-talk,lua,", $csv );
	}

	public function testAFileIsDownloadedAsWhatItIs(): void {
		$this->daily( 'Talk', '2026-11-02', [ 1 ] );
		$csv = $this->visit( [ 'format' => 'csv', 'from' => '2026-11-01', 'to' => '2026-11-30' ] );
		$this->assertStringStartsWith( "\u{FEFF}type,name,events,", $csv );
		$this->assertStringStartsWith( 'text/csv', $this->response->getHeader( 'Content-Type' ) );
		$this->assertSame( 'nosniff', $this->response->getHeader( 'X-Content-Type-Options' ) );
		$this->assertSame(
			'attachment; filename="events-type-2026-11-01-2026-11-30.csv"', $this->response->getHeader( 'Content-Disposition' )
		);
	}

	/** @dataProvider provideMistakes */
	public function testWhatIsWrongIsSaidAtItsField( array $query, string $field, string $message ): void {
		$html = $this->visit( $query + [ 'format' => 'csv' ] );
		$this->assertStringContainsString( "id=\"ext-eventcalendar-impact-$field-error\"", $html );
		$this->assertStringContainsString( $message, $html );
		$this->assertStringNotContainsString( '<table', $html );
	}

	public static function provideMistakes(): iterable {
		yield 'no date' => [ [ 'from' => '2026-02-30' ], 'from', 'no date' ];
		yield 'a month' => [ [ 'to' => '2026-12' ], 'to', 'no date' ];
		yield 'the wrong way round' => [ [ 'from' => '2026-12-02', 'to' => '2026-12-01' ], 'to', 'before the first day' ];
		yield 'too long' => [ [ 'from' => '2025-01-01', 'to' => '2026-02-05' ], 'to', '400 days at most' ];
		yield 'no zone' => [ [ 'zone' => '<b>' ], 'zone', 'no such time zone' ];
		yield 'no event' => [ [ 'event' => 'EventCalendar:None' ], 'event', 'no such event' ];
		yield 'no change' => [ [ 'view' => 'change', 'change' => 'then' ], 'change', 'no date' ];
	}

	public function testADeletedEventIsNotThere(): void {
		$id = $this->daily( 'Secret', '2026-11-02', [ 1, 2 ] );
		$this->click( $this->uid( $id ), '2026-11-02', 'digest', 70 );
		$this->deletePage( $this->getServiceContainer()->getWikiPageFactory()->newFromID( $id ) );
		DeferredUpdates::doUpdates();
		foreach ( [ 'dates', 'event', 'type' ] as $view ) {
			$html = $this->visit( [ 'view' => $view ] );
			$this->assertStringNotContainsString( 'Secret', $html );
			$this->assertStringNotContainsString( '70', self::text( $html ) );
		}
	}

	public function testEventsOfOtherWikisOfTheFarmAreThere(): void {
		$this->daily( 'Talk', '2026-11-02', [ 1, 2, 3, 4, 5 ] );
		$indexed = $this->getServiceContainer()->getService( 'EventCalendar.OccurrenceLookup' );
		$event = $indexed->findInRange( strtotime( '2026-11-01Z' ), strtotime( '2026-11-03Z' ),
			new OccurrenceFilter(), 1 )[0];
		$this->getServiceContainer()->getService( 'EventCalendar.EventIndexStore' )
			->replace( new EventPage( 'otherwiki', 9, 'Theirs', 1, 1 ), $event->event, [ $event->times ], null );
		$this->assertStringContainsString( 'Tech talk 6', self::text( $this->visit() ), 'of every wiki of the farm' );
	}
}
