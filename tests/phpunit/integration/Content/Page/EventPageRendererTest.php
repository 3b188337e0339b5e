<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content\Page;

use MediaWiki\MainConfigNames;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\AudienceSection
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\EventPageRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\LinkMarkup
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\OrganizerSection
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PageContext
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PageWikitext
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\PageWikitextFactory
 * @covers \MediaWiki\Extension\EventCalendar\Content\Page\ToolsSection
 * @group Database
 */
class EventPageRendererTest extends EventPageTestCase {
	private const HOSTILE = '</script><script>alert(1)</script>"\'><img src=x onerror=alert(1)>{{Evil}}[[Evil]]\'\'\'x';

	public function testNoTextCanBecomeMarkup() {
		$hostile = self::HOSTILE;
		$output = self::draw( [
			'title' => $hostile,
			'summary' => [ 'en' => $hostile ],
			'description' => $hostile,
			'organizerNotes' => $hostile,
			'participation' => [
				[ 'kind' => 'stream', 'url' => "https://a.example/?'onmouseover=alert(1)", 'label' => $hostile ],
				[ 'kind' => 'room', 'text' => $hostile ],
				[ 'kind' => 'room', 'text' => $hostile, 'for' => 'presenters' ],
			],
			'speakers' => [ [ 'name' => $hostile, 'affiliation' => $hostile ] ],
			'organizers' => [ [ 'name' => $hostile, 'user' => 'Bob' ] ],
			'links' => [ [ 'label' => $hostile, 'url' => 'https://b.example/' ] ],
			'promotion' => [ 'text' => $hostile ],
			'recurrence' => [ 'rule' => 'FREQ=WEEKLY', 'overrides' => [
				'2026-12-10T18:00' => [ 'title' => $hostile, 'summary' => $hostile, 'speakers' => [ [ 'name' => $hostile ] ] ],
			] ],
		] + self::EVENT );
		$html = $output->getContentHolderText();
		$this->assertStringContainsString( 'ext-eventcalendar-page__facts', $html );
		$this->assertGreaterThan( 10, substr_count( $html, '&lt;script' ) );
		$document = new \DOMDocument();
		$document->loadHTML( "<?xml encoding=\"utf-8\"?>$html", LIBXML_NOERROR );
		$xpath = new \DOMXPath( $document );
		$this->assertCount( 0, $xpath->query( '//script|//img|//@onerror|//@onmouseover' ) );
		$this->assertSame( 1, substr_count( implode( $output->getHeadItems() ), '</script>' ) );
		$this->assertStringNotContainsString( '<img', implode( $output->getHeadItems() ) . $output->getTitleText() );
	}

	public function testOnlyTheWikitextFieldsAreWikitext() {
		$text = "'''bold''' [[Linked]]";
		$html = self::html( [ 'title' => $text, 'summary' => $text, 'promotion' => [ 'text' => $text ] ] + self::EVENT );
		$this->assertStringNotContainsString( '<b>', $html );
	}

	public function testTheDescriptionIsRenderedAndRecorded() {
		$output = self::draw( [
			'description' => "== Plan ==\n''See'' [[Linked page]] {{Used template}} [[Category:Talks]] https://c.example/\n\n"
				. "== Two ==\n== Three ==\n== Four =="
		] + self::EVENT );
		$html = $output->getContentHolderText();
		$this->assertStringContainsString( '<i>See</i>', $html );
		$this->assertArrayHasKey( 'Linked_page', $output->getLinks()[NS_MAIN] );
		$this->assertArrayHasKey( 'Used_template', $output->getTemplates()[NS_TEMPLATE] );
		$this->assertContains( 'Talks', $output->getCategoryNames() );
		$this->assertArrayHasKey( 'https://c.example/', $output->getExternalLinks() );
		$this->assertStringNotContainsString( 'mw:PageProp/toc', $html );
		$drawn = $output->runOutputPipeline( ParserOptions::newFromAnon(), [] )->getContentHolderText();
		$this->assertStringNotContainsString( 'editsection', $drawn );
	}

