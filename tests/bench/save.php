<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\ContentHandler;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;

require_once __DIR__ . '/Bench.php';

/**
 * What saving an event costs beside saving the same text as a plain JSON page: the edit with everything that is done for
 * it before the answer and after, jobs aside.
 */
class SaveBench extends Bench {
	private const EVENT = [
		'version' => 1,
		'type' => 'tech-talk',
		'duration' => 'PT1H',
		'timeZone' => 'Europe/Berlin',
		'summary' => 'How long does it take to save this?',
		'topics' => [ 'performance' ],
	];
	private const SERIES = self::EVENT + [ 'recurrence' => [ 'rule' => 'FREQ=WEEKLY' ] ];

	private User $user;

	public function __construct() {
		parent::__construct( 'Measures saving of event pages against plain JSON pages' );
	}

	public function execute(): void {
		$this->user = User::newSystemUser( 'Benchmark', [ 'steal' => true ] );
		$times = $this->measure( [
			'plain JSON page, text of the event' => fn ( int $round ) => $this->save(
				NS_PROJECT, 'Event.json', self::EVENT, $round
			),
			'one-off event: another title and time' => fn ( int $round ) => $this->save(
				NS_EVENTCALENDAR, 'Event', self::EVENT, $round
			),
			'plain JSON page, text of the series' => fn ( int $round ) => $this->save(
				NS_PROJECT, 'Series.json', self::SERIES, $round
			),
			'weekly series over two years: another title' => fn ( int $round ) => $this->save(
				NS_EVENTCALENDAR, 'Series', self::SERIES, $round, false
			),
			'weekly series over two years: another title and time' => fn ( int $round ) => $this->save(
				NS_EVENTCALENDAR, 'Moved series', self::SERIES, $round
			),
		] );
		$this->checkRows( 'Event', 1 );
		$this->checkRows( 'Series', 104 );
		$this->checkRows( 'Moved series', 104 );
		$table = new Table( "Saving, {$this->databaseName()}", [ 'ms' ], 'ratio' );
		[ $plain, $event, $plainSeries, $series, $moved ] = array_keys( $times );
		$table->add( $plain, [ $times[$plain] ] );
		$table->add( $event, [ $times[$event] ], $times[$event]->median / $times[$plain]->median, 1.5 );
		$table->add( $plainSeries, [ $times[$plainSeries] ] );
		foreach ( [ $series, $moved ] as $name ) {
			$table->add( $name, [ $times[$name] ], $times[$name]->median / $times[$plainSeries]->median, 2.5 );
		}
		$this->output( (string)$table );
	}

	private function checkRows( string $name, int $least ): void {
		$found = (int)$this->getPrimaryDB()->newSelectQueryBuilder()
			->select( 'COUNT(*)' )
			->from( 'ec_occurrence' )
			->where( [ 'eco_page' => Title::makeTitle( NS_EVENTCALENDAR, $name )->getArticleID() ] )
			->caller( __METHOD__ )->fetchField();
		if ( $found < $least ) {
			$this->fatalError( "The index has $found occurrences of $name" );
		}
	}

	/**
	 * @param int $namespace
	 * @param string $name
	 * @param array<string,mixed> $event
	 * @param int $round
	 * @param bool $isMoved Whether it is on another time of the day than in the round before
	 */
	private function save( int $namespace, string $name, array $event, int $round, bool $isMoved = true ): void {
		$title = Title::makeTitle( $namespace, $name );
		$hour = $isMoved && $round % 2 ? 19 : 18;
		$text = json_encode( [
			'title' => "Benchmark, edition $round", 'start' => gmdate( 'Y-m-d', strtotime( 'next Thursday' ) ) . "T$hour:00"
		] + $event );
		$updater = $this->getServiceContainer()->getWikiPageFactory()->newFromTitle( $title )->newPageUpdater( $this->user );
		$updater->setContent( SlotRecord::MAIN, ContentHandler::makeContent( $text, $title ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'Benchmark' ) );
		DeferredUpdates::doUpdates();
		if ( !$updater->wasRevisionCreated() ) {
			$this->fatalError( "$title was not saved: " . $updater->getStatus() );
		}
	}
}

return SaveBench::class;
