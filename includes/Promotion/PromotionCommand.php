<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Context\IContextSource;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;
use StatusValue;

/**
 * What somebody does about an action on Special:EventPromotion. The caller has checked the token.
 */
class PromotionCommand {
	public const ANNOUNCE = 'announce';

	/** What the page offers beside: of a list, it concerns all its pages that are open */
	public const ALL = [ self::ANNOUNCE, PromotionNote::DONE, PromotionNote::SKIP, PromotionNote::UNDO, PromotionNote::APPROVE ];

	/** As many pages are written to while somebody waits; with more, the job queue goes on */
	private const AT_ONCE = 1;

	public function __construct(
		private readonly PromotionBoard $board,
		private readonly PromotionDesk $desk,
		private readonly Announcer $announcer,
		private readonly AnnouncementJobs $jobs
	) {
	}

	/**
	 * @param string $id Of an action; of a list, of any of its pages
	 * @param string $what One of ALL
	 * @param array{url:string,reason:string,condition:bool} $form
	 * @param IContextSource $context Of who does it
	 * @return StatusValue With warnings about what was left out; of whether the job queue goes on
	 */
	public function run( string $id, string $what, array $form, IContextSource $context ): StatusValue {
		if ( $what === self::ANNOUNCE ) {
			return $this->announce( $id, $form['condition'], $context );
		}
		if ( in_array( $what, [ PromotionNote::DONE, PromotionNote::APPROVE ], true ) && !$form['condition'] && $this->isUnjudged( $id ) ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-condition-open' );
		}
		$note = new PromotionNote( $what, trim( $form['url'] ), trim( $form['reason'] ) );
		$open = $what === PromotionNote::SKIP ? $this->open( $id ) : [];
		$status = count( $open ) > 1
			? $this->desk->skipAll( $open, $note->reason, $context->getAuthority() )
			: $this->desk->act( $open[0]->id ?? $id, $note, $context->getAuthority() );
		return $status->isOK() ? StatusValue::newGood( false ) : $status;
	}

	private function isUnjudged( string $id ): bool {
		$action = $this->board->find( $id );
		return $action?->channel->condition && !$action->isConditionMet;
	}

	private function announce( string $id, bool $isConditionMet, IContextSource $context ): StatusValue {
		$allowed = PermissionStatus::newEmpty();
		$page = Title::newFromID( PromotionId::pageOf( $id ) ?? 0 ) ?? Title::newMainPage();
		if ( !$context->getAuthority()->authorizeWrite( PromotionDesk::RIGHT, $page, $allowed ) ) {
			return $allowed;
		}
		$actions = array_values( array_filter( $this->open( $id ), static fn ( PlannedAction $action ) =>
			$action->target?->wiki === WikiMap::getCurrentWikiId() ) );
		if ( !$actions ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-unknown' );
		}
		if ( $actions[0]->channel->condition && !$isConditionMet && !$actions[0]->isConditionMet ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-condition-open' );
		}
		if ( count( $actions ) > self::AT_ONCE ) {
			$this->jobs->push( $actions, $context->getUser() );
			return StatusValue::newGood( true );
		}
		$status = $this->announcer->announce( $actions[0], $context );
		$status->value = false;
		return $status;
	}

	/**
	 * The actions of the same occurrence and channel that nobody has settled.
	 *
	 * @return PlannedAction[]
	 */
	public function open( string $id ): array {
		return array_values( array_filter( $this->siblings( $id ), static fn ( PlannedAction $action ) =>
			in_array( $action->state, [ 'due', 'coming' ], true ) ) );
	}

	/**
	 * @return PlannedAction[] Of the same occurrence and channel, that one too
	 */
	public function siblings( string $id ): array {
		$action = $this->board->find( $id );
		if ( !$action || $action->channel->kind !== 'list' ) {
			return $action ? [ $action ] : [];
		}
		$start = $action->occurrence->times->start;
		$filter = new PromotionFilter( channels: [ $action->channel->id ], pages: [ $action->occurrence->page->id ] );
		return array_values( array_filter( $this->board->actions( $start, $start + 1, $filter ),
			static fn ( PlannedAction $other ) => $other->key->date === $action->key->date ) );
	}
}
