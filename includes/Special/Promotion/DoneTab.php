<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Content\EventUids;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionId;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionNote;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\WikiMap\WikiMap;
use PermissionsError;
use StatusValue;

/**
 * What was announced and posted, what was left out and why, by event and by channel; to be taken back where that is possible.
 */
final class DoneTab implements PromotionTab {
	private const PAGE_SIZE = 50;

	public function __construct(
		private readonly PromotionLedger $ledger,
		private readonly PromotionDesk $desk,
		private readonly EventUids $uids,
		private readonly SettingsLookup $settings,
		private readonly DoneListRenderer $renderer
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'done';
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
			$status = $this->undo( $page );
			if ( $status->isOK() ) {
				$page->getOutput()->redirect( $page->getPageTitle( $this->name() )->getFullURL( [ 'undone' => 1 ] ) );
				return;
			}
			foreach ( $status->getMessages() as $message ) {
				$html .= Html::errorBox( $page->msg( $message )->parse() );
			}
		} elseif ( $request->getBool( 'undone' ) ) {
			$html .= Html::successBox( $page->msg( 'eventcalendar-promotion-did-undo' )->escaped() );
		}
		$page->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-due' ], $html . $this->list( $page ) ) );
	}

	private function undo( SpecialPage $page ): StatusValue {
		$request = $page->getRequest();
		if ( !$page->getAuthority()->isAllowed( PromotionDesk::RIGHT ) ) {
			throw new PermissionsError( PromotionDesk::RIGHT );
		}
		$page->checkReadOnly();
		if ( !$page->getContext()->getCsrfTokenSet()->matchToken( $request->getVal( 'wpEditToken' ) ) ) {
			return StatusValue::newFatal( 'sessionfailure' );
		}
		$row = $this->ledger->findById( $request->getInt( 'row' ) );
		$event = $row ? $this->uids->findPages( [ $row->key->uid ] )[$row->key->uid] ?? null : null;
		if ( !$event ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-unknown' );
		}
		return $this->desk->act(
			PromotionId::of( WikiMap::getCurrentWikiId(), $event, $row->key ), new PromotionNote( PromotionNote::UNDO ),
			$page->getAuthority()
		);
	}

	private function list( SpecialPage $page ): string {
		$request = $page->getRequest();
		$channel = $request->getVal( 'channel', '' );
		$uid = $request->getVal( 'uid', '' );
		$before = explode( '|', $request->getVal( 'before', '' ) );
		$rows = $this->ledger->history(
			$channel === '' ? null : $channel, $uid === '' ? null : $uid, self::PAGE_SIZE + 1,
			count( $before ) === 2 ? array_map( intval( ... ), $before ) : null
		);
		$more = count( $rows ) > self::PAGE_SIZE;
		$rows = array_slice( $rows, 0, self::PAGE_SIZE );
		$pages = $this->uids->findPages( array_map( static fn ( PromotionRow $row ) => $row->key->uid, $rows ) );
		$last = end( $rows );
		return $this->renderer->render(
			$page, $rows, $pages, $this->settings->get()->channels, $more && $last ? "$last->time|$last->id" : null
		);
	}
}
