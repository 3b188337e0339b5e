<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Guidance\Rules\Clashes;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Language\Language;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageFallback;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Best practice at the moment when it can be followed: what the checklist says about an event that somebody is writing.
 */
class Guide {
	public function __construct(
		private readonly Neighbours $neighbours,
		private readonly SettingsLookup $settings,
		private readonly CalendarLanguageFactory $calendarLanguages,
		private readonly LanguageFactory $languages,
		private readonly LanguageFallback $fallback,
		private readonly OccurrenceSerializer $serializer,
		private readonly string $contentLanguage
	) {
	}

	/**
	 * @param EventPage $page The event's own; with the id 0 if there is none yet
	 * @param Event $event
	 * @param OccurrenceTimes[] $next Its next occurrences, ascending
	 * @param Language $language Of the organiser
	 * @return array{checklist:array<array{code:string,pointer:string,level:string,message:string}>,
	 *  regions:array<array{zone:string,wallstart:string,awake:bool}>,
	 *  day:array<array<string,mixed>>,clashes:array<array<string,mixed>>} docs/api.md describes it
	 */
	public function advise( EventPage $page, Event $event, array $next, Language $language ): array {
		$words = $this->calendarLanguages->make( $language );
		$proposal = $this->propose( $page, $event, $next, $words );
		$checklist = [];
		foreach ( Checklist::of( $proposal ) as $code => $advice ) {
			$checklist[] = [
				'code' => $code,
				'pointer' => $advice->pointer,
				'level' => $advice->level->value,
				'message' => $words->format( $advice->message ),
			];
		}
		$first = $proposal->first();
		return [
			'checklist' => $checklist,
			'regions' => $first ? Regions::at( $first, $proposal->settings ) : [],
			'day' => $first ? $this->serialize(
				( new DayStrip( $first, $event->schedule->timeZone ) )->of( $proposal->around->near ), $language
			) : [],
			'clashes' => $this->serialize( Clashes::find( $proposal ), $language ),
		];
	}

	/** @param OccurrenceTimes[] $next */
	private function propose( EventPage $page, Event $event, array $next, CalendarLanguage $words ): Proposal {
		$settings = $this->settings->get();
		$now = ConvertibleTimestamp::time();
		$next = array_slice( array_values( array_filter( $next, static fn ( OccurrenceTimes $times ) =>
			$event->forOccurrence( $times->overrideKey )->status() !== 'cancelled' ) ), 0, Neighbours::DATES );
		$code = $words->code();
		return new Proposal(
			$event,
			$next,
			$now,
			$settings->guidance,
			$this->neighbours->of( $page, $event, $next, $now, $settings->guidance->clashHours * 3600 ),
			[ $code, ...$this->fallback->getAll( $code ) ],
			$words->typeLabel( $settings, $event->type() )[0],
			[ 'access' => $this->words( 'access', $words ), 'follow' => $this->words( 'follow', $words ) ],
			$settings->channels
		);
	}

	/**
	 * @return string[] In the organiser's language, the wiki's and English: a description may be in any of them
	 */
	private function words( string $subject, CalendarLanguage $words ): array {
		$lists = [ $words ];
		foreach ( array_diff( array_unique( [ $this->contentLanguage, 'en' ] ), [ $words->code() ] ) as $code ) {
			$lists[] = $this->calendarLanguages->make( $this->languages->getLanguage( $code ) );
		}
		// Messages: eventcalendar-guidance-words-access, eventcalendar-guidance-words-follow
		return Words::fromLists( ...array_map(
			static fn ( CalendarLanguage $each ) => $each->text( "guidance-words-$subject" ), $lists
		) );
	}

	/**
	 * @param Occurrence[] $occurrences
	 * @return array<array<string,mixed>> Without details
	 */
	private function serialize( array $occurrences, Language $language ): array {
		return array_map(
			fn ( Occurrence $occurrence ) => $this->serializer->serialize( $occurrence, $language->getCode(), false ),
			$occurrences
		);
	}
}
