<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Json\FormatJson;
use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\User\User;
use Wikimedia\Rdbms\IDatabase;

/**
 * Event pages by the thousand, written into the wiki's tables as core's import would, but without what follows a save: the
 * index knows nothing of them.
 *
 * Of a hundred events of the mix, 80 happen once, ten are courses of twelve evenings, six monthly and four weekly series that began
 * up to a year ago: with a horizon of two years, ten occurrences each on average. Every fifth series has an override and an
 * excluded date.
 */
final class EventPages {
	public const MIX = 'mix';

	/** Seven monthly series to three weekly ones, none of which ends */
	public const SERIES = 'series';

	private const BATCH = 500;
	private const DAY = 86400;
	private const ZONES = [ 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC' ];
	private const TABLES = [ 'page', 'revision', 'slots', 'content', 'text' ];

	public function __construct(
		private readonly IDatabase $db,
		private readonly MediaWikiServices $services
	) {
	}

	/** Drops the pages that there are, and all that the index says. */
	public function clear(): void {
		foreach ( [ ...self::TABLES, 'ec_event', 'ec_occurrence', 'ec_event_tag' ] as $table ) {
			$this->db->newDeleteQueryBuilder()->deleteFrom( $table )->where( IDatabase::ALL_ROWS )->caller( __METHOD__ )->execute();
		}
	}

	/**
	 * @param string $kind MIX or SERIES
	 * @param int $count
	 */
	public function make( string $kind, int $count ): void {
		mt_srand( 1 );
		$user = User::newSystemUser( 'Benchmark', [ 'steal' => true ] );
		$common = [
			'actor' => $this->services->getActorNormalization()->acquireActorId( $user, $this->db ),
			'comment' => $this->services->getCommentStore()
				->createComment( $this->db, CommentStoreComment::newUnsavedComment( 'Benchmark' ) )->id,
			'model' => $this->services->getContentModelStore()->acquireId( EventContent::MODEL ),
			'role' => $this->services->getSlotRoleStore()->acquireId( SlotRecord::MAIN ),
		];
		foreach ( array_chunk( range( 1, $count ), self::BATCH ) as $numbers ) {
			$rows = array_fill_keys( self::TABLES, [] );
			foreach ( $numbers as $n ) {
				$text = FormatJson::encode( $this->event( $kind, $n ), "\t", FormatJson::ALL_OK );
				foreach ( $this->rows( $n, $text, $common ) as $table => $row ) {
					$rows[$table][] = $row;
				}
			}
			$this->db->begin( __METHOD__ );
			foreach ( $rows as $table => $tableRows ) {
				$this->db->newInsertQueryBuilder()->insertInto( $table )->rows( $tableRows )->caller( __METHOD__ )->execute();
			}
			$this->db->commit( __METHOD__ );
		}
		mt_srand();
	}

	/**
	 * @param int $n Id of page, revision, content and text
	 * @param string $text
	 * @param array<string,int> $common
	 * @return array<string,array<string,mixed>>
	 */
	private function rows( int $n, string $text, array $common ): array {
		$now = $this->db->timestamp();
		$sha1 = SlotRecord::base36Sha1( $text );
		return [
			'page' => [
				'page_id' => $n, 'page_namespace' => NS_EVENTCALENDAR, 'page_title' => "Benchmark_$n",
				'page_random' => mt_rand() / mt_getrandmax(),
				'page_touched' => $now, 'page_latest' => $n, 'page_len' => strlen( $text ), 'page_content_model' => EventContent::MODEL
			],
			'revision' => [
				'rev_id' => $n, 'rev_page' => $n, 'rev_comment_id' => $common['comment'], 'rev_actor' => $common['actor'],
				'rev_timestamp' => $now, 'rev_len' => strlen( $text ), 'rev_parent_id' => 0, 'rev_sha1' => $sha1
			],
			'slots' => [
				'slot_revision_id' => $n, 'slot_role_id' => $common['role'], 'slot_content_id' => $n, 'slot_origin' => $n
			],
			'content' => [
				'content_id' => $n, 'content_size' => strlen( $text ), 'content_sha1' => $sha1,
				'content_model' => $common['model'], 'content_address' => "tt:$n"
			],
			'text' => [ 'old_id' => $n, 'old_text' => $text, 'old_flags' => 'utf-8' ]
		];
	}

	/** @return array<string,mixed> As on a page */
	private function event( string $kind, int $n ): array {
		$place = $n % 100;
		$rule = match ( true ) {
			$kind === self::SERIES => $n % 10 < 7 ? 'FREQ=MONTHLY' : 'FREQ=WEEKLY',
			$place < 80 => null,
			$place < 90 => 'FREQ=WEEKLY;COUNT=12',
			$place < 96 => 'FREQ=MONTHLY',
			default => 'FREQ=WEEKLY'
		};
		// One-off events are a year back and ahead, series began in the past year, all on one of a month's first 28 days.
		$day = intdiv( time(), self::DAY ) - 365 + mt_rand( 0, $rule ? 365 : 730 );
		$start = gmmktime( mt_rand( 8, 20 ), 0, 0, (int)gmdate( 'n', $day * self::DAY ), min( 28, (int)gmdate( 'j', $day * self::DAY ) ),
			(int)gmdate( 'Y', $day * self::DAY ) );
		$event = [
			'version' => 1, 'title' => [ 'en' => "Benchmark $n", 'fr' => "Mesure $n" ], 'type' => 'tech-talk',
			'start' => gmdate( 'Y-m-d\TH:i', $start ), 'duration' => 'PT1H', 'timeZone' => self::ZONES[$n % count( self::ZONES )]
		];
		if ( $rule ) {
			$event['recurrence'] = [ 'rule' => $rule ] + ( $n % 5 ? [] : $this->exceptions( $rule, $start ) );
		}
		return $event + [
			'summary' => [ 'en' => 'How long does it take to index this?', 'fr' => 'Combien de temps faut-il pour indexer cela ?' ],
			'topics' => [ 'topic-' . $n % 50, 'performance' ], 'audience' => [ 'developers' ], 'languages' => [ 'en' ],
			'participation' => [ [ 'kind' => 'stream', 'url' => 'https://example.org/stream', 'label' => 'The stream' ] ],
			'speakers' => [ [ 'name' => 'Somebody', 'affiliation' => 'Somewhere' ] ]
		];
	}

	/** @return array<string,mixed> */
	private function exceptions( string $rule, int $start ): array {
		$step = str_starts_with( $rule, 'FREQ=WEEKLY' ) ? '+%d weeks' : '+%d months';
		return [
			'exclude' => [ gmdate( 'Y-m-d\TH:i', strtotime( sprintf( $step, 3 ), $start ) ) ],
			'overrides' => [ gmdate( 'Y-m-d\TH:i', strtotime( sprintf( $step, 5 ), $start ) ) => [
				'title' => 'A special one', 'start' => gmdate( 'Y-m-d\TH:i', strtotime( sprintf( $step, 5 ), $start ) + 3600 )
			] ]
		];
	}
}
