<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Special;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\SpecialPage\SpecialPageFactory;
use MediaWiki\Title\Title;
use MediaWikiIntegrationTestCase;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventCalendar
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\SubscribeRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Sheet\EventLinkRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Feed\SubscribeSite
 */
final class SubscribePageTest extends MediaWikiIntegrationTestCase {
	private const FEED = 'https://wiki.example.org/w/rest.php/eventcalendar/v1/calendar.ics';

	protected function setUp(): void {
		parent::setUp();
		$this->overrideConfigValues( [
			MainConfigNames::LanguageCode => 'en', MainConfigNames::Localtimezone => 'UTC', MainConfigNames::Sitename => 'Example wiki',
			MainConfigNames::Server => 'https://wiki.example.org', MainConfigNames::CanonicalServer => 'https://wiki.example.org',
			MainConfigNames::RestPath => '/w/rest.php',
		] );
		$this->setGroupPermissions( '*', 'read', true );
	}

	private function show( array $query = [], string $language = 'en' ): OutputPage {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( $query ) );
		$context->setTitle( Title::makeTitle( NS_SPECIAL, 'EventCalendar/subscribe' ) );
		$context->setLanguage( $language );
		$context->setOutput( new OutputPage( $context ) );
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventCalendar' );
		$page->setContext( $context );
		$page->execute( 'subscribe' );
		return $context->getOutput();
	}

	/** @return string[] What programs are sent to, by what the link says */
	private static function links( OutputPage $out ): array {
		preg_match_all( '~<a class="ext-eventcalendar-subscription__[^"]*" href="([^"]*)"[^>]*>([^<]*)~', $out->getHTML(), $matches );
		return array_combine( $matches[2], array_map( 'htmlspecialchars_decode', $matches[1] ) );
	}

	private static function text( OutputPage $out ): string {
		return preg_replace( '/[\x{2066}-\x{2069}]/u', '', html_entity_decode( strip_tags( $out->getHTML() ) ) );
	}

	public function testHasAllWaysToSubscribeToWhatAFilterShows(): void {
		$out = $this->show( [ 'types' => 'tech-talk|office-hours', 'topics' => 'Design', 'view' => 'week', 'date' => '2026-12-01' ] );
		$query = '?types=office-hours%7Ctech-talk&topics=design';
		$this->assertStringContainsString( 'Tech talk and Office hours about design', self::text( $out ) );
		$this->assertStringContainsString( ' value="' . htmlspecialchars( self::FEED . $query ) . '"', $out->getHTML() );
		$links = self::links( $out );
		$this->assertSame( [
			'Apple Calendar', 'Thunderbird and other programs', 'Google Calendar', 'Outlook.com', 'Microsoft 365',
			'By e-mail, as a digest', 'Atom', 'JSON'
		], array_keys( $links ) );
		$this->assertSame( 'webcal' . substr( self::FEED, 5 ) . $query, $links['Apple Calendar'] );
		$this->assertStringContainsString( rawurlencode( self::FEED . $query ), $links['Outlook.com'] );
		$this->assertSame( substr( self::FEED, 0, -3 ) . "atom$query", $links['Atom'] );
	}

	public function testTellsOfItsFeedsAndIsNotForSearchEngines(): void {
		$out = $this->show( [ 'topics' => 'design' ] );
		$this->assertSame( 'noindex,nofollow', $out->getRobotPolicy() );
		$this->assertSame( 'Subscribe to events', $out->getPageTitle() );
		$head = implode( '', $out->getHeadLinksArray() );
		foreach ( [ 'ics', 'atom', 'json' ] as $format ) {
			$this->assertStringContainsString( "href=\"/w/rest.php/eventcalendar/v1/calendar.$format?topics=design\"", $head );
		}
		$this->assertStringContainsString( 'topics=design', $out->getSubtitle() );
	}

	public function testTextsComeInTheLanguageOfTheReader(): void {
		$this->assertStringContainsString( self::FEED . '?uselang=fr"', $this->show( [], 'fr' )->getHTML() );
		$this->assertStringContainsString( self::FEED . '"', $this->show()->getHTML() );
	}

	public function testWarnsWhereServicesOnTheInternetFindNothing(): void {
		$this->assertStringNotContainsString( '__warning', $this->show()->getHTML() );
		$this->overrideConfigValue( MainConfigNames::CanonicalServer, 'http://localhost:8080' );
		$this->assertStringContainsString( 'cannot be reached from the internet', self::text( $this->show() ) );
	}

	public function testWarnsOnAWikiThatOneMustLogInToRead(): void {
		$this->setGroupPermissions( '*', 'read', false );
		$this->assertStringContainsString( 'Only those who log in can read', self::text( $this->show() ) );
	}

	public function testLinksToADigestOfTheSame(): void {
		$this->assertStringEndsWith( 'Special:EventDigest', self::links( $this->show() )['By e-mail, as a digest'] );
		$this->assertStringContainsString(
			'topics=design%7Cowls', self::links( $this->show( [ 'topics' => 'owls|design' ] ) )['By e-mail, as a digest']
		);
	}

	public function testLinksToNoDigestThatIsNotThere(): void {
		$this->setService( 'SpecialPageFactory', function () {
			$factory = $this->createMock( SpecialPageFactory::class );
			$factory->method( 'exists' )->willReturn( false );
			return $factory;
		} );
		$this->assertNull( $this->getServiceContainer()->getService( 'EventCalendar.SubscribeSite' )->facts()['digest'] );
	}

	public function testSaysThatProposedEventsAreLeftOutUnlessTheyAreNot(): void {
		$this->assertStringContainsString( 'once they are confirmed', self::text( $this->show() ) );
		$this->assertStringNotContainsString( 'once they are confirmed', self::text( $this->show( [ 'status' => 'proposed' ] ) ) );
	}

	public function testBadParametersAreExplained(): void {
		$out = $this->show( [ 'status' => 'maybe' ] );
		$this->assertStringContainsString( 'class="ext-eventcalendar-error ', $out->getHTML() );
		$this->assertSame( 'noindex,nofollow', $out->getRobotPolicy() );
	}

	public function testWhatSomebodyWroteIsShownAndNotRun(): void {
		$html = $this->show( [ 'topics' => '<script>alert(1)</script>', 'search' => '{{PLURAL:1|a}} "<b>' ] )->getHTML();
		$this->assertStringNotContainsString( '<script>', $html );
		$this->assertStringNotContainsString( '<b>', $html );
		$this->assertStringContainsString( '{{PLURAL:1|a}}', $html );
	}

	public function testAnEventIsSubscribedToByItself(): void {
		$title = Title::makeTitle( NS_EVENTCALENDAR, 'Talks/One & two' );
		$this->editPage( $title, json_encode( [
			'version' => 1, 'title' => [ 'en' => 'Codex <tokens>', 'fr' => 'Jetons' ], 'type' => 'tech-talk',
			'start' => '2026-11-24T18:00', 'duration' => 'PT1H', 'timeZone' => 'UTC',
		] ) );
		$this->runJobs();
		$out = $this->show( [ 'page' => 'EventCalendar:Talks/One & two', 'types' => 'triage' ] );
		$this->assertStringContainsString( 'Codex <tokens>, with all its dates', self::text( $out ) );
		$address = "https://wiki.example.org/w/rest.php/eventcalendar/v1/events/{$title->getArticleID()}/event.ics";
		$this->assertStringContainsString( " value=\"$address\"", $out->getHTML() );
		$this->assertArrayNotHasKey( 'Atom', self::links( $out ) );
		$this->assertStringContainsString( 'Talks/One_%26_two', $out->getSubtitle() );
		$french = $this->show( [ 'page' => (string)$title->getArticleID() ], 'fr' );
		$this->assertStringContainsString( 'Jetons', self::text( $french ) );
		$this->assertStringContainsString( "$address?uselang=fr", $french->getHTML() );
	}

	public function testAnEventThatTheReaderMayNotReadIsNotNamed(): void {
		$title = Title::makeTitle( NS_EVENTCALENDAR, 'Hidden' );
		$this->editPage( $title, json_encode( [
			'version' => 1, 'title' => 'Secret talk', 'type' => 'tech-talk', 'start' => '2026-11-24', 'duration' => 'P1D',
		] ) );
		$this->runJobs();
		$this->setTemporaryHook( 'getUserPermissionsErrors', static function ( $title, $user, $action, &$result ) {
			$result = 'badaccess-group0';
			return $action !== 'read' || !$title->inNamespace( NS_EVENTCALENDAR );
		} );
		$nothing = $this->show( [ 'page' => 'EventCalendar:Nothing' ] );
		foreach ( [ 'EventCalendar:Hidden', (string)$title->getArticleID() ] as $page ) {
			$out = $this->show( [ 'page' => $page ] );
			$this->assertSame( $nothing->getHTML(), $out->getHTML() );
			$this->assertSame( $nothing->getSubtitle(), $out->getSubtitle() );
		}
	}

	public static function provideNoEvents(): iterable {
		yield 'a page that is not there' => [ 'EventCalendar:Nothing' ];
		yield 'a page that is no event' => [ 'UTPage' ];
		yield 'no title' => [ '<>' ];
	}

	/**
	 * @dataProvider provideNoEvents
	 */
	public function testSaysThatThereIsNoSuchEvent( string $page ): void {
		$out = $this->show( [ 'page' => $page ] );
		$this->assertStringContainsString( 'cdx-message', $out->getHTML() );
		$this->assertSame( [], self::links( $out ) );
		$this->assertSame( 'noindex,nofollow', $out->getRobotPolicy() );
	}
}
