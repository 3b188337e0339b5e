<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use HtmlArmor;
use MediaWiki\Extension\EventCalendar\Digest\Issue\IssueNumbers;
use MediaWiki\Extension\EventCalendar\Digest\Publication\IssuePage;
use MediaWiki\Extension\EventCalendar\Store\IssueState;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;
use MediaWiki\Html\Html;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * How the last issues went, in numbers; and of one that somebody held for too long, that it did not go out.
 */
final class DigestReportRenderer {
	private const OUT = [ IssueState::Sending, IssueState::Sent, IssueState::Skipped ];

	/** Of those who did not get it, what the codes of the report say in words */
	private const REASONS = [ 'no-address', 'no-user', 'connection' ];

	/** Seconds for which one that is done with can be tried again */
	private const RETRY = 2 * 86400;

	public function __construct(
		private readonly IssuePage $pages,
		private readonly LinkRenderer $links
	) {
	}

	/**
	 * @param SpecialPage $page
	 * @param IssueNumbers[] $issues Without the one that goes out next
	 * @param string|null $hidden HTML of the fields that forms of the tab have; null: the reader may do nothing
	 * @param int $now Unix time
	 */
	public function render( SpecialPage $page, array $issues, ?string $hidden, int $now ): string {
		$html = '';
		foreach ( $issues as $numbers ) {
			if ( in_array( $numbers->issue->state, self::OUT, true ) ) {
				$html .= $this->issue( $page, $numbers, $hidden, $now );
			} elseif ( $numbers->issue->state === IssueState::Held ) {
				$html .= $this->overtaken( $page, $numbers->issue, $hidden !== null );
			}
		}
		return Html::element( 'h2', [], $page->msg( 'eventcalendar-promotion-digest-report' )->text() )
			. ( $html ?: Html::element( 'p', [], $page->msg( 'eventcalendar-promotion-digest-report-empty' )->text() ) );
	}

	private function issue( SpecialPage $page, IssueNumbers $numbers, ?string $hidden, int $now ): string {
		$issue = $numbers->issue;
		$title = $this->pages->title( $issue->name );
		$id = "digest-$issue->name";
		$name = Html::element( 'bdi', [], $issue->name );
		$counts = $page->msg( 'eventcalendar-promotion-digest-counts' )
			->numParams( $numbers->sent, $numbers->waiting, $numbers->failed + $numbers->refused, $numbers->nothing )->text();
		$mayRetry = $hidden !== null && $numbers->failed > 0 && $issue->state !== IssueState::Skipped
			&& $now - $issue->changed <= self::RETRY;
		return Html::rawElement( 'article', [ 'class' => 'ext-eventcalendar-digest__issue', 'aria-labelledby' => $id ],
			Html::rawElement( 'h3', [ 'id' => $id ],
				$title?->exists() ? $this->links->makeKnownLink( $title, new HtmlArmor( $name ) ) : $name )
			// Messages: eventcalendar-promotion-digest-state-sending, eventcalendar-promotion-digest-state-sent,
			// eventcalendar-promotion-digest-state-skipped
			. Html::element( 'p', [], $page->msg( "eventcalendar-promotion-digest-state-{$issue->state->value}" )
				->params( $page->getLanguage()->userTimeAndDate( wfTimestamp( TS_MW, $issue->changed ), $page->getUser() ) )->text() )
			. ( $issue->state === IssueState::Skipped ? '' : Html::element( 'p', [], $counts ) )
			. ( $hidden === null ? '' : $this->reasons( $page, $numbers->reasons ) )
			. ( $mayRetry ? $this->retry( $page, $issue->name, $hidden ) : '' )
		);
	}

	/** One that was held until the next one closed; its introduction is told to those who may write one */
	private function overtaken( SpecialPage $page, StoredIssue $issue, bool $mayAct ): string {
		$texts = '';
		foreach ( $mayAct ? $issue->introduction : [] as $code => $text ) {
			$texts .= Html::rawElement( 'details', [],
				Html::element( 'summary', [],
					$page->msg( 'eventcalendar-promotion-digest-overtaken-text' )->plaintextParams( (string)$code )->text() )
				. Html::element( 'pre', [ 'lang' => LanguageCode::bcp47( (string)$code ), 'dir' => 'auto', 'tabindex' => 0 ], $text ) );
		}
		return Html::rawElement( 'article', [ 'class' => 'ext-eventcalendar-digest__issue', 'aria-labelledby' => "digest-$issue->name" ],
			Html::rawElement( 'h3', [ 'id' => "digest-$issue->name" ], Html::element( 'bdi', [], $issue->name ) )
			. Html::warningBox( $page->msg( 'eventcalendar-promotion-digest-state-overtaken' )->escaped() )
			. ( $texts === '' ? '' : Html::element( 'p', [], $page->msg( 'eventcalendar-promotion-digest-overtaken-help' )->text() ) )
			. $texts
		);
	}

	/** @param array<string,int> $reasons */
	private function reasons( SpecialPage $page, array $reasons ): string {
		$items = '';
		foreach ( $reasons as $code => $number ) {
			// Messages: eventcalendar-promotion-digest-reason-connection, eventcalendar-promotion-digest-reason-no-address,
			// eventcalendar-promotion-digest-reason-no-user
			$text = in_array( $code, self::REASONS, true )
				? $page->msg( "eventcalendar-promotion-digest-reason-$code" )->numParams( $number )->text()
				: $page->msg( 'eventcalendar-promotion-digest-reason' )->plaintextParams( $code )->numParams( $number )->text();
			$items .= Html::element( 'li', [], $text );
		}
		return $items === '' ? '' : Html::rawElement( 'ul', [], $items );
	}

	private function retry( SpecialPage $page, string $issue, string $hidden ): string {
		return Html::rawElement( 'form', [ 'method' => 'post', 'action' => $page->getPageTitle( 'digest' )->getLocalURL() ],
			Html::hidden( 'issue', $issue ) . $hidden
			. IntroductionForm::button( 'retry', $page->msg( 'eventcalendar-promotion-digest-retry' )->text() ) );
	}
}
