<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Smtp;

use Maintenance;
use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\ContentHandler;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionFilter;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Events, and users who subscribe to what some of them are about: of every six filters one wants what there is nothing about.
 * Prints the addresses of those who have something to hear, one a line.
 */
class MakeSubscribers extends Maintenance {
	private const TOPICS = [ 'php', 'design', 'lua', 'bots', 'data' ];
	private const NOTHING = 'knitting';
	private const LANGUAGES = [ 'en', 'de', 'fr', 'ar', 'ja' ];
	private const ZONES = [ 'UTC', 'Europe/Berlin', 'Asia/Tokyo', 'America/New_York', 'Asia/Kolkata', 'Africa/Lagos', 'America/Sao_Paulo' ];

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Makes events and subscribers for tests of mail' );
		$this->addOption( 'count', 'How many subscribers', true, true );
		$this->addOption( 'filters', 'How many combinations of filter, language, zone and rhythm they share', true, true );
		$this->addOption( 'events', 'How many events: every three days ten, of each topic and type one', true, true );
		$this->addOption( 'prefix', 'Of names and addresses', true, true );
	}

	public function execute() {
		$this->saveEvents( (int)$this->getOption( 'events' ) );
		$store = $this->getServiceContainer()->getService( 'EventCalendar.SubscriptionStore' );
		$prefix = $this->getOption( 'prefix' );
		for ( $i = 0; $i < (int)$this->getOption( 'count' ); $i++ ) {
			$which = $i % (int)$this->getOption( 'filters' );
			$topic = [ ...self::TOPICS, self::NOTHING ][$which % 6];
			$address = strtolower( "$prefix$i@readers.example" );
			$user = User::createNew( ucfirst( "$prefix$i" ), [
				'email' => $address, 'email_authenticated' => ConvertibleTimestamp::now()
			] );
			$store->save( new Subscription(
				0, $user->getId(),
				new SubscriptionFilter( [ $topic ], $which % 4 ? [] : [ 'tech-talk', 'workshop' ] ),
				self::LANGUAGES[intdiv( $which, 6 ) % 5],
				self::ZONES[intdiv( $which, 30 ) % 7],
				$which % 3 ? 'html' : 'text', 'email', 'weekly'
			) );
			if ( $topic !== self::NOTHING ) {
				$this->output( "$address\n" );
			}
		}
	}

	private function saveEvents( int $number ): void {
		$author = User::newSystemUser( 'Organizer', [ 'steal' => true ] );
		$now = ConvertibleTimestamp::time();
		for ( $i = 0; $i < $number; $i++ ) {
			$title = Title::makeTitle( NS_EVENTCALENDAR, "Event $i" );
			$text = json_encode( [
				'title' => "Event $i: \"quotes\" & <tags>", 'type' => $i % 2 ? 'tech-talk' : 'workshop',
				'start' => gmdate( 'Y-m-d\TH:00', $now + 86400 * ( 1 + 3 * intdiv( $i, 10 ) ) + 3600 * ( $i % 9 ) ), 'duration' => 'PT1H',
				'timeZone' => 'Europe/Berlin', 'topics' => [ self::TOPICS[intdiv( $i, 2 ) % 5] ],
				'summary' => "What this is about, in a sentence or two, for those who think of coming to event $i.",
			] );
			$updater = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title )->newPageUpdater( $author );
			$updater->setContent( SlotRecord::MAIN, ContentHandler::makeContent( $text, $title ) );
			$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'Test' ) );
			DeferredUpdates::doUpdates();
		}
	}
}

return MakeSubscribers::class;
