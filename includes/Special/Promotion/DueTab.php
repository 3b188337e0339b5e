<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionBoard;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionCommand;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionFilter;
use MediaWiki\Extension\EventCalendar\Promotion\TargetLists;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;
use PermissionsError;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What is to be announced now and in the next days; at `due/ID`, one announcement with its text and what can be done about it.
 */
final class DueTab implements PromotionTab {
	/** Occurrences on one page */
	private const PAGE_SIZE = 20;

	/** How far ahead what is not due yet is shown, in days */
	private const AHEAD = 14;

	/** Longest lead that settings may have */
	private const LONGEST_LEAD = 365;

	public function __construct(
		private readonly PromotionBoard $board,
		private readonly PromotionCommand $command,
		private readonly SettingsLookup $settings,
		private readonly TargetLists $lists,
		private readonly DueListRenderer $list,
		private readonly ActionPageRenderer $one
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'due';
	}

	/** @inheritDoc */
	public function isFor( Authority $reader ): bool {
		return $reader->isAllowed( PromotionDesk::RIGHT );
	}

	/** @inheritDoc */
	public function show( SpecialPage $page, string $rest ): void {
		$page->getOutput()->addModuleStyles( [ 'ext.eventCalendar.due.styles', 'mediawiki.codex.messagebox.styles' ] );
		$request = $page->getRequest();
		$html = '';
		if ( $request->wasPosted() ) {
			$status = $this->act( $page, $rest );
			if ( $status->isOK() ) {
				$page->getOutput()->redirect( $page->getPageTitle( $this->name() )->getFullURL( [
					'did' => $request->getVal( 'do' ), 'queued' => $status->getValue() ? 1 : 0,
					'left' => $status->getMessages() ? 1 : 0,
				] ) );
				return;
			}
			foreach ( $status->getMessages() as $message ) {
				$html .= Html::errorBox( $page->msg( $message )->parse() );
			}
		} elseif ( in_array( $request->getVal( 'did' ), PromotionCommand::ALL, true ) ) {
			$html .= $this->did( $page );
		}
		$html .= $rest === '' ? $this->showList( $page ) : $this->showOne( $page, $rest );
		$page->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-due' ], $html ) );
	}

	private function act( SpecialPage $page, string $id ): StatusValue {
		$request = $page->getRequest();
		if ( !$page->getAuthority()->isAllowed( PromotionDesk::RIGHT ) ) {
			throw new PermissionsError( PromotionDesk::RIGHT );
		}
		$page->checkReadOnly();
		if ( !$page->getContext()->getCsrfTokenSet()->matchToken( $request->getVal( 'wpEditToken' ) ) ) {
			return StatusValue::newFatal( 'sessionfailure' );
		}
		$what = $request->getVal( 'do' );
		if ( !in_array( $what, PromotionCommand::ALL, true ) ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-unknown' );
		}
		return $this->command->run( $id, $what, [
			'url' => $request->getText( 'url' ), 'reason' => $request->getText( 'reason' ),
			'condition' => $request->getBool( 'condition' ),
		], $page->getContext() );
	}

	private function did( SpecialPage $page ): string {
		$request = $page->getRequest();
		// A page that opted out was not written to.
		if ( $request->getBool( 'left' ) ) {
			return Html::noticeBox( $page->msg( 'eventcalendar-promotion-did-left-out' )->escaped(), '' );
		}
		$what = $request->getBool( 'queued' ) ? 'queued' : $request->getVal( 'did' );
		// Messages: eventcalendar-promotion-did-announce, eventcalendar-promotion-did-queued, eventcalendar-promotion-did-done,
		// eventcalendar-promotion-did-skip, eventcalendar-promotion-did-undo, eventcalendar-promotion-did-approve
		return Html::successBox( $page->msg( "eventcalendar-promotion-did-$what" )->escaped() );
	}

	private function showOne( SpecialPage $page, string $id ): string {
		$siblings = $this->command->siblings( $id );
		if ( !$siblings ) {
			$page->getOutput()->setStatusCode( 404 );
			return Html::errorBox( $page->msg( 'eventcalendar-promotion-unknown' )->escaped() ) . $this->showList( $page );
		}
		$main = $siblings[0];
		foreach ( $siblings as $action ) {
			$main = $action->id === $id ? $action : $main;
		}
		if ( $main->kind === 'post' ) {
			// Only the calendar of posts knows when it is due.
			$page->getOutput()->redirect( $page->getPageTitle( 'posts' )->createFragmentTarget( "post-$main->id" )->getFullURL() );
			return '';
		}
		$list = $main->channel->kind === 'list' ? $this->lists->of( $main->channel ) : null;
		return $this->one->render( $page, $main, $siblings, $list );
	}

	private function showList( SpecialPage $page ): string {
		$channels = array_filter( $this->settings->get()->channels, static fn ( $channel ) => $channel->kind !== 'social' );
		if ( !$channels ) {
			return $this->list->noChannels( $page );
		}
		$request = $page->getRequest();
		$now = ConvertibleTimestamp::time();
		$filter = new PromotionFilter(
			[ 'due', 'coming', 'claimed', 'failed', 'skipped', 'done' ], [ 'announce' ],
			array_values( array_filter( [ $request->getVal( 'channel', '' ) ] ) ),
			array_values( array_filter( [ $request->getInt( 'event' ) ] ) )
		);
		$groups = [];
		$next = null;
		$from = max( $now, $request->getInt( 'from' ) );
		foreach ( $this->board->iterate( $from, $now + ( self::AHEAD + self::LONGEST_LEAD ) * WallTime::DAY, $filter ) as $action ) {
			if ( $action->state === 'coming' && $action->due > $now + self::AHEAD * WallTime::DAY ) {
				continue;
			}
			$group = "{$action->occurrence->page->id}:{$action->key->date}";
			$start = $action->occurrence->times->start;
			// A page ends between two starts, so that nothing is missed by going on from one.
			if ( !isset( $groups[$group] ) && count( $groups ) >= self::PAGE_SIZE && $start > self::lastStart( $groups ) ) {
				$next = $start;
				break;
			}
			$groups[$group][$action->channel->id][] = $action;
		}
		return $this->list->render( $page, $groups, $channels, $next );
	}

	/** @param array<string,array<string,PlannedAction[]>> $groups */
	private static function lastStart( array $groups ): int {
		$last = end( $groups );
		return reset( $last )[0]->occurrence->times->start;
	}
}
