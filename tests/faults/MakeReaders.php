<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Faults;

use Maintenance;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\User\User;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Users who want the digest of a topic, and to be reminded of everything about another. Prints the address of each, a line for one.
 */
class MakeReaders extends Maintenance {
	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Makes readers who are told of events' );
		$this->addOption( 'count', 'How many', true, true );
		$this->addOption( 'digest', 'Topic of the digest', true, true );
		$this->addOption( 'reminder', 'Topic of reminders', true, true );
	}

	public function execute() {
		$services = $this->getServiceContainer();
		for ( $i = 0; $i < (int)$this->getOption( 'count' ); $i++ ) {
			$address = "reader$i@readers.example";
			$user = User::createNew( "Reader$i", [ 'email' => $address, 'email_authenticated' => ConvertibleTimestamp::now() ] );
			$services->getService( 'EventCalendar.SubscriptionStore' )->save( new Subscription(
				0, $user->getId(), new SubscriptionFilter( [ $this->getOption( 'digest' ) ] ), 'en', 'UTC', 'text', 'email', 'weekly'
			) );
			$services->getService( 'EventCalendar.InterestStore' )->add(
				$user->getId(), new Interest( Interest::TOPIC, $this->getOption( 'reminder' ) ), ConvertibleTimestamp::time()
			);
			$this->output( "$address\n" );
		}
	}
}

return MakeReaders::class;
