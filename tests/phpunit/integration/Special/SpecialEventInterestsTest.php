<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Special;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\User;
use SpecialPageTestBase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\SpecialEventInterests
 * @covers \MediaWiki\Extension\EventCalendar\Special\EventInterestsRenderer
 */
final class SpecialEventInterestsTest extends SpecialPageTestBase {
	use EventPageTestTrait;

	private User $ann;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-12-01T12:00:00Z' );
		$this->ann = $this->getMutableTestUser()->getUser();
	}

	/** @inheritDoc */
	protected function newSpecialPage() {
		return $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventInterests' );
	}

	/** @param array<string,mixed> $values */
	private function post( array $values ): void {
		$request = new FauxRequest( $values, true );
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( $request );
		$context->setUser( $this->ann );
		$context->setTitle( SpecialPage::getTitleFor( 'EventInterests' ) );
		$context->setOutput( new OutputPage( $context ) );
		if ( !isset( $values['wpEditToken'] ) ) {
			$request->setVal( 'wpEditToken', $context->getCsrfTokenSet()->getToken()->toString() );
		}
		$page = $this->newSpecialPage();
		$page->setContext( $context );
		$page->execute( '' );
	}

	private function show( string $subPage = '', array $values = [], ?User $user = null ): string {
		return $this->executeSpecialPage( $subPage, new FauxRequest( $values ), 'en', $user ?? $this->ann )[0];
	}

	public function testTheEmptyListSaysHowToGetOne(): void {
		$this->assertStringContainsString( 'choose “Remind me”', $this->show() );
	}

	public function testTheFormAddsWhatIsMarkedAndTheListShowsAndEndsIt(): void {
		$id = $this->saveEvent( 'Talk', [ 'title' => 'A <i>talk</i>', 'topics' => [ 'design' ] ] )->getPageId();
		$form = $this->show( 'add', [ 'occurrence' => (string)$id ] );
		preg_match_all( '/value="((?:occurrence|type|topic)\|[^"]+)"/', $form, $match );
		$keys = array_map( html_entity_decode( ... ), $match[1] );
		$this->assertCount( 3, $keys );
		$this->post( [ 'do' => 'add', 'occurrence' => (string)$id, 'interests' => [ $keys[0], $keys[2] ] ] );
		$list = $this->show();
		$this->assertStringContainsString( 'A &lt;i&gt;talk', $list );
		$this->assertStringContainsString( 'All events about design', $list );
		$this->assertStringNotContainsString( 'All events of the type', $list );
		$this->assertStringContainsString( '3 December 2026, 17:00 (UTC)', $list );
		$this->post( [ 'do' => 'end', 'interest' => $keys[0] ] );
		$this->assertStringNotContainsString( 'End the reminder: A &lt;', $this->show() );
		$this->post( [ 'do' => 'all' ] );
		$this->assertStringContainsString( 'choose “Remind me”', $this->show() );
	}

	public function testWithoutATokenNothingHappens(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$this->post( [ 'do' => 'add', 'occurrence' => (string)$id, 'interests' => [ 'topic||x' ], 'wpEditToken' => 'no' ] );
		$this->assertStringContainsString( 'choose “Remind me”', $this->show() );
	}

	public function testOnlyWhatTheFormOffersCanBeAdded(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$this->post( [ 'do' => 'add', 'occurrence' => (string)$id, 'interests' => [ 'topic||something else' ] ] );
		$this->assertStringContainsString( 'choose “Remind me”', $this->show() );
	}

	public function testWhoIsNotLoggedInIsToldOfBothWays(): void {
		$id = $this->saveEvent( 'Talk' )->getPageId();
		$html = $this->show( 'add', [ 'occurrence' => (string)$id ], $this->getServiceContainer()->getUserFactory()->newAnonymous() );
		$this->assertStringContainsString( 'Log in to be reminded by the wiki', $html );
		$this->assertStringContainsString( 'event.ics?reminder=15', html_entity_decode( $html ) );
	}
}
