<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Model\EventUid;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;
use MediaWiki\Extension\EventCalendar\Store\PromotionKey;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\CentralId\CentralIdLookup;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Writes down what somebody does about actions of the plan. The caller has checked the token.
 */
class PromotionDesk {
	public const RIGHT = 'eventcalendar-promote';

	public function __construct(
		private readonly PromotionBoard $board,
		private readonly PromotionLedger $ledger,
		private readonly OccurrenceLookup $lookup,
		private readonly TitleFactory $titles,
		private readonly CentralIdLookup $centralIds,
		private readonly PromotionLog $log,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param string $id As PromotionId has it
	 * @param PromotionNote $note
	 * @param Authority $performer
	 * @return StatusValue Of a PromotionOutcome, also if it is not good but the action is known; otherwise of null
	 */
	public function act( string $id, PromotionNote $note, Authority $performer ): StatusValue {
		$title = $this->titles->newFromID( PromotionId::pageOf( $id ) ?? 0 );
		$allowed = PermissionStatus::newEmpty();
		if ( !$performer->authorizeWrite( self::RIGHT, $title ?? Title::newMainPage(), $allowed ) ) {
			return $allowed;
		}
		if ( $note->problem() !== null ) {
			return StatusValue::newFatal( $note->problem() );
		}
		// What is no longer in the plan, since the event was cancelled, say, is settled and undone all the same.
		$action = $this->board->find( $id );
		$key = $action->key ?? ( $note->what === PromotionNote::CLAIM ? null : $this->keyInLedger( $id ) );
		if ( !$key ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-unknown' );
		}
		if ( $note->what === PromotionNote::CLAIM && !in_array( $action->state, [ 'due', 'coming' ], true ) ) {
			return $this->taken( $action->state, $key );
		}
		// The text of a post is that of the post.
		if ( $note->what === PromotionNote::APPROVE && ( $action?->kind !== 'announce' || !$action->channel->condition ) ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-unknown' );
		}
		return $this->carryOut( $key, $note, $performer, $title, $action );
	}

	/**
	 * Leaves out all pages of a list that are open.
	 *
	 * @param PlannedAction[] $actions Of one occurrence and channel
	 * @param string $reason
	 * @param Authority $performer
	 * @return StatusValue Of how many are left out
	 */
	public function skipAll( array $actions, string $reason, Authority $performer ): StatusValue {
		$first = reset( $actions );
		$title = $first ? $this->titles->newFromID( $first->occurrence->page->id ) : null;
		$allowed = PermissionStatus::newEmpty();
		if ( !$performer->authorizeWrite( self::RIGHT, $title ?? Title::newMainPage(), $allowed ) ) {
			return $allowed;
		}
		$problem = $first ? ( new PromotionNote( PromotionNote::SKIP, '', $reason ) )->problem() : 'eventcalendar-promotion-unknown';
		if ( $problem !== null ) {
			return StatusValue::newFatal( $problem );
		}
		$user = $performer->getUser();
		$actor = $this->centralIds->centralIdFromLocalUser( $user, CentralIdLookup::AUDIENCE_RAW );
		$skipped = array_filter( $actions, fn ( PlannedAction $action ) =>
			$this->ledger->skip( $action->key, $reason, $actor, ConvertibleTimestamp::time() ) );
		if ( $skipped ) {
			$key = new PromotionKey( $first->key->uid, $first->key->date, $first->key->channel );
			$this->log->add( PromotionLog::SKIP, $title, $key, $user, null, $reason );
		}
		return StatusValue::newGood( count( $skipped ) );
	}

	private function carryOut(
		PromotionKey $key, PromotionNote $note, Authority $performer, ?Title $title, ?PlannedAction $action
	): StatusValue {
		$now = ConvertibleTimestamp::time();
		$user = $performer->getUser();
		$actor = $this->centralIds->centralIdFromLocalUser( $user, CentralIdLookup::AUDIENCE_RAW );
		$isOk = match ( $note->what ) {
			PromotionNote::CLAIM => $this->ledger->claim( $key, $actor, $now ) > 0,
			PromotionNote::DONE => $this->ledger->settle( $key, $note->url === '' ? null : $note->url, $actor, $now ),
			PromotionNote::FAILED => $this->ledger->fail( $key, $note->reason, $actor, $now ),
			PromotionNote::SKIP => $this->ledger->skip( $key, $note->reason, $actor, $now ),
			PromotionNote::APPROVE => $this->ledger->setText(
				new PromotionKey( $key->uid, $key->date, $key->channel ), [ PromotionRow::CONDITION_MET => true ], $actor, $now
			),
			default => $this->ledger->undo( $key, $actor, $now )
		};
		$row = $this->ledger->find( $key );
		$state = $action
			? ActionState::of( $row, null, $action->due, $action->occurrence->times->start, $now )[0]
			: $row->state ?? 'past';
		if ( !$isOk ) {
			return $this->taken( $state, $key );
		}
		$entry = match ( $note->what ) {
			PromotionNote::DONE => $action?->kind === 'post' ? PromotionLog::POST : PromotionLog::ANNOUNCE,
			PromotionNote::SKIP => PromotionLog::SKIP,
			PromotionNote::UNDO => PromotionLog::UNDO,
			default => null
		};
		if ( $entry !== null ) {
			$this->log->add( $entry, $title, $key, $user, $note->what === PromotionNote::DONE ? $note->url : null,
				$note->what === PromotionNote::SKIP ? $note->reason : '' );
		}
		return StatusValue::newGood( new PromotionOutcome( $state, $row->attempts ?? 0 ) );
	}

	private function taken( string $state, PromotionKey $key ): StatusValue {
		$status = StatusValue::newFatal( 'eventcalendar-promotion-taken', $state );
		$status->value = new PromotionOutcome( $state, $this->ledger->find( $key )->attempts ?? 0 );
		return $status;
	}

	private function keyInLedger( string $id ): ?PromotionKey {
		$page = PromotionId::pageOf( $id );
		if ( !$page ) {
			return null;
		}
		$uid = $this->lookup->findEvent( $this->localWiki, $page )?->event->uid() ?? EventUid::derived( $this->localWiki, $page );
		foreach ( $this->ledger->findAll( [ $uid ], true ) as $row ) {
			if ( PromotionId::of( $this->localWiki, $page, $row->key ) === $id ) {
				return $row->key;
			}
		}
		return null;
	}
}
