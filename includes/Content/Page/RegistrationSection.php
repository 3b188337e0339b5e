<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\CampaignEvents\Registration;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Store\CalendarPageStore;
use MediaWiki\Html\Html;
use MediaWiki\Parser\ParserOutput;

/**
 * Where to register; and, where the wiki that people register on tells it, under which title, whether they still can, and
 * whether it has the same times.
 */
final class RegistrationSection {
	/** Seconds for which a page is kept at most, so that it is noticed when what it says is old */
	private const KEPT = 6 * 3600;

	private readonly ?string $url;
	private readonly ?Registration $registration;

	public function __construct(
		private readonly PageContext $context,
		private readonly LinkMarkup $links
	) {
		$this->url = $context->event->registration();
		$this->registration = $context->registrations->find( $this->url );
	}

	/**
	 * @return string HTML; empty if people need not register
	 */
	public function fact(): string {
		if ( $this->url === null || !$this->registration ) {
			return $this->url === null ? '' : $this->links->external( $this->url );
		}
		$state = match ( true ) {
			$this->registration->isOver( $this->context->now ) => 'over',
			$this->registration->isOpen => 'open',
			default => 'closed'
		};
		$link = $this->links->external( $this->url, $this->context->isolate( $this->registration->title ) );
		// Messages: eventcalendar-registration-closed, eventcalendar-registration-open, eventcalendar-registration-over
		return $this->context->msg( 'eventcalendar-registration-fact' )
			->rawParams( $link, $this->context->msg( "eventcalendar-registration-$state" )->escaped() )->escaped();
	}

	/**
	 * @return string HTML for organisers; empty if all is well
	 */
	public function note(): string {
		if ( $this->context->registrations->isGone( $this->url ) ) {
			return $this->context->msg( 'eventcalendar-registration-gone' )
				->rawParams( $this->links->external( (string)$this->url ) )->escaped();
		}
		if ( !$this->registration || $this->agrees( $this->registration ) ) {
			return '';
		}
		$times = new OccurrenceTimes(
			$this->registration->start, $this->registration->end,
			new WallTime( $this->registration->start ), new WallTime( $this->registration->end )
		);
		$page = $this->links->external(
			$this->registration->page, $this->context->msg( 'eventcalendar-registration-page' )->escaped()
		);
		return Html::rawElement( 'p', [], $this->context->msg( 'eventcalendar-registration-times' )->rawParams(
			$page, ( new TimeMarkup( $this->context->words, $this->context ) )->inUtc( $times )
		)->escaped() );
	}

	/**
	 * Whether what the page says of the registration may be drawn anew, and when it has to be.
	 */
	public function limitCache( ParserOutput $output ): void {
		if ( !$this->context->registrations->isWatched( $this->url ) ) {
			return;
		}
		// As pages with a calendar are, whenever something changes.
		$output->setUnsortedPageProperty( CalendarPageStore::PROPERTY );
		$left = ( $this->registration->end ?? 0 ) - $this->context->now;
		$output->updateCacheExpiry( $left > 0 ? min( self::KEPT, $left ) : self::KEPT );
	}

	/**
	 * A series, and what lies on whole days, may be registered for as a whole: then it is enough that its dates are within.
	 */
	private function agrees( Registration $registration ): bool {
		$ours = $this->context->main();
		if ( !$ours ) {
			return true;
		}
		return $this->context->event->schedule->isRecurring() || $ours->wallStart->isDate
			? $registration->start < $ours->end && $registration->end > $ours->start
			: $registration->start === $ours->start && $registration->end === $ours->end;
	}
}
