<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Composing;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestEntry;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestText;
use MediaWiki\Extension\EventCalendar\Digest\Content\PlainLine;
use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Impact\CampaignLinks;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use Wikimedia\Message\MessageValue;

/**
 * Says what a digest says of an occurrence. How to take part is on the event's page: who reads a digest later, or gets it
 * from somebody else, finds there what holds then.
 */
class DigestEntryMaker {
	public const CAMPAIGN = 'digest';

	/** Further dates of a series that are named */
	private const MAX_DATES = 10;

	/**
	 * @param CampaignLinks $links
	 * @param FeedLinks $feedLinks Of the whole address of rest.php
	 * @param SettingsLookup $settings
	 * @param string $wiki WikiMap id
	 */
	public function __construct(
		private readonly CampaignLinks $links,
		private readonly FeedLinks $feedLinks,
		private readonly SettingsLookup $settings,
		private readonly string $wiki
	) {
	}

	/**
	 * @param IssueOccurrence[] $group Of a series, or a single one
	 * @param CalendarLanguage $language
	 * @param DigestTimes $times
	 */
	public function make( array $group, CalendarLanguage $language, DigestTimes $times ): DigestEntry {
		[ 'occurrence' => $occurrence, 'change' => $change ] = get_object_vars( $group[0] );
		$event = $occurrence->event;
		$id = OccurrenceId::of( $occurrence )->toString( $this->wiki );
		$summary = $event->summary();
		$isHere = $occurrence->page->wiki === $this->wiki;
		return new DigestEntry(
			$id,
			$occurrence->times->start,
			$this->links->url( $id, self::CAMPAIGN ),
			$isHere ? $this->feedLinks->eventUrl( (string)$occurrence->page->id, $language->code() ) : null,
			self::text( $language, $event->title() ),
			self::pair( $language->typeLabel( $this->settings->get(), $event->type() ) ),
			$summary ? self::text( $language, $summary ) : null,
			$times->clock( $occurrence->times ),
			$times->onEventsClock( $occurrence->times, $event->schedule->timeZone ),
			$change->mark,
			$change->before ? $times->moment( $change->before['start'], $change->before['allday'] ) : null,
			$this->again( $group, $language, $times )
		);
	}

	/**
	 * @param IssueOccurrence[] $group
	 * @param CalendarLanguage $language
	 * @param DigestTimes $times
	 * @return string[]
	 */
	private function again( array $group, CalendarLanguage $language, DigestTimes $times ): array {
		$again = array_map(
			static fn ( IssueOccurrence $known ) => $times->again( $group[0]->occurrence->times, $known->occurrence->times ),
			array_slice( $group, 1, self::MAX_DATES )
		);
		$more = count( $group ) - 1 - count( $again );
		return $more > 0
			? [ ...$again, $language->format( MessageValue::new( 'eventcalendar-digest-more-dates' )->numParams( $more ) ) ]
			: $again;
	}

	private static function text( CalendarLanguage $language, LocalizedText $text ): DigestText {
		return self::pair( $language->localized( $text ) );
	}

	/**
	 * @param array{string,array{dir:string,lang?:string}} $localized
	 */
	private static function pair( array $localized ): DigestText {
		return new DigestText( PlainLine::of( $localized[0] ), $localized[1]['lang'] ?? null );
	}
}
