<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Api;

use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Tests\Integration\Digest\DigestTestCase;
use MediaWiki\Request\FauxRequest;
use MediaWiki\User\User;

/**
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Api\ApiQueryEventDigest
 */
final class ApiQueryEventDigestTest extends DigestTestCase {
	private function ask( User $user, string $prop = 'state' ): array {
		$services = [
			'DigestIssues', 'IssueDesk', 'IssuePreview', 'IssuePage', 'DigestReport',
			'ShownDigestIssues', 'ShownIssueDesk', 'ShownIssuePreview'
		];
		foreach ( $services as $name ) {
			$this->getServiceContainer()->resetServiceForTesting( "EventCalendar.$name" );
		}
		$context = new DerivativeContext( new RequestContext() );
		$context->setRequest( new FauxRequest( [ 'action' => 'query', 'meta' => 'eventdigest', 'edprop' => $prop ] ) );
		$context->setUser( $user );
		$api = new ApiMain( $context );
		$api->execute();
		return $api->getResult()->getResultData( [ 'query', 'eventdigest' ], [ 'Strip' => 'all' ] );
	}

	public function testItTellsOfTheNextIssueAndOfTheLastOnes(): void {
		$this->saveEvent( 'Talk', [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ] );
		$this->subscribe();
		$reader = $this->getTestUser()->getUser();
		$this->assertSame( [
			'issue' => [
				'name' => '2026-W49', 'state' => 'draft', 'closes' => '2026-11-30T09:00:00Z', 'subscribers' => 1, 'hasintroduction' => false
			],
			'issues' => []
		], $this->ask( $reader ) );
		$this->getServiceContainer()->getService( 'EventCalendar.IssueStore' )
			->setIntroduction( '2026-W49', strtotime( self::CLOSES ), [ 'en' => 'Hello' ], 1 );
		$this->assertTrue( $this->ask( $reader )['issue']['hasintroduction'] );
		$this->setAt( self::CLOSES );
		$this->sendDue();
		$this->getServiceContainer()->getService( 'EventCalendar.DigestChores' )->run();
		$answer = $this->ask( $reader );
		$this->assertSame( '2026-W50', $answer['issue']['name'] );
		$this->assertSame( [ [
			'name' => '2026-W49', 'state' => 'sent', 'sent' => 1, 'failed' => 0, 'waiting' => 0,
			'page' => $this->getServiceContainer()->getTitleFactory()->newFromText( 'Project:Event digest/2026-W49' )->getPrefixedText()
		] ], $answer['issues'] );
	}

	public function testTheTextIsForThoseWhoMayPromote(): void {
		$this->saveEvent( 'Talk' );
		$text = $this->ask( $this->getTestSysop()->getUser(), 'state|text' )['issue']['text'];
		$this->assertStringContainsString( '=== Thursday, 3 December 2026 ===', $text );
		$this->expectException( ApiUsageException::class );
		$this->ask( $this->getTestUser()->getUser(), 'text' );
	}

	public function testWithNothingToSayTheTextIsEmpty(): void {
		$this->assertSame( '', $this->ask( $this->getTestSysop()->getUser(), 'text' )['issue']['text'] );
	}
}
