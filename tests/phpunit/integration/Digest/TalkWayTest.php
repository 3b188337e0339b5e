<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Extension\EventCalendar\Digest\Way\DigestAccount;
use MediaWiki\Extension\EventCalendar\Digest\Way\TalkWay;
use MediaWiki\Extension\EventCalendar\Store\DigestState;
use MediaWiki\Title\Title;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\TalkWay
 * @covers \MediaWiki\Extension\EventCalendar\Digest\Way\DigestAccount
 * @covers \MediaWiki\Extension\EventCalendar\Hooks\DigestAccountHandler
 * @group Database
 */
final class TalkWayTest extends DigestTestCase {
	private function write( string $name, bool $isAgain = false ): array {
		$services = $this->getServiceContainer();
		$user = $services->getUserFactory()->newFromName( $name );
		$subscription = $services->getService( 'EventCalendar.SubscriptionStore' )->find( $user->getId() );
		$issues = $services->getService( 'EventCalendar.DigestIssues' );
		$time = $services->getService( 'EventCalendar.IssueClock' )->named( '2026-W49' );
		$issue = $issues->draft( $time, 'weekly', strtotime( self::CLOSES ) );
		$content = $services->getService( 'EventCalendar.DigestComposer' )->compose( $issue, $subscription->filter, 'en', 'UTC' );
		$way = new TalkWay(
			$services->getService( 'EventCalendar.DigestRenderer' ),
			$services->getService( 'EventCalendar.UnsubscribeLinks' ),
			$services->getWikiPageFactory()
		);
		$result = $way->send( $subscription, $user, $content, $isAgain );
		return [ $result->state, $result->reason ];
	}

	private function talk( string $name ): string {
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::makeTitle( NS_USER_TALK, $name ) );
		return (string)$page->getContent()?->getText();
	}

	public function testASectionIsAddedBehindWhatIsThereSignedByTheAccount(): void {
		$this->saveEvent( 'Talk' );
		$name = $this->subscribe( [], 'weekly', 'talk' );
		$this->editPage( "User talk:$name", 'Hello' );
		$this->assertSame( [ DigestState::Sent, '' ], $this->write( $name ) );
		$text = $this->talk( $name );
		$this->assertStringStartsWith( "Hello\n\n== ", $text );
		$this->assertStringContainsString( TalkWay::marker( '2026-W49' ), $text );
		$this->assertStringContainsString( DigestAccount::NAME, $text );
		$this->assertStringNotContainsString( 'token=', $text, 'all can read it' );
	}

	public function testItIsNotWrittenTwice(): void {
		$this->saveEvent( 'Talk' );
		$name = $this->subscribe( [], 'weekly', 'talk' );
		$this->write( $name );
		$this->assertSame( [ DigestState::Sent, '' ], $this->write( $name, true ) );
		$this->assertSame( 1, substr_count( $this->talk( $name ), TalkWay::marker( '2026-W49' ) ) );
	}

	public function testAProtectedPageIsLeftAlone(): void {
		$this->saveEvent( 'Talk' );
		$name = $this->subscribe( [], 'weekly', 'talk' );
		$this->editPage( "User talk:$name", 'Hello' );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( Title::makeTitle( NS_USER_TALK, $name ) );
		$cascade = false;
		$page->doUpdateRestrictions(
			[ 'edit' => 'sysop' ], [ 'edit' => 'infinity' ], $cascade, 'Test', $this->getTestSysop()->getUser()
		);
		$this->assertSame( DigestState::Refused, $this->write( $name )[0] );
		$this->assertSame( 'Hello', $this->talk( $name ) );
	}

	public function testItsAccountIsForNobodyElse(): void {
		$this->assertFalse( $this->getServiceContainer()->getUserNameUtils()->isUsable( DigestAccount::NAME ) );
		$this->assertTrue( DigestAccount::user()->isAllowed( 'noratelimit' ) );
		$this->assertFalse( DigestAccount::user()->isAllowed( 'protect' ) );
	}
}
