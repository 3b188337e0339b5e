<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueNumbers;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePreview;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionNote;
use MediaWiki\Extension\EventCalendar\Store\SubscriptionStore;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Draws the tab of the digest.
 */
final class DigestTabRenderer {
	public function __construct(
		private readonly IssuePreview $preview,
		private readonly SubscriptionStore $subscriptions,
		private readonly IntroductionForm $introduction,
		private readonly DigestReportRenderer $report,
		private readonly Language $contentLanguage,
		private readonly LinkRenderer $links
	) {
	}

	/** The issue as it is now, and what can be done with it */
	public function issue( SpecialPage $page, DigestDraft $draft ): string {
		$html = Html::rawElement( 'h2', [], $page->msg( 'eventcalendar-promotion-digest-next' )
				->rawParams( Html::element( 'bdi', [], $draft->time->name ) )->escaped() )
			. $this->facts( $page, $draft );
		return !$draft->mayAct ? $html : $html
			. $this->actions( $page, $draft )
			. $this->introduction->render( $page, $draft, $this->fields( $page, $draft ) )
			// As it will be when it closes: what is over by then is not in it.
			. $this->preview( $page, $draft, max( $draft->time->closes, ConvertibleTimestamp::time() ) );
	}

	/**
	 * @param SpecialPage $page
	 * @param IssueNumbers[] $issues The one on the desk may be among them
	 * @param DigestDraft $draft
	 * @param int $now Unix time
	 */
	public function report( SpecialPage $page, array $issues, DigestDraft $draft, int $now ): string {
		$others = array_filter( $issues, static fn ( IssueNumbers $numbers ) => $numbers->issue->name !== $draft->time->name );
		return $this->report->render( $page, $others, $draft->mayAct ? $this->token( $page ) : null, $now );
	}

