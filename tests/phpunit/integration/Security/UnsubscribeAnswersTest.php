<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Security;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;
use MediaWiki\Request\FauxRequest;
use MediaWikiIntegrationTestCase;

/**
 * Nobody learns from the page of the link that unsubscribes who is subscribed, or that anybody is.
 *
 * @group Database
 * @covers \MediaWiki\Extension\EventCalendar\Special\UnsubscribePage
 */
final class UnsubscribeAnswersTest extends MediaWikiIntegrationTestCase {
	private function store(): SubscriptionStore {
		return $this->getServiceContainer()->getService( 'EventCalendar.SubscriptionStore' );
	}

	/** @return array{int,string,string} Status, redirect and HTML */
	private function ask( string $id, string $token, bool $isPosted ): array {
		$page = $this->getServiceContainer()->getSpecialPageFactory()->getPage( 'EventDigest' );
		$context = new RequestContext();
		$context->setUser( $this->getServiceContainer()->getUserFactory()->newAnonymous( '127.0.0.1' ) );
		$context->setLanguage( 'en' );
		$context->setRequest( new FauxRequest( [ 'id' => $id, 'token' => $token, 'confirm' => '1' ], $isPosted ) );
		$context->setTitle( $page->getPageTitle( 'unsubscribe' ) );
		$page->setContext( $context );
		$page->execute( 'unsubscribe' );
		$output = $context->getOutput();
		return [ (int)$context->getRequest()->response()->getStatusCode(), $output->getRedirect(), $output->getHTML() ];
	}

	public function testAWrongTokenAndNoSubscriptionGetTheSameAnswer(): void {
		$there = $this->store()->save( new Subscription(
			0, 11, new SubscriptionFilter(), 'en', 'UTC', 'text', 'email', 'weekly'
		) );
		foreach ( [ false, true ] as $isPosted ) {
			$none = $this->ask( (string)( $there->id + 1000 ), str_repeat( 'a', 64 ), $isPosted );
			$this->assertStringContainsString( 'cdx-message', $none[2] );
			foreach ( [ str_repeat( 'a', 64 ), '', '0', $there->secret, str_repeat( 'a', 100000 ) ] as $token ) {
				$this->assertSame( $none, $this->ask( (string)$there->id, $token, $isPosted ) );
			}
			foreach ( [ '-1', '0', 'x', '99999999999999999999', "1' OR 1=1" ] as $id ) {
				$this->assertSame( $none, $this->ask( $id, str_repeat( 'a', 64 ), $isPosted ), $id );
			}
		}
		$this->assertNotNull( $this->store()->find( 11 ) );
	}
}
