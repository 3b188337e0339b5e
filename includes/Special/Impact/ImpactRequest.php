<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Extension\EventCalendar\Impact\Grouping;
use MediaWiki\Extension\EventCalendar\Impact\ImpactFilter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Request\WebRequest;
use MediaWiki\Title\TitleFactory;
use MediaWiki\WikiMap\WikiMap;

/**
 * What somebody wants to see of Special:EventImpact.
 */
final class ImpactRequest {
	/** One row for each occurrence */
	public const DATES = 'dates';

	/** Before and after a change */
	public const CHANGE = 'change';

	public const VIEWS = [ ...Grouping::ALL, self::DATES, self::CHANGE ];

	/** What the form sends, and links keep */
	public const FIELDS = [ 'from', 'to', 'type', 'topic', 'event', 'zone', 'change', 'channel' ];

	/** How many days there are at first, back from today and ahead of it */
	private const DAYS_BACK = 365;
	private const DAYS_AHEAD = 30;

	private const LONGEST = 255;

	/**
	 * @param string $view One of VIEWS
	 * @param array<string,string> $values By name of FIELDS, as they stand in the form
	 * @param string[] $errors Keys of messages, by field
	 * @param ImpactFilter|null $filter Null if there are errors
	 * @param string $sort Column; empty: in the order of the view
	 * @param bool $isDescending
	 * @param int $offset How many rows come before
	 */
	private function __construct(
		public readonly string $view,
		public readonly array $values,
		public readonly array $errors,
		public readonly ?ImpactFilter $filter,
		public readonly string $sort,
		public readonly bool $isDescending,
		public readonly int $offset
	) {
	}

	/**
	 * @param WebRequest $request
	 * @param string $subPage Id of an event
	 * @param TitleFactory $titles
	 * @param string $zone That of the wiki
	 * @param int $now Unix time
	 */
	public static function read( WebRequest $request, string $subPage, TitleFactory $titles, string $zone, int $now ): self {
		$values = [];
		foreach ( self::FIELDS as $field ) {
			$values[$field] = mb_substr( trim( $request->getText( $field ) ), 0, self::LONGEST );
		}
		$zone = ZoneResolver::exists( $zone ) ? $zone : 'UTC';
		$today = CalendarDates::ofWall( ZoneResolver::forZone( $zone )->toWall( $now ) );
		$values['from'] = $values['from'] !== '' ? $values['from'] : CalendarDates::format( $today - self::DAYS_BACK );
		$values['to'] = $values['to'] !== '' ? $values['to'] : CalendarDates::format( $today + self::DAYS_AHEAD );
		$values['zone'] = $values['zone'] !== '' ? $values['zone'] : $zone;
		$values['event'] = $values['event'] !== '' || $request->getCheck( 'event' ) ? $values['event'] : trim( $subPage );
		$event = $values['event'] === '' ? null : self::event( $values['event'], $titles );
		$first = self::day( $values['from'] );
		$last = self::day( $values['to'] );
		$errors = array_filter( [
			'from' => $first === null ? 'eventcalendar-impact-error-date' : '',
			'to' => match ( true ) {
				$last === null => 'eventcalendar-impact-error-date',
				$first !== null && $last < $first => 'eventcalendar-impact-error-order',
				$first !== null && $last - $first >= ImpactFilter::MAX_DAYS => 'eventcalendar-impact-error-range',
				default => '',
			},
			'zone' => ZoneResolver::exists( $values['zone'] ) ? '' : 'eventcalendar-impact-error-zone',
			'event' => $values['event'] !== '' && !$event ? 'eventcalendar-impact-error-event' : '',
			'change' => $values['change'] !== '' && self::day( $values['change'] ) === null ? 'eventcalendar-impact-error-date' : '',
		], static fn ( string $error ) => $error !== '' );
		$view = $request->getText( 'view' );
		return new self(
			in_array( $view, self::VIEWS, true ) ? $view : ( $event ? self::DATES : Grouping::TYPE ),
			$values,
			$errors,
			$errors ? null : new ImpactFilter( $first, $last, $values['zone'], $values['type'], $values['topic'], $event ),
			$request->getText( 'sort' ),
			$request->getBool( 'desc' ),
			max( 0, $request->getInt( 'offset' ) )
		);
	}

	/** @return int|null Number of the day of the change; null if nobody has said one */
	public function changeDay(): ?int {
		return self::day( $this->values['change'] );
	}

	/** That of UTC as long as no other is known */
	public function clock(): ZoneResolver {
		return $this->filter?->clock() ?? ZoneResolver::forZone( 'UTC' );
	}

	/**
	 * @param array<string,string|int> $changes
	 * @return array<string,string|int> Parameters of a link that keeps the filter
	 */
	public function query( array $changes = [] ): array {
		return array_filter( $changes + [ 'view' => $this->view ] + $this->values, static fn ( $value ) => $value !== '' );
	}

	/** A day by itself: months without a day, which calendars allow, are none */
	private static function day( string $text ): ?int {
		return strlen( $text ) === 10 ? CalendarDates::parse( $text ) : null;
	}

	private static function event( string $text, TitleFactory $titles ): ?OccurrenceId {
		$wiki = WikiMap::getCurrentWikiId();
		$id = OccurrenceId::parse( $text, $wiki );
		if ( $id ) {
			return new OccurrenceId( $id->wiki, $id->pageId );
		}
		$title = $titles->newFromText( $text, NS_EVENTCALENDAR );
		$isEvent = $title && !$title->isExternal() && $title->inNamespace( NS_EVENTCALENDAR ) && $title->getArticleID();
		return $isEvent ? new OccurrenceId( $wiki, $title->getArticleID() ) : null;
	}
}
