<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Sheet;

use DOMDocument;
use DOMElement;
use DOMXPath;
use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\EventType;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Query\QueryException;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Sheet\Drawing;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Extension\EventCalendar\Sheet\SheetBuilder;
use MediaWiki\Extension\EventCalendar\Tests\FixedOccurrences;
use MediaWiki\Extension\EventCalendar\Tests\SampleOccurrence;
use MediaWiki\MainConfigNames;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\Drawing
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\ErrorBox
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SheetRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SheetState
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\MonthRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\WeekRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\AgendaRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\DayRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SlotRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\LegendRenderer
 */
class CalendarDrawerTest extends MediaWikiIntegrationTestCase {
	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValue( MainConfigNames::LanguageCode, 'en' );
		ConvertibleTimestamp::setFakeTime( '20261123120000' );
	}

	/**
	 * @param Occurrence[]|QueryException $occurrences
	 * @param array<string,string> $arguments
	 * @param string $language
	 */
	private function draw( array|QueryException $occurrences, array $arguments = [], string $language = 'en' ): Drawing {
		$services = $this->getServiceContainer();
		$serializer = new OccurrenceSerializer(
			new EventPageLinks( $services->getTitleFactory(), $services->getNamespaceInfo(), 'home' ),
			$services->getLanguageFallback(), 'home'
		);
		$settings = $this->createStub( SettingsLookup::class );
		$settings->method( 'get' )->willReturn( new CalendarSettings( [
			'tech-talk' => new EventType( 'tech-talk', new LocalizedText( [ 'en' => 'Tech talk', 'fr' => 'Causerie' ] ), 'blue' ),
			'triage' => new EventType( 'triage', new LocalizedText( 'Triage <b>' ), 'orange' ),
		], [], [] ) );
		$query = $occurrences instanceof QueryException ?
			new FixedOccurrences( [], $occurrences ) : new FixedOccurrences( $occurrences );
		$drawer = new CalendarDrawer(
			new OptionsReader(),
			new SheetBuilder( $query, $serializer, $settings, 'UTC', 'http://home.example' ),
			$services->getService( 'EventCalendar.SheetRenderer' ),
			new CalendarLanguageFactory( $services->getMessageFormatterFactory(), $services->getLanguageFallback() )
		);
		return $drawer->draw( $arguments + [ 'date' => '2026-11' ], $services->getLanguageFactory()->getLanguage( $language ) );
	}

	private static function page( Drawing $drawing ): DOMXPath {
		$document = new DOMDocument();
		// The parser of libxml knows no HTML 5.
		$document->loadHTML( '<?xml encoding="UTF-8"><body>' . $drawing->html . '</body>', LIBXML_NOERROR );
		return new DOMXPath( $document );
	}

	private static function withClass( string $class, string $prefix = '//' ): string {
		return "$prefix*[contains(concat(' ',@class,' '),' ext-eventcalendar-$class ')]";
	}

	private static function one( DOMXPath $page, string $path ): DOMElement {
		$found = $page->query( $path );
		self::assertCount( 1, $found, $path );
		return $found->item( 0 );
	}

	private static function day( string $date ): string {
		return "//td[@data-date='$date']";
	}

	public function testAMonthIsATableWithACellPerDay(): void {
		$page = self::page( $this->draw( [] ) );
		$wrapper = self::one( $page, "//div[@data-view='month']" );
		$this->assertSame( 'ext-eventcalendar ext-eventcalendar--month', $wrapper->getAttribute( 'class' ) );
		$this->assertSame( [ 'en', 'ltr' ], [ $wrapper->getAttribute( 'lang' ), $wrapper->getAttribute( 'dir' ) ] );
		$table = self::one( $page, "//table[@class='ext-eventcalendar-month']" );
		$this->assertSame(
			'November 2026', self::one( $page, "//*[@id='{$table->getAttribute( 'aria-labelledby' )}']" )->textContent
		);
		$this->assertSame( 'Times are in UTC.', self::one( $page, '//table/caption' )->textContent );
		$this->assertSame( 'Sunday', $page->query( '//th[@scope="col"]' )->item( 0 )->getAttribute( 'abbr' ) );
		$this->assertCount( 6, $page->query( '//tr[@class="ext-eventcalendar-month__week"]' ) );
		$days = $page->query( '//td' );
		$this->assertCount( 42, $days );
		$this->assertSame( '2026-11-01', $days->item( 0 )->getAttribute( 'data-date' ) );
		$this->assertSame( '2026-12-12', $days->item( 41 )->getAttribute( 'data-date' ) );
		$this->assertCount( 12, $page->query( self::withClass( 'day--outside' ) ) );
		$today = self::one( $page, self::withClass( 'day--today' ) );
		$this->assertSame( [ '2026-11-23', 'date' ], [ $today->getAttribute( 'data-date' ), $today->getAttribute( 'aria-current' ) ] );
		$this->assertSame( 'There are no events here yet.', self::one( $page, self::withClass( 'empty' ) )->textContent );
	}

	public function testASlotLinksToItsEventPageAndSaysWhenAndWhat(): void {
		$page = self::page( $this->draw( [ SampleOccurrence::make( '2026-11-12T18:05', '2026-11-12T19:00', page: 7 ) ] ) );
		$slot = self::one( $page, self::day( '2026-11-12' ) . '/a' );
		$this->assertSame(
			'ext-eventcalendar-slot ext-eventcalendar-slot--blue ext-eventcalendar-slot--lane-1', $slot->getAttribute( 'class' )
		);
		$this->assertSame( '7', $slot->getAttribute( 'data-occurrence' ) );
		$this->assertSame( 'Tech talk', $slot->getAttribute( 'title' ) );
		$this->assertStringEndsWith( 'EventCalendar:Event_7', $slot->getAttribute( 'href' ) );
		$this->assertSame( '18:05 Event 7', $slot->textContent );
		$title = self::one( $page, self::withClass( 'slot__title' ) );
		$this->assertSame( [ 'auto', '' ], [ $title->getAttribute( 'dir' ), $title->getAttribute( 'lang' ) ] );
	}

	public function testALongOccurrenceHasASlotInEachOfItsDays(): void {
		$page = self::page( $this->draw( [ SampleOccurrence::make( '2026-11-06T20:00', '2026-11-08T02:00' ) ] ) );
		$slots = [];
		foreach ( $page->query( '//td/a' ) as $slot ) {
			preg_match_all( '/slot--(lane-\d|continues-\w+)/', $slot->getAttribute( 'class' ), $modifiers );
			$slots[$slot->parentNode->getAttribute( 'data-date' )] = [ $slot->textContent, ...$modifiers[1] ];
		}
		$this->assertSame( [
			'2026-11-06' => [ '20:00 Event 1', 'lane-1', 'continues-after' ],
			'2026-11-07' => [ 'Event 1', 'lane-1', 'continues-before', 'continues-after' ],
			'2026-11-08' => [ 'Event 1', 'lane-1', 'continues-before' ],
		], $slots );
	}

	public function testAnAllDayOccurrenceHasNoTimeAndLiesOnItsDatesInEveryZone(): void {
		foreach ( [ 'UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago' ] as $zone ) {
			$page = self::page( $this->draw( [ SampleOccurrence::make( '2026-11-12', '2026-11-13' ) ], [ 'zone' => $zone ] ) );
			$slot = self::one( $page, self::day( '2026-11-12' ) . '/a' );
			$this->assertSame( 'Event 1', $slot->textContent );
			$this->assertStringContainsString( 'slot--allday', $slot->getAttribute( 'class' ) );
			$this->assertCount( 1, $page->query( '//td/a' ) );
		}
	}

	public function testTheFifthOfADayAndThoseAfterItAreALink(): void {
		$many = [];
		for ( $i = 1; $i <= 6; $i++ ) {
			$many[] = SampleOccurrence::make( "2026-11-12T1$i:00", '2026-11-12T20:00', page: $i );
		}
		$page = self::page( $this->draw( $many, [ 'topics' => 'design', 'zone' => 'UTC' ] ) );
		$this->assertCount( 4, $page->query( self::day( '2026-11-12' ) . "/a[@data-occurrence]" ) );
		$more = self::one( $page, self::withClass( 'day__more' ) );
		$this->assertSame( '+2 more', $more->textContent );
		$this->assertSame( '12 November 2026: show all events (+2)', $more->getAttribute( 'aria-label' ) );
		$this->assertSame( 'nofollow', $more->getAttribute( 'rel' ) );
		$this->assertStringContainsString( 'view=agenda&date=2026-11-12&topics=design&zone=UTC', $more->getAttribute( 'href' ) );
	}

	public function testLinksLeadToTheSheetsBeforeAndAfterAndToToday(): void {
		$page = self::page( $this->draw( [], [ 'types' => 'triage', 'limit' => '9' ] ) );
		$previous = self::one( $page, self::withClass( 'nav__link--previous' ) );
		$this->assertSame( [ 'October 2026', 'Previous: October 2026' ], [
			$previous->getAttribute( 'title' ), $previous->getAttribute( 'aria-label' )
		] );
		foreach ( [
			'previous' => 'view=month&date=2026-10-01&types=triage&limit=9',
			'today' => 'view=month&types=triage&limit=9',
			'next' => 'view=month&date=2026-12-01&types=triage&limit=9',
		] as $name => $query ) {
			$link = self::one( $page, self::withClass( "nav__link--$name" ) );
			$this->assertStringEndsWith( $query, $link->getAttribute( 'href' ) );
			$this->assertStringContainsString( 'Special:EventCalendar', $link->getAttribute( 'href' ) );
			$this->assertSame( 'nofollow', $link->getAttribute( 'rel' ) );
		}
	}

	public function testNoLinkLeadsBeyondTheYearsThatCanBeDrawn(): void {
		$page = self::page( $this->draw( [], [ 'date' => '1900-01' ] ) );
		$this->assertCount( 0, $page->query( self::withClass( 'nav__link--previous' ) ) );
		$this->assertCount( 1, $page->query( self::withClass( 'nav__link--next' ) ) );
	}

	public function testTheLegendTurnsTypesOnAndOff(): void {
		$page = self::page( $this->draw( [], [ 'types' => 'triage|gone' ] ) );
		$links = [];
		foreach ( $page->query( self::withClass( 'legend' ) . '/li/a' ) as $link ) {
			parse_str( parse_url( $link->getAttribute( 'href' ), PHP_URL_QUERY ), $query );
			$links[$link->textContent] = [
				$query['types'], $link->getAttribute( 'aria-current' ),
				preg_match( '/__type--(blue|orange|gray)/', $link->getAttribute( 'class' ), $m ) ? $m[1] : ''
			];
		}
		$this->assertSame( [
			'Tech talk' => [ 'triage|gone|tech-talk', '', 'blue' ],
			'Triage <b>' => [ 'gone', 'true', 'orange' ],
			'gone' => [ 'triage', 'true', 'gray' ],
		], $links );
	}

	public static function provideStatuses(): iterable {
		yield [ 'confirmed', 'Event 1' ];
		yield [ 'proposed', 'Event 1 (Proposed)' ];
		yield [ 'postponed', 'Event 1 (Postponed)' ];
		yield [ 'cancelled', 'Event 1 (Cancelled)' ];
	}

	/**
	 * @dataProvider provideStatuses
	 */
	public function testAStatusIsSeenAndSaid( string $status, string $said ): void {
		$page = self::page( $this->draw( [
			SampleOccurrence::make( '2026-11-12', '2026-11-13', [ 'status' => $status ] )
		] ) );
		$slot = self::one( $page, '//td/a' );
		$this->assertSame( $said, $slot->textContent );
		$this->assertSame(
			$status !== 'confirmed', str_contains( $slot->getAttribute( 'class' ), "ext-eventcalendar-slot--$status" )
		);
	}

	public function testATypeThatTheSettingsDoNotKnowIsGray(): void {
		$page = self::page( $this->draw(
			[ SampleOccurrence::make( '2026-11-12', '2026-11-13', [ 'type' => 'unheard-of' ] ) ], [ 'view' => 'agenda' ]
		) );
		$this->assertStringContainsString( 'slot--gray', self::one( $page, '//li/a[@data-occurrence]' )->getAttribute( 'class' ) );
		$this->assertSame( 'unheard-of', self::one( $page, self::withClass( 'slot__type' ) )->textContent );
	}

	public function testTextsAreInTheLanguageOfTheSheetOrSayInWhich(): void {
		$page = self::page( $this->draw( [
			SampleOccurrence::make( '2026-11-12', '2026-11-13', [ 'title' => [ 'en' => 'Hello', 'fr' => 'Bonjour' ] ] ),
			SampleOccurrence::make( '2026-11-13', '2026-11-14', [ 'title' => [ 'he' => 'שלום' ] ] ),
			SampleOccurrence::make( '2026-11-14', '2026-11-15', [ 'title' => [ 'en' => 'English', 'he' => 'עברית' ] ] ),
		], [], 'fr' ) );
		$titles = [];
		foreach ( $page->query( self::withClass( 'slot__title' ) ) as $title ) {
			$this->assertSame( 'auto', $title->getAttribute( 'dir' ) );
			$titles[] = [ $title->textContent, $title->getAttribute( 'lang' ) ];
		}
		$this->assertSame( [ [ 'Bonjour', '' ], [ 'שלום', 'he' ], [ 'English', 'en' ] ], $titles );
		$this->assertSame( 'Causerie', $page->query( self::withClass( 'legend' ) . '/li/a' )->item( 0 )->textContent );
	}

	public function testWritesTheDigitsAndTheDirectionOfTheLanguage(): void {
		$page = self::page( $this->draw(
			[ SampleOccurrence::make( '2026-11-12T18:05', '2026-11-12T19:00' ) ], [], 'ar'
		) );
		$wrapper = self::one( $page, '//div[@data-view]' );
		$this->assertSame( [ 'ar', 'rtl' ], [ $wrapper->getAttribute( 'lang' ), $wrapper->getAttribute( 'dir' ) ] );
		$this->assertSame( '١٨:٠٥', self::one( $page, self::withClass( 'slot__time' ) )->textContent );
		$this->assertSame( '١٢', self::one( $page, self::day( '2026-11-12' ) . '/time' )->textContent );
		$this->assertSame( '2026-10-31', $page->query( '//td' )->item( 0 )->getAttribute( 'data-date' ), 'a Saturday' );
	}

	public static function provideHostile(): iterable {
		yield 'HTML' => [ '<script>alert(1)</script><img src=x onerror=alert(1)>' ];
		yield 'quotes' => [ '" onclick="alert(1)" x=\'' ];
		yield 'wikitext on a line of its own' => [ "a\n* b\n b\r\n{|\n|}" ];
		yield 'conversion markup' => [ '-{H|a=>b}--{raw|<b>}-' ];
		yield 'text that turns what follows' => [ "\u{202E}\u{2067}evil" ];
		yield 'templates' => [ '{{int:mainpage}}{{{1}}}<nowiki>' ];
	}

	/**
	 * @dataProvider provideHostile
	 */
	public function testTitlesAreTextAndNothingElse( string $title ): void {
		foreach ( [ 'month', 'week', 'agenda' ] as $view ) {
			$page = self::page( $this->draw( [
				SampleOccurrence::make( '2026-11-01', '2026-11-02', [ 'title' => $title, 'type' => $title ] )
			], [ 'view' => $view ] ) );
			$this->assertSame( $title, self::one( $page, self::withClass( 'slot__title' ) )->textContent );
			$this->assertCount( 0, $page->query( '//script|//img|//b|//*[@onclick]' ) );
			$state = json_decode( self::one( $page, '//div[@data-view]' )->getAttribute( 'data-mw-eventcalendar' ), true );
			$this->assertSame( $title, $state['occurrences'][0]['title'] );
		}
	}

	public function testTheStateIsWhatTheFrontEndTakesOver(): void {
		$page = self::page( $this->draw(
			[ SampleOccurrence::make( '2026-11-12T18:00', '2026-11-12T19:00', page: 7 ) ],
			[ 'date' => '2026-11-12', 'types' => 'tech-talk', 'zone' => 'Asia/Tokyo' ]
		) );
		$state = json_decode( self::one( $page, '//div[@data-view]' )->getAttribute( 'data-mw-eventcalendar' ), true );
		$this->assertSame( '7', $state['occurrences'][0]['id'] );
		$this->assertSame( [], $state['occurrences'][0]['participation'] );
		unset( $state['occurrences'] );
		$this->assertStringContainsString( 'Special:EventCalendar', $state['page'] );
		unset( $state['page'] );
		$this->assertSame( [
			'view' => 'month', 'date' => '2026-11-01', 'today' => '2026-11-23', 'zone' => 'Asia/Tokyo', 'language' => 'en',
			'weekStart' => 0, 'limit' => null,
			'filter' => [ 'types' => [ 'tech-talk' ], 'topics' => [], 'audience' => [], 'languages' => [] ],
			'types' => [
				[ 'id' => 'tech-talk', 'label' => 'Tech talk', 'color' => 'blue' ],
				[ 'id' => 'triage', 'label' => 'Triage <b>', 'color' => 'orange' ],
			],
			'range' => [ 'start' => '2026-10-30T15:00:00Z', 'end' => '2026-12-13T15:00:00Z' ],
			'complete' => true, 'mayAdd' => null,
		], $state );
	}

	public function testAWeekShowsAllThatHappensOnEachOfItsDays(): void {
		$many = [];
		for ( $i = 1; $i <= 6; $i++ ) {
			$many[] = SampleOccurrence::make( "2026-11-23T1$i:00", '2026-11-23T20:00', page: $i );
		}
		$page = self::page( $this->draw( $many, [ 'view' => 'week', 'date' => '2026-11-26' ] ) );
		$this->assertSame(
			'22 November 2026 – 28 November 2026', self::one( $page, "//*[@id='ext-eventcalendar-1-title']" )->textContent
		);
		$this->assertCount( 7, $page->query( "//table[@class='ext-eventcalendar-week']/tbody/tr/td" ) );
		$this->assertCount( 6, $page->query( self::day( '2026-11-23' ) . '/a[@data-occurrence]' ) );
		$this->assertCount( 0, $page->query( self::withClass( 'day--outside' ) ) );
	}

	public function testAnAgendaListsTheDaysThatHaveSomething(): void {
		$page = self::page( $this->draw( [
			SampleOccurrence::make( '2026-10-30', '2026-11-03', page: 1 ),
			SampleOccurrence::make( '2026-11-12T18:00', '2026-11-12T19:30', page: 2 ),
			SampleOccurrence::make( '2026-11-12T23:00', '2026-11-13T01:00', page: 3 ),
			SampleOccurrence::make( '2026-11-14', '2026-11-15', page: 4 ),
			SampleOccurrence::make( '2026-11-15T10:00', '2026-11-15T10:00', page: 5 ),
		], [ 'view' => 'agenda' ] ) );
		$list = [];
		foreach ( $page->query( self::withClass( 'agenda__day' ) ) as $day ) {
			foreach ( $page->query( './/a', $day ) as $slot ) {
				$list[] = [
					$day->getAttribute( 'data-date' ), $page->query( './/*[@role="heading"]', $day )->item( 0 )->textContent,
					$slot->textContent
				];
			}
		}
		$this->assertSame( [
			[ '2026-11-01', 'Sunday, 1 November 2026', '30 October 2026 – 2 November 2026 Event 1 Tech talk' ],
			[ '2026-11-12', 'Thursday, 12 November 2026', '18:00–19:30 Event 2 Tech talk' ],
			[ '2026-11-12', 'Thursday, 12 November 2026', '12 November 2026, 23:00 – 13 November 2026, 01:00 Event 3 Tech talk' ],
			[ '2026-11-14', 'Saturday, 14 November 2026', 'All day Event 4 Tech talk' ],
			[ '2026-11-15', 'Sunday, 15 November 2026', '10:00 Event 5 Tech talk' ],
		], $list );
	}

	public function testWhatCannotBeDrawnIsOneBoxThatListsEveryProblem(): void {
		$drawing = $this->draw( [], [ 'view' => '<i>', 'date' => '2026-02-31', 'colour' => 'red' ] );
		$this->assertFalse( $drawing->isSheet );
		$this->assertNull( $drawing->expiresIn );
		$this->assertSame( [], $drawing->modules() );
		$page = self::page( $drawing );
		$this->assertSame( 'alert', self::one( $page, self::withClass( 'error' ) )->getAttribute( 'role' ) );
		$this->assertSame(
			[
				'There is no attribute "colour". There are: view, types, topics, audience, languages, date, limit, zone.',
				'view: "<i>" is none of these: month, week, agenda.',
				'date: "2026-02-31" is no date such as 2026-11-30 and no month such as 2026-11.'
			],
			array_map( static fn ( DOMElement $item ) => $item->textContent, iterator_to_array( $page->query( '//li' ) ) )
		);
	}

	public function testAProblemNeverExpandsWhatItRepeats(): void {
		$this->assertStringContainsString( '{{SITENAME}}', $this->draw( [], [ 'view' => '{{SITENAME}}' ] )->html );
	}

	public function testAQuestionThatCannotBeAnsweredIsTheSameBox(): void {
		$drawing = $this->draw( new QueryException( 'range-too-far', 10 ) );
		$this->assertFalse( $drawing->isSheet );
		$this->assertSame( 86400, $drawing->expiresIn );
		$this->assertCount( 1, self::page( $drawing )->query( '//li' ) );
	}
}
