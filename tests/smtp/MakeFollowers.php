<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Smtp;

use Maintenance;
use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\ContentHandler;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Interest\Interest;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Two events that start at the same time, and users who want to be reminded of them: each by what they follow of the first, of
 * the second, or of both. Prints a line for each reminder that is due a day before: `page id, user id, address`.
 */
class MakeFollowers extends Maintenance {
	private const TOPICS = [ 'reminder-php', 'reminder-lua' ];

	public function __construct() {
		parent::__construct();
		$this->addDescription( 'Makes events and those who are reminded of them for tests of mail' );
		$this->addOption( 'count', 'How many users', true, true );
		$this->addOption( 'start', 'When the events start: Unix time', true, true );
	}

	public function execute() {
		$services = $this->getServiceContainer();
		$subjects = [];
		foreach ( self::TOPICS as $i => $topic ) {
			$id = $this->saveEvent( "Reminder $i", $topic, (int)$this->getOption( 'start' ), $i === 0 );
			$subjects[] = $services->getService( 'EventCalendar.InterestSubjects' )->find( (string)$id );
		}
		$store = $services->getService( 'EventCalendar.InterestStore' );
		$now = ConvertibleTimestamp::time();
		for ( $i = 0; $i < (int)$this->getOption( 'count' ); $i++ ) {
			$address = "follower$i@readers.example";
			$user = User::createNew( "Follower$i", [ 'email' => $address, 'email_authenticated' => ConvertibleTimestamp::now() ] );
			[ $first, $second ] = $subjects;
			$wanted = match ( $i % 6 ) {
				0 => [ new Interest( Interest::SERIES, $first->uid() ) ],
				1 => [ new Interest( Interest::OCCURRENCE, $first->uid(), $first->date ) ],
				2 => [ new Interest( Interest::SERIES, $first->uid() ), new Interest( Interest::TOPIC, self::TOPICS[0] ) ],
				3 => [ new Interest( Interest::OCCURRENCE, $second->uid(), $second->date ) ],
				4 => [ new Interest( Interest::TOPIC, self::TOPICS[0] ), new Interest( Interest::TOPIC, self::TOPICS[1] ) ],
				// Another date
				default => [ new Interest( Interest::OCCURRENCE, $first->uid(), '2001-01-01' ) ]
			};
			foreach ( $wanted as $interest ) {
				$store->add( $user->getId(), $interest, $now );
			}
			foreach ( [ [ 0, 1, 2, 4 ], [ 3, 4 ] ] as $which => $kinds ) {
				if ( in_array( $i % 6, $kinds, true ) ) {
					$this->output( "{$subjects[$which]->occurrence->page->id} {$user->getId()} $address\n" );
				}
			}
		}
	}

	/** @return int Page id */
	private function saveEvent( string $name, string $topic, int $start, bool $isSeries ): int {
		$title = Title::makeTitle( NS_EVENTCALENDAR, $name );
		$text = json_encode( [
			'title' => $name, 'type' => 'tech-talk', 'start' => gmdate( 'Y-m-d\TH:i', $start ), 'duration' => 'PT1H', 'timeZone' => 'UTC',
			'topics' => [ $topic ],
		] + ( $isSeries ? [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY;COUNT=3' ] ] : [] ) );
		$page = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title );
		$updater = $page->newPageUpdater( User::newSystemUser( 'Organizer', [ 'steal' => true ] ) );
		$updater->setContent( SlotRecord::MAIN, ContentHandler::makeContent( $text, $title ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'Test' ) );
		DeferredUpdates::doUpdates();
		return $page->getId();
	}
}

return MakeFollowers::class;
