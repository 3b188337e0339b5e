<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Digest\Issue\IntroductionCheck;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueDesk;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueEditor;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueTime;
use MediaWiki\Extension\EventCalendar\Digest\Sending\DigestReport;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionDesk;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;
use PermissionsError;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The issue of the digest that goes out next, and how the last ones went. Everybody may know when it closes; who has the
 * right sees it, writes its introduction, holds it and sends it.
 */
final class DigestTab implements PromotionTab {
	/** What is done by which button; the message `eventcalendar-promotion-digest-done-WHAT` says that it was */
	private const INTRODUCE = 'introduction';
	private const PREVIEW = 'preview';
	private const HOLD = 'hold';
	private const RELEASE = 'release';
	private const SEND = 'send';
	private const RETRY = 'retry';
	private const ALL = [ self::INTRODUCE, self::HOLD, self::RELEASE, self::SEND, self::RETRY ];

	/** Issues of the report */
	private const REPORTED = 5;

	public function __construct(
		private readonly IssueDesk $desk,
		private readonly IssueEditor $editor,
		private readonly DigestReport $report,
		private readonly DigestTabRenderer $renderer
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'digest';
	}

	/** @inheritDoc */
	public function isFor( Authority $reader ): bool {
		return true;
	}

	/** @inheritDoc */
	public function show( SpecialPage $page, string $rest ): void {
		$page->getOutput()->addModuleStyles( [ 'ext.eventCalendar.digestTab.styles', 'mediawiki.codex.messagebox.styles' ] );
		$request = $page->getRequest();
		$issue = $this->desk->current( ConvertibleTimestamp::time() );
		$draft = new DigestDraft(
			$issue, $this->desk->stored( $issue ), $this->desk->deadline( $issue ),
			$page->getAuthority()->isAllowed( PromotionDesk::RIGHT )
		);
		$do = (string)$request->getVal( 'do' );
		$html = '';
		if ( $request->wasPosted() && ( $do === self::PREVIEW || in_array( $do, self::ALL, true ) ) ) {
			$draft = $draft->typed( $this->typed( $page ), (string)$request->getVal( 'seen' ) );
			$status = $this->act( $page, $do, $issue, $draft );
			if ( $status->isOK() && $do !== self::PREVIEW ) {
				$page->getOutput()->redirect( $page->getPageTitle( $this->name() )->getFullURL( [ 'done' => $do ] ) );
				return;
			}
			$html = $this->problems( $page, $status );
			if ( $status->hasMessage( 'eventcalendar-promotion-digest-conflict' ) ) {
				$draft = $draft->conflicting();
			}
		} elseif ( in_array( $request->getVal( 'done' ), self::ALL, true ) ) {
			// Messages: eventcalendar-promotion-digest-done-hold, eventcalendar-promotion-digest-done-introduction,
			// eventcalendar-promotion-digest-done-release, eventcalendar-promotion-digest-done-retry,
			// eventcalendar-promotion-digest-done-send
			$html = Html::successBox( $page->msg( 'eventcalendar-promotion-digest-done-' . $request->getVal( 'done' ) )->escaped() );
		}
		$this->showIssue( $page, $draft, $html );
	}

	private function showIssue( SpecialPage $page, DigestDraft $draft, string $html ): void {
		if ( $draft->mayAct && $page->getRequest()->getVal( 'step' ) === self::SEND ) {
			$html .= $this->renderer->confirmation( $page, $draft );
		} else {
			$now = ConvertibleTimestamp::time();
			$html .= $this->renderer->issue( $page, $draft )
				. $this->renderer->report( $page, $this->report->latest( self::REPORTED, $now ), $draft, $now );
		}
		$page->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-digest' ], $html ) );
	}

	private function act( SpecialPage $page, string $do, IssueTime $issue, DigestDraft $draft ): StatusValue {
		$request = $page->getRequest();
		$editor = $page->getAuthority();
		if ( !$draft->mayAct ) {
			throw new PermissionsError( PromotionDesk::RIGHT );
		}
		if ( !$page->getContext()->getCsrfTokenSet()->matchToken( $request->getVal( 'wpEditToken' ) ) ) {
			return StatusValue::newFatal( 'sessionfailure' );
		}
		$page->checkReadOnly();
		if ( $do !== self::RETRY && $request->getVal( 'issue' ) !== $issue->name ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-digest-gone' );
		}
		return match ( $do ) {
			self::INTRODUCE => $this->editor->introduce( $issue, $draft->texts, $draft->seen, $editor ),
			self::HOLD => $this->editor->hold( $issue, trim( $request->getText( 'reason' ) ), $editor ),
			self::RELEASE => $this->editor->release( $issue, $editor ),
			self::SEND => $this->editor->send( $issue, $draft->seen, $editor ),
			self::RETRY => $this->editor->retry( (string)$request->getVal( 'issue' ), $editor ),
			default => $this->editor->check( $draft->texts )
		};
	}

	/** @return array<string,string>|null Wikitext by language code; null: the form sent none */
	private function typed( SpecialPage $page ): ?array {
		$request = $page->getRequest();
		$texts = $request->getArray( 'text' );
		$code = trim( $request->getText( 'newlanguage' ) );
		$text = $request->getText( 'newtext' );
		if ( trim( $text ) !== '' || $code !== '' ) {
			// What has no language yet is not lost: it is told that it has none.
			$texts[$code] = trim( ( $texts[$code] ?? '' ) . "\n\n$text" );
		}
		return $texts === null ? null : IntroductionCheck::tidy( $texts );
	}

	private function problems( SpecialPage $page, StatusValue $status ): string {
		$html = '';
		foreach ( $status->getMessages() as $message ) {
			$html .= Html::errorBox( $page->msg( $message )->parse() );
		}
		return $html;
	}
}