	public function testLinksOfTheWikitextOfASavedPageAreInTheDatabase() {
		$this->editPage( 'EventCalendar:Saved', json_encode( [ 'description' => '[[Linked page]]' ] + self::EVENT ) );
		$this->assertSame(
			[ 'EventCalendar:Saved' ],
			array_map(
				static fn ( $title ) => $title->getPrefixedText(),
				Title::makeTitle( NS_MAIN, 'Linked page' )->getLinksTo()
			)
		);
	}

	public function testOrganizerNotesStandUnderTheirOwnHeadingAndNowhereElse() {
		$output = self::draw( [
			'description' => "== Plan ==\nFor all",
			'organizerNotes' => "== Plan ==\nBring ''cake''",
			'participation' => [ [ 'kind' => 'video', 'url' => 'https://secret.example/', 'for' => 'presenters' ] ],
		] + self::EVENT );
		$html = $output->getContentHolderText();
		[ $public, $organizers ] = explode( '<details class="ext-eventcalendar-page__organizers">', $html );
		$this->assertStringContainsString( '<h2>For organisers and presenters</h2>', $organizers );
		$this->assertStringContainsString( 'Bring <i>cake</i>', $organizers );
		$this->assertStringContainsString( 'https://secret.example/', $organizers );
		$head = implode( $output->getHeadItems() ) . json_encode( $output->getExtensionData( 'eventcalendar-meta' ) );
		foreach ( [ 'cake', 'secret.example' ] as $word ) {
			$this->assertStringNotContainsString( $word, $public );
			$this->assertStringNotContainsString( $word, $head );
		}
		// Their headings come below that heading, and their anchors are their own.
		$this->assertMatchesRegularExpression( '~<h3 data-mw-anchor="Plan_2"~', $organizers );
		$this->assertMatchesRegularExpression( '~<h2 data-mw-anchor="Plan"~', $public );
	}

	public function testThousandsOfEqualAnchorsTakeLittleTime() {
		$this->editPage( 'Template:Anchors', str_repeat( "x data-mw-anchor=\"a\" ", 20000 ) );
		$begin = hrtime( true );
		self::draw( [ 'description' => '{{Anchors}}' ] + self::EVENT );
		$this->assertLessThan( 5, ( hrtime( true ) - $begin ) / 1e9 );
	}

	public function testWithoutAnythingForOrganizersThereIsNoOrganizerSection() {
		$this->assertStringNotContainsString( 'organizers', self::html( [ 'status' => 'cancelled' ] + self::EVENT ) );
	}

	public function testAddressesAreLinkedSafelyAndRecorded() {
		$output = self::draw( [
			'registration' => 'https://register.example/',
			'participation' => [ [ 'kind' => 'chat', 'url' => 'ircs://irc.example/room' ] ],
			'speakers' => [ [ 'name' => 'Ada', 'user' => 'Ada L' ] ],
			'outcome' => [ 'recording' => 'https://video.example/' ],
		] + self::EVENT );
		$html = $output->getContentHolderText();
		$this->assertStringContainsString(
			'<a href="ircs://irc.example/room" class="external" rel="nofollow noopener">', $html
		);
		foreach ( [ 'https://register.example/', 'ircs://irc.example/room', 'https://video.example/' ] as $url ) {
			$this->assertArrayHasKey( $url, $output->getExternalLinks() );
		}
		$this->assertArrayHasKey( 'Ada_L', $output->getLinks()[NS_USER] );
	}

	public function testAHostileAddressThatGotInIsNotLinked() {
		$html = self::html( [ 'registration' => 'javascript:alert(1)' ] + self::EVENT );
		$this->assertStringContainsString( '<code dir="ltr">/registration</code>', $html );
		$this->assertStringNotContainsString( '<a ', $html );
	}