	/** Asks once more before it is sent */
	public function confirmation( SpecialPage $page, DigestDraft $draft ): string {
		$form = Html::rawElement( 'form', [ 'method' => 'post', 'action' => $page->getPageTitle( 'digest' )->getLocalURL() ],
			$this->fields( $page, $draft )
			. Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-digest__buttons' ],
				IntroductionForm::button(
					'send', self::text( $page, 'send-now' ), 'cdx-button--action-progressive cdx-button--weight-primary'
				) . $this->links->makeKnownLink( $page->getPageTitle( 'digest' ), self::text( $page, 'back' ) ) )
		);
		return Html::rawElement( 'h2', [], $page->msg( 'eventcalendar-promotion-digest-confirm' )
				->rawParams( Html::element( 'bdi', [], $draft->time->name ) )->escaped() )
			. Html::element( 'p', [], $page->msg( 'eventcalendar-promotion-digest-confirm-help' )
				->numParams( $this->subscriptions->count() )->text() )
			. $form . $this->preview( $page, $draft, ConvertibleTimestamp::time() );
	}

	private function facts( SpecialPage $page, DigestDraft $draft ): string {
		$time = static fn ( int $time ) => $page->getLanguage()->userTimeAndDate( wfTimestamp( TS_MW, $time ), $page->getUser() );
		$isPast = $draft->time->closes <= ConvertibleTimestamp::time();
		$key = $draft->isHeld() ? 'held' : ( $isPast ? 'closed' : 'closes' );
		// Messages: eventcalendar-promotion-digest-closed, eventcalendar-promotion-digest-closes, eventcalendar-promotion-digest-held
		$state = $page->msg( "eventcalendar-promotion-digest-$key" )->params( $time( $draft->time->closes ) );
		$until = $page->msg( 'eventcalendar-promotion-digest-held-until' )->params( $time( $draft->deadline ) );
		$box = $draft->isHeld()
			? Html::warningBox( $state->escaped() . ' ' . $until->escaped() )
			: Html::rawElement( 'p', [], $state->escaped() );
		return $box
			. Html::element( 'p', [], $page->msg( 'eventcalendar-promotion-digest-subscribers' )
				->numParams( $this->subscriptions->count() )->text() );
	}

	private function actions( SpecialPage $page, DigestDraft $draft ): string {
		$action = [ 'method' => 'post', 'action' => $page->getPageTitle( 'digest' )->getLocalURL() ];
		if ( $draft->isHeld() ) {
			return Html::rawElement( 'form', $action, $this->fields( $page, $draft )
				. IntroductionForm::button( 'release', self::text( $page, 'release' ), 'cdx-button--action-progressive' ) );
		}
		$hold = Html::rawElement( 'form', $action, $this->fields( $page, $draft )
			. Html::element( 'label', [ 'for' => 'digest-reason' ], self::text( $page, 'hold-reason' ) )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ], Html::element( 'input', [
				'id' => 'digest-reason', 'name' => 'reason', 'maxlength' => PromotionNote::LONGEST_REASON, 'dir' => 'auto',
				'class' => 'cdx-text-input__input', 'required' => true, 'value' => $page->getRequest()->getText( 'reason' )
			] ) )
			. IntroductionForm::button( 'hold', self::text( $page, 'hold' ) ) );
		$send = Html::rawElement( 'form', [ 'method' => 'get', 'action' => $page->getPageTitle( 'digest' )->getLocalURL() ],
			Html::hidden( 'title', $page->getPageTitle( 'digest' )->getPrefixedDBkey() ) . Html::hidden( 'step', 'send' )
			. Html::element( 'button', [ 'type' => 'submit', 'class' => 'cdx-button' ], self::text( $page, 'send' ) ) );
		return Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-digest__actions' ], $hold . $send );
	}

	/**
	 * @param SpecialPage $page
	 * @param DigestDraft $draft
	 * @param int $from Unix time: what is over by then is left out
	 */
	private function preview( SpecialPage $page, DigestDraft $draft, int $from ): string {
		$languages = array_unique( [ $this->contentLanguage->getCode(), ...array_map( strval( ... ), array_keys( $draft->texts ) ) ] );
		$html = Html::element( 'h3', [], self::text( $page, 'preview' ) );
		foreach ( $languages as $language ) {
			$mail = $this->preview->mail( $draft->time, $language, $from, $draft->texts );
			if ( !$mail ) {
				return $html . Html::noticeBox( htmlspecialchars( self::text( $page, 'nothing' ) ), '' );
			}
			$code = LanguageCode::bcp47( $language );
			$html .= Html::rawElement( 'details', [ 'open' => $language === $languages[0] ],
				Html::rawElement( 'summary', [], Html::element( 'bdi', [ 'lang' => $code ], $mail['subject'] ) )
				. Html::element( 'iframe', [
					// Scripts, forms and styles stay inside; links open beside it.
					'sandbox' => 'allow-popups allow-popups-to-escape-sandbox', 'class' => 'ext-eventcalendar-digest__mail',
					'title' => $mail['subject'], 'srcdoc' => str_replace( '<head>', '<head><base target="_blank">', $mail['html'] )
				] )
				. Html::element( 'h4', [], self::text( $page, 'plain-text' ) )
				. Html::element( 'pre', [ 'lang' => $code, 'dir' => 'auto', 'tabindex' => 0 ], $mail['text'] )
			);
		}
		return $html;
	}

	/** Fields of all forms about the issue */
	private function fields( SpecialPage $page, DigestDraft $draft ): string {
		return Html::hidden( 'issue', $draft->time->name ) . Html::hidden( 'seen', $draft->seen ) . $this->token( $page );
	}

	private function token( SpecialPage $page ): string {
		return Html::hidden( 'wpEditToken', $page->getContext()->getCsrfTokenSet()->getToken()->toString() );
	}

	private static function text( SpecialPage $page, string $key ): string {
		// Messages: eventcalendar-promotion-digest-back, eventcalendar-promotion-digest-hold,
		// eventcalendar-promotion-digest-hold-reason, eventcalendar-promotion-digest-nothing,
		// eventcalendar-promotion-digest-plain-text, eventcalendar-promotion-digest-preview,
		// eventcalendar-promotion-digest-release, eventcalendar-promotion-digest-send, eventcalendar-promotion-digest-send-now
		return $page->msg( "eventcalendar-promotion-digest-$key" )->text();
	}
}
