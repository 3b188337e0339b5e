<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\MainConfigNames;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Request\WebResponse;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\User;
use SpecialPageTestBase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventDigest
 * @covers \MediaWiki\Extension\EventCalendar\Special\DigestForm
 * @covers \MediaWiki\Extension\EventCalendar\Special\DigestPageRenderer
 * @covers \MediaWiki\Extension\EventCalendar\Special\DigestPreview
 * @covers \MediaWiki\Extension\EventCalendar\Special\SubscriptionQuery
 * @covers \MediaWiki\Extension\EventCalendar\Special\UnsubscribePage
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Subscription\Deliveries
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionDefaults
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionEditor
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\DigestPreferenceHandler
 */
final class SpecialEventDigestTest extends SpecialPageTestBase {
	use EventPageTestTrait;

	private ?OutputPage $output = null;
	private ?WebResponse $response = null;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->overrideConfigValues( [
			MainConfigNames::EnableEmail => true, MainConfigNames::AllowHTMLEmail => true, MainConfigNames::EmailAuthentication => true
		 ] );
	}

	protected function newSpecialPage(): SpecialPage {
		return $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventDigest' );
	}

	private function reader( bool $isConfirmed = true ): User {
		$user = $this->getMutableTestUser()->getUser();
		$user->setEmail( 'reader@example.org' );
		$user->setEmailAuthenticationTimestamp( $isConfirmed ? '20260101000000' : null );
		$user->saveSettings();
		return $user;
	}

	private function visit(
		?User $user, array $values = [], bool $isPosted = false, string $subPage = '', bool $hasToken = true
	): string {
		$user ??= $this->getServiceContainer()->getUserFactory()->newAnonymous( '127.0.0.1' );
		$session = RequestContext::getMain()->getRequest()->getSession();
		$session->setUser( clone $user );
		$request = new FauxRequest( $values, $isPosted, $session );
		if ( $isPosted ) {
			$request->setVal( 'wpEditToken', $hasToken ? $session->getToken()->toString() : 'wrong' );
		}
		$page = $this->newSpecialPage();
		$context = new RequestContext();
		$context->setUser( $user );
		$context->setLanguage( 'en' );
		$context->setRequest( $request );
		$context->setTitle( $page->getPageTitle( $subPage === '' ? false : $subPage ) );
		$page->setContext( $context );
		$page->execute( $subPage );
		$this->output = $context->getOutput();
		$this->response = $request->response();
		return $this->output->getHTML();
	}

	private function subscription( User $user ): ?Subscription {
		return $this->getServiceContainer()->getService( 'EventCalendar.SubscriptionEditor' )->find( $user );
	}

	public function testOneClickSubscribesAsTheAccountIsSetUp(): void {
		$user = $this->reader();
		$options = $this->getServiceContainer()->getUserOptionsManager();
		$options->setOption( $user, 'timecorrection', 'ZoneInfo|540|Asia/Tokyo' );
		$options->setOption( $user, 'language', 'fr' );
		$options->saveOptions( $user );
		$this->visit( $user, [ 'do' => 'subscribe' ], true );
		$this->assertStringContainsString( 'done=subscribed', $this->output->getRedirect() );
		$made = $this->subscription( $user );
		$this->assertSame( [ 'fr', 'Asia/Tokyo', 'html', 'email', 'weekly' ], [
			$made->language, $made->zone, $made->format, $made->delivery, $made->rhythm
		] );
		$this->assertSame( [], array_filter( $made->filter->toArray() ) );
		$html = $this->visit( $user, [ 'done' => 'subscribed' ] );
		$this->assertStringContainsString( 'You get the digest from now on.', $html );
		$this->assertStringContainsString( 'Asia/Tokyo', $html );
	}

	public function testAnOffsetAloneIsNoZoneAndAnUnconfirmedAddressGetsNoMail(): void {
		$user = $this->reader( false );
		$options = $this->getServiceContainer()->getUserOptionsManager();
		$options->setOption( $user, 'timecorrection', 'Offset|120' );
		$options->saveOptions( $user );
		$this->overrideConfigValue( MainConfigNames::Localtimezone, 'Europe/Berlin' );
		$this->assertStringContainsString( 'Special:ConfirmEmail', $this->visit( $user ) );
		$this->visit( $user, [ 'do' => 'subscribe', 'delivery' => 'email' ], true );
		$made = $this->subscription( $user );
		$this->assertSame( 'Europe/Berlin', $made->zone );
		$this->assertNotSame( 'email', $made->delivery );
	}

	private const FORM = [
		'wpothertopics' => '', 'wpothertypes' => '', 'wpotheraudience' => '', 'wpotherlanguages' => '',
		'wplanguage' => 'de', 'wpzone' => 'UTC', 'wpdelivery' => 'talk', 'wprhythm' => 'fortnightly',
	];

	public function testTheFormChangesEverything(): void {
		$user = $this->reader();
		$html = $this->visit( $user, [
			'wptopics' => [ 'design' ], 'wpothertopics' => 'Owls, bees', 'wptypes' => [ 'tech-talk' ], 'wpotherlanguages' => 'fr'
		] + self::FORM, true );
		$this->assertStringContainsString( 'done=subscribed', $this->output->getRedirect(), $html );
		$made = $this->subscription( $user );
		$this->assertSame( [
			'topics' => [ 'bees', 'design', 'owls' ], 'types' => [ 'tech-talk' ], 'audience' => [], 'languages' => [ 'fr' ]
		], $made->filter->toArray() );
		$this->assertSame( [ 'de', 'UTC', 'talk', 'fortnightly' ], [ $made->language, $made->zone, $made->delivery, $made->rhythm ] );
	}

	private function setTypes( array $types ): void {
		$this->editPage( 'MediaWiki:EventCalendar.json', json_encode( [ 'types' => $types ] ) );
		DeferredUpdates::doUpdates();
	}

	public function testLabelsOfTypesAreTextAndNoMarkup(): void {
		$this->setTypes( [ 'x' => [ 'label' => '<img src=x> & <b>', 'color' => 'blue' ] ] );
		$html = $this->visit( $this->reader() );
		$this->assertStringContainsString( '&lt;img src=x&gt; &amp; &lt;b&gt;', $html );
		$this->assertStringNotContainsString( '<img', $html );
	}

	public function testATypeWhoseNameIsANumberIsOffered(): void {
		$this->setTypes( [ '2' => [ 'label' => 'Second', 'color' => 'blue' ], 'x' => [ 'color' => 'red' ] ] );
		$this->assertStringContainsString( 'Second', $this->visit( $this->reader() ) );
	}

	public function testWhatIsTooMuchOrImpossibleIsRefusedAndChangesNothing(): void {
		$user = $this->reader( false );
		$many = implode( ',', array_map( static fn ( int $i ) => "topic$i", range( 1, 60 ) ) );
		foreach ( [
			'at most 50' => [ 'wpothertopics' => $many ],
			'confirmed' => [ 'wpdelivery' => 'email' ],
			'not a valid option' => [ 'wpzone' => 'Mars/Base' ],
		] as $words => $values ) {
			$html = $this->visit( $user, $values + self::FORM, true );
			$this->assertTrue( stripos( strip_tags( $html ), $words ) !== false, $words );
			$this->assertNull( $this->subscription( $user ), $words );
		}
	}

	public function testSubscribesToExactlyWhatACalendarShows(): void {
		$user = $this->reader();
		$html = $this->visit( $user, [ 'topics' => 'design|<i>owls', 'search' => 'x' ] );
		$this->assertStringContainsString( 'Subscribe to exactly this', $html );
		$this->assertStringContainsString( 'cannot look for words', $html );
		$this->assertStringNotContainsString( '<i>owls', $html );
		$this->visit( $user, [ 'do' => 'subscribe', 'topics' => 'owls' ], true );
		$this->assertStringContainsString( 'Get exactly this instead', $this->visit( $user, [ 'topics' => 'bees' ] ) );
		$this->assertStringNotContainsString( 'Get exactly this instead', $this->visit( $user, [ 'topics' => 'owls' ] ) );
	}

	public function testUnsubscribingIsUndoneAsItWas(): void {
		$user = $this->reader();
		$this->visit( $user, [ 'do' => 'subscribe', 'topics' => 'owls', 'zone' => 'Asia/Kolkata', 'rhythm' => 'fortnightly' ], true );
		$before = $this->subscription( $user );
		$this->visit( $user, [ 'do' => 'unsubscribe' ], true );
		$this->assertNull( $this->subscription( $user ) );
		parse_str( (string)parse_url( $this->output->getRedirect(), PHP_URL_QUERY ), $query );
		unset( $query['title'] );
		$this->assertStringContainsString( 'Undo', $this->visit( $user, $query ) );
		$this->visit( $user, [ 'do' => 'subscribe' ] + $query, true );
		$after = $this->subscription( $user );
		$this->assertEquals( $before->filter, $after->filter );
		$this->assertSame( [ 'Asia/Kolkata', 'fortnightly' ], [ $after->zone, $after->rhythm ] );
	}

	public function testNothingChangesWithoutTheTokenOrForThoseWhoMayNot(): void {
		$user = $this->reader();
		$this->visit( $user, [ 'do' => 'subscribe' ], true, '', false );
		$this->assertNull( $this->subscription( $user ) );
		$this->visit( $user, [ 'do' => 'subscribe' ] );
		$this->assertNull( $this->subscription( $user ) );
		$this->assertStringContainsString( 'Log in to subscribe', $this->visit( null, [ 'do' => 'subscribe' ], true ) );
	}

	public function testWhoIsBlockedMayUnsubscribeAlone(): void {
		$user = $this->reader();
		$this->visit( $user, [ 'do' => 'subscribe' ], true );
		$this->getServiceContainer()->getDatabaseBlockStore()->insertBlock( new DatabaseBlock( [
			'address' => $user, 'by' => $this->getTestSysop()->getUser(), 'expiry' => 'infinity', 'sitewide' => true
		] ) );
		$blocked = $this->getServiceContainer()->getUserFactory()->newFromId( $user->getId() );
		$html = $this->visit( $blocked, [ 'do' => 'subscribe', 'topics' => 'owls' ], true );
		$this->assertStringContainsString( 'You are blocked', $html );
		$this->assertSame( [], $this->subscription( $user )->filter->toArray()['topics'] );
		$this->visit( $blocked, [ 'do' => 'unsubscribe' ], true );
		$this->assertNull( $this->subscription( $user ) );
	}

	public function testPreviewsTheNextDigest(): void {
		$user = $this->reader();
		$this->assertStringContainsString( 'nothing to tell', $this->visit( $user, [], false, 'preview' ) );
		$this->saveEvent( 'Talk', [ 'title' => 'Owls <b>', 'start' => '2026-12-10T18:00', 'end' => '2026-12-10T19:00' ] );
		$html = $this->visit( $user, [ 'zone' => 'Europe/Berlin' ], false, 'preview' );
		$this->assertStringContainsString( 'sandbox="allow-popups', $html );
		$this->assertStringContainsString( '* Owls &lt;b>', strtr( $html, [ '&gt;' => '>' ] ) );
		$this->assertStringContainsString( '18:00–19:00', $html );
	}

	public function testTheFeedOfPastIssuesIsFoundOnThePageInTheReadersLanguage(): void {
		$links = function (): array {
			return array_values( array_filter(
				$this->output->getLinkTags(), static fn ( array $link ) => ( $link['type'] ?? '' ) === 'application/atom+xml'
			) );
		};
		$this->visit( null );
		$this->assertSame( 'alternate', $links()[0]['rel'] );
		$this->assertStringEndsWith( '/eventcalendar/v1/digest.atom', $links()[0]['href'] );
		$this->overrideConfigValue( 'LanguageCode', 'de' );
		$this->visit( null );
		$this->assertStringEndsWith( '/eventcalendar/v1/digest.atom?uselang=en', $links()[0]['href'] );
	}

	public function testALinkOfAMailAsksAndOnlyAPostEnds(): void {
		$user = $this->reader();
		$this->visit( $user, [ 'do' => 'subscribe', 'topics' => 'owls' ], true );
		$links = $this->getServiceContainer()->getService( 'EventCalendar.UnsubscribeLinks' );
		parse_str( (string)parse_url( $links->url( $this->subscription( $user ) ), PHP_URL_QUERY ), $query );
		unset( $query['title'] );

		$this->assertStringContainsString( 'Do you want', $this->visit( null, $query, false, 'unsubscribe' ) );
		$this->assertTrue( $this->output->getPreventClickjacking() );
		$this->assertSame( 'no-referrer', $this->response->getHeader( 'Referrer-Policy' ) );
		$this->assertSame( 'noindex,nofollow', $this->output->getRobotPolicy() );
		$this->visit( null, $query, true, 'unsubscribe' );
		$this->assertNotNull( $this->subscription( $user ), 'a POST that asks for nothing' );
		$wrong = $this->visit( null, [ 'token' => 'x', 'List-Unsubscribe' => 'One-Click' ] + $query, true, 'unsubscribe' );
		$this->assertNotNull( $this->subscription( $user ) );
		$unknown = $this->visit( null, [ 'id' => '999999', 'List-Unsubscribe' => 'One-Click' ] + $query, true, 'unsubscribe' );
		$this->assertSame( $wrong, $unknown );

		$html = $this->visit( null, [ 'List-Unsubscribe' => 'One-Click' ] + $query, true, 'unsubscribe', false );
		$this->assertNull( $this->subscription( $user ) );
		$this->assertStringContainsString( 'topics=owls', $html );
		$gone = $this->visit( null, [ 'List-Unsubscribe' => 'One-Click' ] + $query, true, 'unsubscribe', false );
		$this->assertSame( $wrong, $gone );
	}

	public function testAReadOnlyWikiAsksMailProgramsToTryAgain(): void {
		$user = $this->reader();
		$this->visit( $user, [ 'do' => 'subscribe' ], true );
		$links = $this->getServiceContainer()->getService( 'EventCalendar.UnsubscribeLinks' );
		parse_str( (string)parse_url( $links->url( $this->subscription( $user ) ), PHP_URL_QUERY ), $query );
		unset( $query['title'] );
		$this->getServiceContainer()->getReadOnlyMode()->setReason( 'Moving' );
		$html = $this->visit( null, [ 'confirm' => '1' ] + $query, true, 'unsubscribe' );
		$this->getServiceContainer()->getReadOnlyMode()->setReason( false );
		$this->assertStringContainsString( 'try again later', $html );
		$this->assertNotNull( $this->subscription( $user ) );
	}

	public function testPreferencesSayWhetherSomebodyGetsIt(): void {
		$user = $this->reader();
		$text = function () use ( $user ): string {
			$preferences = [];
			$this->getServiceContainer()->getHookContainer()->run( 'GetPreferences', [ $user, &$preferences ] );
			return $preferences['eventcalendar-digest']['default'];
		};
		$this->assertStringContainsString( 'You do not get the digest.', $text() );
		$this->visit( $user, [ 'do' => 'subscribe' ], true );
		$this->assertStringContainsString( 'You get the digest.', $text() );
	}

	public function testOnlyThePageForLinksOfMailsIsOpenOnAPrivateWiki(): void {
		$this->setGroupPermissions( '*', 'read', false );
		$anonymous = $this->getServiceContainer()->getUserFactory()->newAnonymous( '127.0.0.1' );
		$this->assertTrue( $anonymous->probablyCan( 'read', SpecialPage::getTitleFor( 'EventDigest', 'unsubscribe' ) ) );
		$this->assertFalse( $anonymous->probablyCan( 'read', SpecialPage::getTitleFor( 'EventDigest' ) ) );
	}
}
