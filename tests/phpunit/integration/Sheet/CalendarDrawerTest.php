<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Sheet;

use DOMDocument;
use DOMElement;
use DOMXPath;
use MediaWiki\Extension\EventCalendar\CampaignEvents\NoRegistrations;
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
use MediaWiki\Extension\EventCalendar\Sheet\CalendarOptions;
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
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\Sheet
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SheetRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\HeaderRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SheetState
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\MonthRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\WeekRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\AgendaRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\DayRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SlotRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\LegendRenderer
 */
class CalendarDrawerTest extends MediaWikiIntegrationTestCase {
	private const NO_FILTER = [
		'types' => [], 'topics' => [], 'audience' => [], 'languages' => [], 'status' => [], 'search' => '', 'recorded' => false
	];

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValue( MainConfigNames::LanguageCode, 'en' );
		ConvertibleTimestamp::setFakeTime( '20261123120000' );
	}

	/**
	 * @param Occurrence[]|QueryException $occurrences
	 * @param array<string,string> $arguments
	 * @param string $language
	 * @param bool $isReadersChoice
	 */
	private function draw(
		array|QueryException $occurrences, array $arguments = [], string $language = 'en', bool $isReadersChoice = false
	): Drawing {
		$services = $this->getServiceContainer();
		$serializer = new OccurrenceSerializer(
			new EventPageLinks( $services->getTitleFactory(), $services->getNamespaceInfo(), 'home' ),
			new NoRegistrations(), $services->getLanguageFallback(), 'home'
		);
		$settings = $this->createStub( SettingsLookup::class );
		$settings->method( 'get' )->willReturn( new CalendarSettings( [
			'tech-talk' => new EventType( 'tech-talk', new LocalizedText( [ 'en' => 'Tech talk', 'fr' => 'Causerie' ] ), 'blue', 'talk' ),
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
		return $drawer->draw(
			$arguments + [ 'date' => '2026-11' ], $services->getLanguageFactory()->getLanguage( $language ),
			isReadersChoice: $isReadersChoice
		);
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

	private static function slot( string $date ): string {
		return self::day( $date ) . '/a[@data-occurrence]';
	}

	/** What a title is put between, so that its direction stays its own */
	private static function isolated( string $title ): string {
		return "\u{2068}$title\u{2069}";
	}

	private static function queryOf( DOMElement $link ): array {
		parse_str( parse_url( $link->getAttribute( 'href' ), PHP_URL_QUERY ), $query );
		return $query;
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
		$this->assertCount( 5, $page->query( '//tr[@class="ext-eventcalendar-month__week"]' ) );
		$days = $page->query( '//td' );
		$this->assertCount( 35, $days );
		$this->assertSame( '2026-11-01', $days->item( 0 )->getAttribute( 'data-date' ) );
		$this->assertSame( '2026-12-05', $days->item( 34 )->getAttribute( 'data-date' ) );
		$this->assertCount( 5, $page->query( self::withClass( 'day--outside' ) ) );
		$today = self::one( $page, self::withClass( 'day--today' ) );
		$this->assertSame( [ '2026-11-23', 'date' ], [ $today->getAttribute( 'data-date' ), $today->getAttribute( 'aria-current' ) ] );
		$this->assertSame( 'There are no events here yet.', self::one( $page, '/html/body/div/p' )->textContent );
	}

	public static function provideMonths(): iterable {
		yield 'four weeks' => [ '2026-02', 4 ];
		yield 'five weeks' => [ '2026-11', 5 ];
		yield 'six weeks' => [ '2026-08', 6 ];
	}

	/**
	 * @dataProvider provideMonths
	 */
	public function testAMonthHasAsManyWeeksAsItTouches( string $month, int $weeks ): void {
		$page = self::page( $this->draw( [], [ 'date' => $month ] ) );
		$this->assertCount( $weeks, $page->query( '//tr[@class="ext-eventcalendar-month__week"]' ) );
	}

	public function testTheNumberOfADayLinksToIt(): void {
		$page = self::page( $this->draw( [], [ 'topics' => 'design' ] ) );
		$number = self::one( $page, self::day( '2026-11-12' ) . '/a' );
		$this->assertSame( 'ext-eventcalendar-day__number', $number->getAttribute( 'class' ) );
		$this->assertSame( '12', $number->textContent );
		$this->assertSame( 'Thursday, 12 November 2026', $number->getAttribute( 'aria-label' ) );
		$this->assertSame( 'nofollow', $number->getAttribute( 'rel' ) );
		$this->assertSame( [ 'view' => 'day', 'date' => '2026-11-12', 'topics' => 'design' ], self::queryOf( $number ) );
	}

	public function testASlotLinksToItsEventPageAndSaysWhenAndWhat(): void {
		$page = self::page( $this->draw( [ SampleOccurrence::make( '2026-11-12T18:05', '2026-11-12T19:00', page: 7 ) ] ) );
		$slot = self::one( $page, self::slot( '2026-11-12' ) );
		$this->assertSame(
			'ext-eventcalendar-slot ext-eventcalendar-slot--blue ext-eventcalendar-icon--talk ext-eventcalendar-slot--lane-1',
			$slot->getAttribute( 'class' )
		);
		$this->assertSame( '7', $slot->getAttribute( 'data-occurrence' ) );
		$this->assertSame( 'Tech talk', $slot->getAttribute( 'title' ) );
		$this->assertStringEndsWith( 'EventCalendar:Event_7', $slot->getAttribute( 'href' ) );
		$this->assertSame( '18:05 ' . self::isolated( 'Event 7' ), $slot->textContent );
		$this->assertCount( 0, $page->query( '*', $slot ), 'One element' );
	}

	public function testALongOccurrenceHasASlotInEachOfItsDays(): void {
		$page = self::page( $this->draw( [ SampleOccurrence::make( '2026-11-06T20:00', '2026-11-09T02:00' ) ] ) );
		$slots = [];
		foreach ( $page->query( '//td/a[@data-occurrence]' ) as $slot ) {
			preg_match_all( '/slot--(lane-\d|days-\d|continues-\w+)/', $slot->getAttribute( 'class' ), $modifiers );
			$slots[$slot->parentNode->getAttribute( 'data-date' )] = [ $slot->textContent, ...$modifiers[1] ];
		}
		$this->assertSame( [
			'2026-11-06' => [ '20:00 ' . self::isolated( 'Event 1' ), 'lane-1', 'days-2', 'continues-after' ],
			'2026-11-07' => [ self::isolated( 'Event 1' ), 'lane-1', 'continues-before', 'continues-after' ],
			// The next row: the text stands again.
			'2026-11-08' => [ self::isolated( 'Event 1' ), 'lane-1', 'days-2', 'continues-before', 'continues-after' ],
			'2026-11-09' => [ self::isolated( 'Event 1' ), 'lane-1', 'continues-before' ],
		], $slots );
	}

	public function testAnAllDayOccurrenceHasNoTimeAndLiesOnItsDatesInEveryZone(): void {
		foreach ( [ 'UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago' ] as $zone ) {
			$page = self::page( $this->draw( [ SampleOccurrence::make( '2026-11-12', '2026-11-13' ) ], [ 'zone' => $zone ] ) );
			$slot = self::one( $page, self::slot( '2026-11-12' ) );
			$this->assertSame( self::isolated( 'Event 1' ), $slot->textContent );
			$this->assertStringContainsString( 'slot--allday', $slot->getAttribute( 'class' ) );
			$this->assertCount( 1, $page->query( '//td/a[@data-occurrence]' ) );
		}
	}

	public function testTheFifthOfADayAndThoseAfterItAreALink(): void {
		$many = [];
		for ( $i = 1; $i <= 6; $i++ ) {
			$many[] = SampleOccurrence::make( "2026-11-12T1$i:00", '2026-11-12T20:00', page: $i );
		}
		$page = self::page( $this->draw( $many, [ 'topics' => 'design', 'zone' => 'UTC' ] ) );
		$this->assertCount( 4, $page->query( self::slot( '2026-11-12' ) ) );
		$more = self::one( $page, self::withClass( 'day__more' ) );
		$this->assertSame( '+2 more', $more->textContent );
		$this->assertSame( '12 November 2026: show all events (+2)', $more->getAttribute( 'aria-label' ) );
		$this->assertSame( 'nofollow', $more->getAttribute( 'rel' ) );
		$this->assertStringContainsString( 'view=day&date=2026-11-12&topics=design&zone=UTC', $more->getAttribute( 'href' ) );
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

	/**
	 * @return array<string,array{string,string,string}> By text: types that the link asks for, whether it is on, modifiers
	 */
	private static function legend( DOMXPath $page ): array {
		$links = [];
		foreach ( $page->query( self::withClass( 'legend' ) . '/li/a' ) as $link ) {
			preg_match_all( '/(?:__type--|icon--)(\w+)/', $link->getAttribute( 'class' ), $modifiers );
			$links[$link->textContent] = [
				self::queryOf( $link )['types'] ?? '', $link->getAttribute( 'aria-current' ), implode( ' ', $modifiers[1] )
			];
		}
		return $links;
	}

	public function testTheLegendSaysHowManyOfEachTypeThereAre(): void {
		$occurrences = [
			SampleOccurrence::make( '2026-10-12', '2026-10-13', page: 1 ),
			SampleOccurrence::make( '2026-11-12', '2026-11-13', page: 2 ),
			SampleOccurrence::make( '2026-11-14', '2026-11-15', page: 3 ),
		];
		$this->assertSame( [
			'Tech talk 2' => [ 'tech-talk', '', 'blue talk' ],
			'Triage <b> 0' => [ 'triage', '', 'orange other' ],
		], self::legend( self::page( $this->draw( $occurrences ) ) ) );
		$this->assertSame(
			[ 'Tech talk ٢', 'Triage <b> ٠' ], array_keys( self::legend( self::page( $this->draw( $occurrences, [], 'ar' ) ) ) )
		);
	}

	public function testTheLegendTurnsTypesOnAndOffThatTheReaderChose(): void {
		$this->assertSame( [
			// Nobody looked how many there are of those that were not asked for.
			'Tech talk' => [ 'triage|gone|tech-talk', '', 'blue talk' ],
			'Triage <b> 0' => [ 'gone', 'true', 'orange active other' ],
			'gone 0' => [ 'triage', 'true', 'gray active other' ],
		], self::legend( self::page( $this->draw( [], [ 'types' => 'triage|gone' ], isReadersChoice: true ) ) ) );
	}

	public function testOfTypesThatThePageFixedTheLegendChoosesOne(): void {
		$this->assertSame( [
			'Triage <b> 0' => [ 'triage', '', 'orange other' ],
			'gone 0' => [ 'gone', '', 'gray other' ],
		], self::legend( self::page( $this->draw( [], [ 'types' => 'triage|gone' ] ) ) ) );
	}

	public function testTheLegendDoesNotCountWhereThereAreTooMany(): void {
		$many = [];
		for ( $i = 1; $i <= CalendarOptions::MAX_LIMIT + 1; $i++ ) {
			$many[] = SampleOccurrence::make( '2026-11-12', '2026-11-13', page: $i );
		}
		$page = self::page( $this->draw( $many ) );
		$this->assertSame( [ 'Tech talk', 'Triage <b>' ], array_keys( self::legend( $page ) ) );
		$this->assertCount( 1, $page->query( self::withClass( 'incomplete' ) ) );
	}

	public function testLinksLeadToTheOtherViews(): void {
		$page = self::page( $this->draw( [], [ 'topics' => 'design' ] ) );
		$views = [];
		foreach ( $page->query( self::withClass( 'views' ) . '/a' ) as $link ) {
			$query = self::queryOf( $link );
			$this->assertSame( [ $link->getAttribute( 'data-view' ), 'design' ], [ $query['view'], $query['topics'] ] );
			$views[$link->textContent] = [ $query['view'], $query['date'], $link->getAttribute( 'aria-current' ) ];
		}
		$this->assertSame( [
			'Month' => [ 'month', '2026-11-01', 'true' ],
			'Week' => [ 'week', '2026-11-23', '' ],
			'Day' => [ 'day', '2026-11-23', '' ],
			'List' => [ 'agenda', '2026-11-23', '' ],
		], $views );
		$week = self::page( $this->draw( [], [ 'date' => '2026-10' ] ) )->query( self::withClass( 'views' ) . '/a' )->item( 1 );
		$this->assertSame( '2026-10-01', self::queryOf( $week )['date'], 'Of another month the first' );
	}

	public function testTheSearchFormKeepsEverythingButTheWords(): void {
		$this->overrideConfigValue( MainConfigNames::ArticlePath, '/index.php?title=$1' );
		$arguments = [ 'search' => 'old "words"', 'topics' => 'design', 'recorded' => 'yes', 'zone' => 'Asia/Tokyo' ];
		$page = self::page( $this->draw( [], $arguments, isReadersChoice: true ) );
		$form = self::one( $page, '//form[@role="search"]' );
		$this->assertSame( '/index.php', $form->getAttribute( 'action' ) );
		$fields = [];
		foreach ( $page->query( './/input', $form ) as $field ) {
			$fields[$field->getAttribute( 'name' )] = [ $field->getAttribute( 'type' ), $field->getAttribute( 'value' ) ];
		}
		$this->assertSame( [
			'title' => [ 'hidden', 'Special:EventCalendar' ],
			'view' => [ 'hidden', 'month' ],
			'date' => [ 'hidden', '2026-11-01' ],
			'topics' => [ 'hidden', 'design' ],
			'recorded' => [ 'hidden', '1' ],
			'zone' => [ 'hidden', 'Asia/Tokyo' ],
			'search' => [ 'search', 'old "words"' ],
		], $fields );
		$page = self::page( $this->draw( [], $arguments ) );
		$this->assertSame( '', self::one( $page, '//input[@type="search"]' )->getAttribute( 'value' ), 'What the page fixed' );
	}

	public function testBelowAMonthIsRoomForTheListOfOneDay(): void {
		$page = self::page( $this->draw( [ SampleOccurrence::make( '2026-11-12', '2026-11-13' ) ] ) );
		$this->assertFalse( self::one( $page, self::withClass( 'chosen' ) )->hasChildNodes() );
		$this->assertCount( 1, $page->query( '//a[@data-occurrence]' ), 'An event of one day has one slot' );
	}

	public static function provideStatuses(): iterable {
		yield [ 'confirmed', '' ];
		yield [ 'proposed', ' (Proposed)' ];
		yield [ 'postponed', ' (Postponed)' ];
		yield [ 'cancelled', ' (Cancelled)' ];
	}

	/**
	 * @dataProvider provideStatuses
	 */
	public function testAStatusIsSeenAndSaid( string $status, string $said ): void {
		$page = self::page( $this->draw( [
			SampleOccurrence::make( '2026-11-12', '2026-11-13', [ 'status' => $status ] )
		] ) );
		$slot = self::one( $page, self::slot( '2026-11-12' ) );
		$this->assertSame( self::isolated( 'Event 1' ) . $said, $slot->textContent );
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
		foreach ( $page->query( '//td/a[@data-occurrence]' ) as $slot ) {
			$titles[] = [ $slot->textContent, $slot->getAttribute( 'lang' ) ];
		}
		$this->assertSame( [
			[ self::isolated( 'Bonjour' ), '' ], [ self::isolated( 'שלום' ), 'he' ], [ self::isolated( 'English' ), 'en' ]
		], $titles );
		$this->assertSame( 'Causerie', self::one( $page, self::slot( '2026-11-12' ) )->getAttribute( 'title' ) );
	}

	public function testWritesTheDigitsAndTheDirectionOfTheLanguage(): void {
		$page = self::page( $this->draw(
			[ SampleOccurrence::make( '2026-11-12T18:05', '2026-11-12T19:00' ) ], [], 'ar'
		) );
		$wrapper = self::one( $page, '//div[@data-view]' );
		$this->assertSame( [ 'ar', 'rtl' ], [ $wrapper->getAttribute( 'lang' ), $wrapper->getAttribute( 'dir' ) ] );
		$this->assertStringStartsWith( '١٨:٠٥ ', self::one( $page, self::slot( '2026-11-12' ) )->textContent );
		$this->assertSame( '١٢', self::one( $page, self::withClass( 'day__number', self::day( '2026-11-12' ) . '/' ) )->textContent );
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
		foreach ( CalendarOptions::VIEWS as $view ) {
			$page = self::page( $this->draw( [
				SampleOccurrence::make( '2026-11-01', '2026-11-02', [ 'title' => $title, 'type' => $title ] )
			], [ 'view' => $view ] ) );
			$slots = $page->query( '//a[@data-occurrence]' );
			$this->assertCount( 1, $slots );
			$this->assertStringContainsString( self::isolated( $title ), $slots->item( 0 )->textContent );
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
			'view' => 'month', 'compact' => false, 'date' => '2026-11-01', 'today' => '2026-11-23', 'zone' => 'Asia/Tokyo',
			'language' => 'en', 'weekStart' => 0, 'limit' => null,
			'fixed' => [ 'types' => [ 'tech-talk' ] ] + self::NO_FILTER,
			'filter' => self::NO_FILTER,
			'types' => [
				[ 'id' => 'tech-talk', 'label' => 'Tech talk', 'color' => 'blue', 'icon' => 'talk' ],
				[ 'id' => 'triage', 'label' => 'Triage <b>', 'color' => 'orange', 'icon' => 'other' ],
			],
			'range' => [ 'start' => '2026-10-30T15:00:00Z', 'end' => '2026-12-06T15:00:00Z' ],
			'complete' => true, 'mayAdd' => '/wiki/Special:ScheduleEvent',
		], $state );
	}

	public function testOnTheSpecialPageTheReaderChoseAndNothingIsFixed(): void {
		$page = self::page( $this->draw( [], [
			'topics' => 'design', 'status' => 'proposed|confirmed', 'search' => 'tokens', 'recorded' => 'yes'
		], isReadersChoice: true ) );
		$state = json_decode( self::one( $page, '//div[@data-view]' )->getAttribute( 'data-mw-eventcalendar' ), true );
		$this->assertSame( self::NO_FILTER, $state['fixed'] );
		$this->assertEquals( [
			'topics' => [ 'design' ], 'status' => [ 'proposed', 'confirmed' ], 'search' => 'tokens', 'recorded' => true
		] + self::NO_FILTER, $state['filter'] );
	}

	public function testADayIsNamedByItsDate(): void {
		$page = self::page( $this->draw( [], [ 'view' => 'day', 'date' => '2026-11-26' ] ) );
		$this->assertSame( 'Thursday, 26 November 2026', self::one( $page, "//*[@id='ext-eventcalendar-1-title']" )->textContent );
		$this->assertSame( 'Next: Friday, 27 November 2026',
			self::one( $page, self::withClass( 'nav__link--next' ) )->getAttribute( 'aria-label' ) );
	}

	public function testAListWithALimitHasNothingToMoveOrChooseWith(): void {
		$drawing = $this->draw( [
			SampleOccurrence::make( '2026-11-23T10:00', '2026-11-23T11:00', page: 1 ),
			SampleOccurrence::make( '2026-11-23T11:30', '2026-11-23T12:30', page: 2 ),
			SampleOccurrence::make( '2027-06-01T10:00', '2027-06-01T11:00', page: 3 ),
			SampleOccurrence::make( '2027-06-03T10:00', '2027-06-03T11:00', page: 4 ),
		], [ 'view' => 'agenda', 'limit' => '2', 'date' => '', 'topics' => 'design' ] );
		$page = self::page( $drawing );
		$wrapper = self::one( $page, '//div[@data-view]' );
		$this->assertSame(
			'ext-eventcalendar ext-eventcalendar--agenda ext-eventcalendar--compact', $wrapper->getAttribute( 'class' )
		);
		$this->assertTrue( json_decode( $wrapper->getAttribute( 'data-mw-eventcalendar' ), true )['compact'] );
		$this->assertSame( 'Upcoming events', self::one( $page, "//*[@id='ext-eventcalendar-1-title']" )->textContent );
		foreach ( [ 'nav', 'views', 'search', 'legend' ] as $class ) {
			$this->assertCount( 0, $page->query( self::withClass( $class ) ), $class );
		}
		$ids = [];
		foreach ( $page->query( '//a[@data-occurrence]' ) as $slot ) {
			$ids[] = $slot->getAttribute( 'data-occurrence' );
		}
		$this->assertSame( [ '2', '3' ], $ids );
		$all = self::one( $page, self::withClass( 'agenda__later' ) );
		$this->assertSame( 'All events', $all->textContent );
		$this->assertSame( [ 'view' => 'agenda', 'topics' => 'design' ], self::queryOf( $all ) );
		$this->assertSame( 1800, $drawing->expiresIn, 'Until the first is over' );
	}

	public function testAnAgendaGoesOnWhereItEnds(): void {
		$page = self::page( $this->draw( [], [ 'view' => 'agenda', 'topics' => 'design' ] ) );
		$later = self::one( $page, self::withClass( 'agenda__later' ) );
		$this->assertSame( 'Later events', $later->textContent );
		$this->assertSame( 'nofollow', $later->getAttribute( 'rel' ) );
		$this->assertSame( [ 'view' => 'agenda', 'date' => '2026-12-01', 'topics' => 'design' ], self::queryOf( $later ) );
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
			[ '2026-11-01', 'Sunday, 1 November 2026', "30 October 2026 – 2 November 2026 \u{2068}Event 1\u{2069} Tech talk" ],
			[ '2026-11-12', 'Thursday, 12 November 2026', "18:00–19:30 \u{2068}Event 2\u{2069} Tech talk" ],
			[ '2026-11-12', 'Thursday, 12 November 2026',
				"12 November 2026, 23:00 – 13 November 2026, 01:00 \u{2068}Event 3\u{2069} Tech talk" ],
			[ '2026-11-14', 'Saturday, 14 November 2026', "All day \u{2068}Event 4\u{2069} Tech talk" ],
			[ '2026-11-15', 'Sunday, 15 November 2026', "10:00 \u{2068}Event 5\u{2069} Tech talk" ],
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
				'There is no attribute "colour". There are: view, types, topics, audience, languages, status, search, ' .
					'recorded, date, limit, zone.',
				'view: "<i>" is none of these: month, week, day, agenda.',
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
