<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Diff;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\EventValidator;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Language\Language;

/**
 * What is different between two texts of an event page, in words: for diffs, edit summaries and previews.
 */
class ChangeDescriber {
	/** Sentences that are told; the others are counted */
	private const MAX_SENTENCES = 50;

	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly CalendarLanguageFactory $languages,
		private readonly Language $contentLanguage
	) {
	}

	/**
	 * @param EventContent $old
	 * @param EventContent $new
	 * @param Language $language Of the sentences
	 * @return string[] Sentences without a full stop, as plain text; none if one of the two is no valid event
	 */
	public function describe( EventContent $old, EventContent $new, Language $language ): array {
		$words = new ChangeWords( $this->languages->make( $language ) );
		$sentences = $this->sentences( $old, $new, $words );
		$rest = count( $sentences ) - self::MAX_SENTENCES;
		return $rest <= 0 ? $sentences : [ ...array_slice( $sentences, 0, self::MAX_SENTENCES ), $words->more( $rest ) ];
	}

	/**
	 * The summary of an edit whose author gave none.
	 *
	 * @param EventContent $old
	 * @param EventContent $new
	 * @return string Plain text in the wiki's language; empty if there is nothing to tell
	 */
	public function summary( EventContent $old, EventContent $new ): string {
		$words = new ChangeWords( $this->languages->make( $this->contentLanguage ) );
		return EditSummary::of( $this->sentences( $old, $new, $words ), $words );
	}

	/** @return string[] */
	private function sentences( EventContent $old, EventContent $new, ChangeWords $words ): array {
		[ $oldEvent, $newEvent ] = [ $old->getEvent(), $new->getEvent() ];
		if ( !$oldEvent || !$newEvent ) {
			return [];
		}
		[ $before, $after ] = [ self::json( $old ), self::json( $new ) ];
		$fields = new FieldChanges( $words, $this->settings->get() );
		$schedules = new ScheduleChanges( $words );
		return [
			...$fields->describe( $before, $after, [ 'title' ] ),
			...$schedules->time( $oldEvent->schedule, $newEvent->schedule ),
			...$schedules->rule( $oldEvent->schedule, $newEvent->schedule ),
			...( new DateChanges( $words, $schedules, $fields ) )->describe( $oldEvent, $newEvent, $before, $after ),
			...$fields->describe( [ 'title' => null ] + $before, [ 'title' => null ] + $after ),
		];
	}

	/** @return array<string,mixed> */
	private static function json( EventContent $content ): array {
		return EventValidator::toArray( $content->getData()->getValue() );
	}
}