	public function testEachLanguageGetsItsTextsAndItsDirection() {
		$event = [
			'title' => [ 'en' => 'Talk', 'he' => 'הרצאה' ],
			'description' => [ 'en' => 'English text', 'he' => 'טקסט' ],
			'organizerNotes' => [ 'en' => 'English notes' ],
		] + self::EVENT;
		$hebrew = self::draw( $event, 'he' );
		$this->assertSame( '<bdi>הרצאה</bdi>', $hebrew->getTitleText() );
		$this->assertSame( 'he', $hebrew->getLanguage()->toBcp47Code() );
		$html = $hebrew->getContentHolderText();
		$this->assertStringContainsString( '__description mw-content-rtl" lang="he" dir="rtl"><p>טקסט', $html );
		$this->assertStringContainsString( '__organizer-notes mw-content-ltr" lang="en" dir="ltr"><p>English', $html );
		$this->assertSame( 'Talk', strip_tags( self::draw( $event, 'de' )->getTitleText() ) );
		$this->assertStringContainsString( '<bdi lang="en">', self::draw( $event, 'de' )->getTitleText() );
		$this->assertContains( 'userlang', $hebrew->getUsedOptions() );
	}

	public function testWhereTitlesMayNotBeReplacedThePageKeepsItsOwn() {
		$this->overrideConfigValue( MainConfigNames::AllowDisplayTitle, false );
		$this->assertNotSame( 'Tech talk on tokens', strip_tags( (string)self::draw( self::EVENT )->getTitleText() ) );
	}

	/** @dataProvider provideStatuses */
	public function testAnEventThatIsNotConfirmedSaysSoAtItsTop( string $status, string $class, string $text ) {
		$html = self::html( [ 'status' => $status ] + self::EVENT );
		$this->assertMatchesRegularExpression( "~<div class=\"[^\"]*$class.*$text~", $html );
	}

	public static function provideStatuses(): iterable {
		yield [ 'cancelled', 'cdx-message--warning', 'This event is cancelled' ];
		yield [ 'postponed', 'cdx-message--warning', 'This event is postponed' ];
		yield [ 'proposed', 'cdx-message--notice', 'This event is only proposed' ];
	}

	public function testTheTypeIsAChipInItsColour() {
		$this->assertMatchesRegularExpression(
			'~<span class="ext-eventcalendar-page__type ext-eventcalendar-page__type--[a-z]+"[^>]*>Tech talk</span>~',
			self::html( self::EVENT )
		);
		$this->assertMatchesRegularExpression(
			'~__type--gray"[^>]*>no-longer-there</span>~', self::html( [ 'type' => 'no-longer-there' ] + self::EVENT )
		);
	}

	/** @dataProvider provideExpiries */
	public function testThePageIsCachedUntilItsFirstDateIsOver( string $now, array $event, ?int $expected ) {
		ConvertibleTimestamp::setFakeTime( $now );
		$output = self::draw( $event );
		$this->assertSame( $expected, $output->hasReducedExpiry() || $output->getCacheExpiry() === 86400
			? $output->getCacheExpiry() : null );
	}

	public static function provideExpiries(): iterable {
		yield 'far ahead: a day' => [ '2026-11-23T12:00:00Z', self::EVENT, 86400 ];
		yield 'running' => [ '2026-12-03T17:50:00Z', self::EVENT, 600 ];
		yield 'running, a series' => [ '2026-12-03T17:50:00Z', self::SERIES, 600 ];
	}

	public function testTheToolsLeadToTheCalendarFileTheCalendarAndTheJson() {
		$this->editPage( 'EventCalendar:A/b', json_encode( self::SERIES ) );
		$page = $this->getServiceContainer()->getWikiPageFactory()
			->newFromTitle( Title::newFromText( 'EventCalendar:A/b' ) );
		$html = $page->getParserOutput( ParserOptions::newFromAnon() )->getContentHolderText();
		$this->assertStringContainsString( '/eventcalendar/v1/events/EventCalendar%3AA%2Fb/event.ics"', $html );
		$this->assertStringContainsString( 'event=' . $page->getId() . '%3A2026-12-03T18%3A00', $html );
		$this->assertStringContainsString( 'action=raw&amp;ctype=application%2Fjson', $html );
	}

	public function testThePreviewOfANewPageLinksToNothingThatIsNotThereYet() {
		$html = self::html( self::EVENT );
		$this->assertStringNotContainsString( 'event.ics', $html );
		$this->assertStringNotContainsString( 'action=raw', $html );
	}
}
