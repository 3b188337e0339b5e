<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use ReadOnlyError;

/**
 * Where the link at the end of a digest leads. To look changes nothing, since programs look at links in mails before
 * anybody does; a POST ends the subscription, with no cookie, session or token but the link's own (RFC 8058 §3.2: mail
 * programs send one with the body `List-Unsubscribe=One-Click`).
 */
final class UnsubscribePage {
	private const ONE_CLICK = 'List-Unsubscribe';

	public function __construct(
		private readonly UnsubscribeLinks $links,
		private readonly SubscriptionStore $store,
		private readonly string $site
	) {
	}

	public function show( SpecialPage $page ): void {
		$out = $page->getOutput();
		$out->setPageTitleMsg( $page->msg( 'eventcalendar-digest-unsubscribe-title' ) );
		$this->protect( $page );
		$request = $page->getRequest();
		$subscription = $this->links->find( $request->getInt( 'id' ), $request->getText( 'token' ) );
		if ( !$request->wasPosted() && $subscription ) {
			$out->addHTML( $this->question( $page ) );
			return;
		}
		if ( !$subscription ) {
			$out->addHTML( Html::noticeBox( $page->msg( 'eventcalendar-digest-unsubscribe-invalid' )->parse(), '' ) );
			return;
		}
		if ( self::isReadOnly( $page ) ) {
			// Mail programs try again.
			$out->setStatusCode( 503 );
			$out->addHTML( Html::errorBox( $page->msg( 'eventcalendar-digest-unsubscribe-later' )->escaped() ) );
			return;
		}
		if ( $request->getVal( 'confirm' ) === null && $request->getVal( self::ONE_CLICK ) !== 'One-Click' ) {
			$out->addHTML( $this->question( $page ) );
			return;
		}
		$this->store->delete( $subscription->id );
		$out->addHTML( $this->done( $page, $subscription ) );
	}

	private static function isReadOnly( SpecialPage $page ): bool {
		try {
			$page->checkReadOnly();
			return false;
		} catch ( ReadOnlyError ) {
			return true;
		}
	}

	/** Nobody learns of the link from here, and nobody presses its button unseen. */
	private function protect( SpecialPage $page ): void {
		$out = $page->getOutput();
		$out->setRobotPolicy( 'noindex,nofollow' );
		$out->setPreventClickjacking( true );
		$out->disableClientCache();
		$out->addMeta( 'referrer', 'no-referrer' );
		$page->getRequest()->response()->header( 'Referrer-Policy: no-referrer' );
	}

	private function question( SpecialPage $page ): string {
		$request = $page->getRequest();
		$change = $page->getPageTitle()->getLocalURL();
		return Html::element( 'p', [], $page->msg( 'eventcalendar-digest-unsubscribe-ask' )->plaintextParams( $this->site )->text() ) .
			Html::rawElement(
				'form', [ 'method' => 'post', 'action' => $page->getPageTitle( UnsubscribeLinks::SUBPAGE )->getLocalURL() ],
				Html::hidden( 'id', $request->getInt( 'id' ) ) . Html::hidden( 'token', $request->getText( 'token' ) ) .
				Html::element( 'button', [
					'type' => 'submit', 'name' => 'confirm', 'value' => '1',
					'class' => [ 'cdx-button', 'cdx-button--action-destructive', 'cdx-button--weight-primary' ],
				], $page->msg( 'eventcalendar-digest-unsubscribe' )->text() )
			) .
			Html::rawElement( 'p', [], Html::element(
				'a', [ 'href' => $change ], $page->msg( 'eventcalendar-digest-unsubscribe-change' )->text()
			) );
	}

	private function done( SpecialPage $page, Subscription $subscription ): string {
		$again = $page->getPageTitle()->getLocalURL( SubscriptionQuery::of( $subscription ) );
		return Html::successBox( htmlspecialchars(
			$page->msg( 'eventcalendar-digest-unsubscribe-done' )->plaintextParams( $this->site )->text()
		) ) . Html::rawElement( 'p', [], Html::element(
			'a', [ 'href' => $again ], $page->msg( 'eventcalendar-digest-unsubscribe-again' )->text()
		) );
	}
}
