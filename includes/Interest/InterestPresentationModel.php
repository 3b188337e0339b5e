<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\EventCalendarServices;
use MediaWiki\Extension\Notifications\Formatters\EchoEventPresentationModel;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * What Echo shows of a notice that a reader has asked for: what the index says of the occurrence now.
 */
abstract class InterestPresentationModel extends EchoEventPresentationModel {
	private InterestSubject|false|null $subject = null;

	protected function subject(): ?InterestSubject {
		$this->subject ??= EventCalendarServices::getInterestSubjects()
			->find( (string)$this->event->getExtraParam( 'occurrence' ) ) ?? false;
		return $this->subject ?: null;
	}

	protected function moment( int $start, bool $isAllDay = false ): string {
		return EventCalendarServices::getInterestTexts()->moment( $start, $isAllDay, $this->getUser(), $this->language );
	}

	protected function momentOf( InterestSubject $subject ): string {
		return $this->moment( $subject->occurrence->times->start, $subject->occurrence->event->schedule->isAllDay() );
	}

	protected function title( InterestSubject $subject ): string {
		return EventCalendarServices::getInterestTexts()->title( $subject->occurrence->event, $this->language );
	}

	/** @return array{url:string,label:string} To the event, in a way that is counted */
	protected function eventLink( InterestSubject $subject ): array {
		return [
			'url' => EventCalendarServices::getCampaignLinks()->url( $subject->id, 'reminder' ),
			'label' => $this->msg( 'eventcalendar-interest-notice-event' )->text(),
		];
	}

	/** @return array<string,mixed> To the list of what they are reminded of */
	protected function listLink(): array {
		return [
			'url' => SpecialPage::getTitleFor( InterestEditor::SPECIAL_PAGE )->getFullURL(),
			'label' => $this->msg( 'eventcalendar-interest-notice-list' )->text(),
			'description' => '',
			'icon' => false,
			'prioritized' => false,
		];
	}

	/** @inheritDoc */
	public function getSecondaryLinks() {
		return [ $this->listLink() ];
	}
}
