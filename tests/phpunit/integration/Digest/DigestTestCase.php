<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Digest;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestRun;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestResult;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestWay;
use MediaWiki\Extension\EventCalendar\Digest\Way\DigestWays;
use MediaWiki\Extension\EventCalendar\Tests\Integration\EventPageTestTrait;
use MediaWiki\User\User;
use MediaWikiIntegrationTestCase;
use Psr\Log\NullLogger;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Issues of a wiki whose digest closes on Mondays at nine. Real events, subscribers and ledger; what is sent goes nowhere.
 */
abstract class DigestTestCase extends MediaWikiIntegrationTestCase implements DigestWay {
	use EventPageTestTrait;

	/** 2026-W49 closes */
	protected const CLOSES = '2026-11-30T09:00Z';

	/** @var string[] Names of users, in the order in which they were sent something */
	protected array $sent = [];

	/** @var callable(User):DigestResult|null What sending gives */
	protected $answer = null;

	protected function setUp(): void {
		parent::setUp();
		$this->setAt( '2026-11-27T12:00Z' );
		$this->setService( 'EventCalendar.DigestWays', new DigestWays(
			[ 'email' => $this ], new NullLogger(), $this->getServiceContainer()->getService( 'EventCalendar.Metrics' )
		) );
	}

	/** @inheritDoc */
	public function send( Subscription $subscription, User $user, DigestContent $content, bool $isAgain ): DigestResult {
		$this->sent[] = $user->getName() . ( $isAgain ? ' again' : '' );
		return $this->answer ? ( $this->answer )( $user ) : DigestResult::sent();
	}

	protected function setAt( string $time, int $later = 0 ): void {
		ConvertibleTimestamp::setFakeTime( strtotime( $time ) + $later );
	}

	/** @return string Name of the new user */
	protected function subscribe( array $topics = [], string $rhythm = 'weekly', string $delivery = 'email' ): string {
		$user = $this->getMutableTestUser()->getUser();
		$this->getServiceContainer()->getService( 'EventCalendar.SubscriptionStore' )->save( new Subscription(
			0, $user->getId(), new SubscriptionFilter( $topics ), 'en', 'UTC', 'html', $delivery, $rhythm
		) );
		return $user->getName();
	}

	protected function newRun(): DigestRun {
		// Each run is a process of its own.
		foreach ( [ 'DigestRun', 'DigestIssues', 'DigestBlocks', 'DigestSender' ] as $name ) {
			$this->getServiceContainer()->resetServiceForTesting( "EventCalendar.$name" );
		}
		return $this->getServiceContainer()->getService( 'EventCalendar.DigestRun' );
	}

	/** @return string What became of the issue that was due, and then of its subscribers */
	protected function sendDue(): string {
		$run = $this->newRun();
		$begun = $run->begin();
		$result = $run->sendAll( static function (): void {
		} );
		return ( $begun ? "{$begun[0]->name} {$begun[1]->value}: " : '' ) .
			"$result->sent sent, $result->nothing nothing, $result->failed failed, $result->refused refused";
	}

	protected function stateOf( string $issue ): ?string {
		return $this->getServiceContainer()->getService( 'EventCalendar.IssueStore' )->find( $issue )?->state->value;
	}
}
