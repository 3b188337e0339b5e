<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\Page\TimeMarkup;
use MediaWiki\Extension\EventCalendar\Review\Decision;
use MediaWiki\Extension\EventCalendar\Review\QueueEntry;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Html\Html;
use MediaWiki\Linker\Linker;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Title\Title;

/**
 * Draws one page that waits for a review, with the form to decide about it.
 */
final class ReviewQueueRenderer {
	/** How each button looks, in the order in which they stand */
	private const BUTTONS = [
		Decision::ACCEPT => [ 'cdx-button--action-progressive', 'cdx-button--weight-primary' ],
		Decision::ASK => [],
		Decision::DECLINE => [ 'cdx-button--action-destructive' ],
	];

	/**
	 * @param IContextSource $context Of the reader
	 * @param LinkRenderer $linkRenderer
	 * @param CalendarLanguage $language
	 * @param Title $action Where the form is sent
	 * @param bool $mayDecide
	 */
	public function __construct(
		private readonly IContextSource $context,
		private readonly LinkRenderer $linkRenderer,
		private readonly CalendarLanguage $language,
		private readonly Title $action,
		private readonly bool $mayDecide
	) {
	}

	/**
	 * @param QueueEntry $entry
	 * @param string $reason What stands in the form already
	 */
	public function render( QueueEntry $entry, string $reason ): string {
		$id = "review-{$entry->waiting->page}";
		$key = $entry->waiting->reviewed === null ? 'proposal' : 'changes';
		return Html::rawElement( 'article', [ 'class' => 'ext-eventcalendar-review__entry', 'aria-labelledby' => $id ],
			Html::rawElement( 'h3', [ 'id' => $id ], $this->title( $entry ) )
			. Html::rawElement( 'p', [ 'class' => 'ext-eventcalendar-review__facts' ],
				// Messages: eventcalendar-review-is-changes, eventcalendar-review-is-proposal
				Html::element( 'strong', [], $this->msg( "is-$key" ) )
				. ' ' . $this->by( $entry ) )
			. $this->next( $entry )
			. $this->summary( $entry )
			. $this->changes( $entry )
			. ( $this->mayDecide ? $this->form( $entry, $reason ) : '' )
		);
	}

	private function title( QueueEntry $entry ): string {
		$page = $this->page( $entry );
		if ( !$entry->event ) {
			return $this->linkRenderer->makeKnownLink( $page );
		}
		[ $text, $attributes ] = $this->language->localized( $entry->event->title() );
		return $this->linkRenderer->makeKnownLink( $page, $text, $attributes );
	}

	private function by( QueueEntry $entry ): string {
		return $this->context->msg( 'eventcalendar-review-by' )
			->rawParams( Linker::revUserTools( $entry->first, true ) )
			->params( $this->context->getLanguage()->userTimeAndDate( $entry->waiting->since, $this->context->getUser() ) )
			->escaped();
	}

	private function next( QueueEntry $entry ): string {
		if ( !$entry->event || !$entry->next ) {
			return Html::element( 'p', [], $this->msg( $entry->event ? 'no-date' : 'invalid-entry' ) );
		}
		$times = new TimeMarkup( $this->language, $this->context );
		$zone = $entry->event->schedule->timeZone;
		return Html::rawElement( 'p', [], $this->context->msg( 'eventcalendar-review-date' )
			->rawParams( $times->inEventZone( $entry->next )
				. ( $zone === null ? '' : ' ' . Html::element( 'span', [], $times->zone( $zone, $entry->next ) ) ) )->escaped() );
	}

	/** Of a proposal; of changes it is told what they are */
	private function summary( QueueEntry $entry ): string {
		$summary = $entry->waiting->reviewed === null ? $entry->event?->summary() : null;
		if ( !$summary ) {
			return '';
		}
		[ $text, $attributes ] = $this->language->localized( $summary );
		return Html::element( 'p', $attributes, $text );
	}

	private function changes( QueueEntry $entry ): string {
		if ( $entry->waiting->reviewed === null ) {
			return '';
		}
		$items = implode( '', array_map(
			static fn ( string $sentence ) => Html::rawElement( 'li', [], Html::element( 'bdi', [], $sentence ) ), $entry->changes
		) );
		return ( $items === '' ? '' : Html::rawElement( 'ul', [ 'class' => 'ext-eventcalendar-review__changes' ], $items ) )
			. Html::rawElement( 'p', [], $this->linkRenderer->makeKnownLink(
				$this->page( $entry ), $this->msg( 'diff' ), [],
				[ 'oldid' => $entry->waiting->reviewed, 'diff' => $entry->waiting->newest ]
			) );
	}

	private function form( QueueEntry $entry, string $reason ): string {
		$field = "review-reason-{$entry->waiting->page}";
		$buttons = '';
		foreach ( self::BUTTONS as $decision => $classes ) {
			// Messages: eventcalendar-review-accept, eventcalendar-review-ask, eventcalendar-review-decline
			$buttons .= Html::element( 'button', [
				'type' => 'submit', 'name' => 'decision', 'value' => $decision, 'class' => [ 'cdx-button', ...$classes ],
			], $this->msg( $decision ) );
		}
		return Html::rawElement( 'form', [ 'method' => 'post', 'action' => $this->action->getLocalURL() ],
			Html::hidden( 'page', $entry->waiting->page )
			. Html::hidden( 'revid', $entry->waiting->newest )
			. Html::hidden( 'wpEditToken', $this->context->getCsrfTokenSet()->getToken()->toString() )
			. Html::element( 'label', [ 'for' => $field, 'class' => 'ext-eventcalendar-review__label' ], $this->msg( 'reason' ) )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-area' ], Html::element( 'textarea', [
				'id' => $field, 'name' => 'reason', 'rows' => 2, 'maxlength' => Decision::LONGEST_REASON, 'dir' => 'auto',
				'class' => 'cdx-text-area__textarea',
			], $reason ) )
			. Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-review__buttons' ], $buttons )
		);
	}

	private function page( QueueEntry $entry ): Title {
		return Title::newFromPageIdentity( $entry->newest->getPage() );
	}

	private function msg( string $key ): string {
		return $this->context->msg( "eventcalendar-review-$key" )->text();
	}
}
