<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Impact\Campaigns;
use MediaWiki\Extension\EventCalendar\Impact\Comparisons;
use MediaWiki\Extension\EventCalendar\Impact\Grouping;
use MediaWiki\Extension\EventCalendar\Impact\ImpactFilter;
use MediaWiki\Extension\EventCalendar\Impact\ImpactGroup;
use MediaWiki\Extension\EventCalendar\Impact\ImpactRecord;
use MediaWiki\Extension\EventCalendar\Impact\SmallNumbers;
use MediaWiki\Extension\EventCalendar\Impact\Summary;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;

/**
 * Names and numbers of Special:EventImpact as text of the reader's language.
 */
final class ImpactWords {
	public function __construct(
		private readonly IContextSource $context,
		private readonly CalendarLanguage $language,
		private readonly CalendarSettings $settings,
		private readonly ZoneResolver $clock
	) {
	}

	public function msg( string $key, string ...$params ): string {
		return $this->context->msg( "eventcalendar-impact-$key" )->plaintextParams( ...$params )->text();
	}

	/**
	 * @param string $key Of ImpactRequest::$errors
	 */
	public function error( string $key ): string {
		return $this->context->msg( $key )->numParams( ImpactFilter::MAX_DAYS )->text();
	}

	/**
	 * @param string $by One of Grouping::ALL
	 * @param ImpactGroup $group
	 * @return array{string,array<string,string>} Plain text, and attributes of its element
	 */
	public function group( string $by, ImpactGroup $group ): array {
		$key = $group->key;
		return match ( true ) {
			$by === Grouping::EVENT => $this->title( self::typical( $group ) ),
			$by === Grouping::TYPE => $this->type( $key ),
			// Messages: eventcalendar-impact-no-topic, eventcalendar-impact-no-hour
			$key === Grouping::NONE => [ $this->msg( "no-$by" ), [] ],
			$by === Grouping::MONTH => [ $this->language->month( (int)CalendarDates::parse( $key ) ), [] ],
			$by === Grouping::WEEKDAY => [ $this->language->weekday( (int)$key ), [] ],
			$by === Grouping::HOUR => [ $this->language->time( (int)$key * 3600 ), [] ],
			default => [ $key, [ 'dir' => 'auto' ] ],
		};
	}

	/** @return array{string,array<string,string>} */
	public function title( ImpactRecord $record ): array {
		return $this->language->localized( $record->occurrence->event->title() );
	}

	/**
	 * @param string $id Empty: all types
	 * @return array{string,array<string,string>}
	 */
	public function type( string $id ): array {
		return $id === Comparisons::ALL ? [ $this->msg( 'all-types' ), [] ] : $this->language->typeLabel( $this->settings, $id );
	}

	/** @return string Name of a campaign */
	public function campaign( string $name ): string {
		if ( $name === Campaigns::OTHER || in_array( $name, Campaigns::OWN, true ) ) {
			// Messages: eventcalendar-impact-campaign-digest, eventcalendar-impact-campaign-reminder,
			// eventcalendar-impact-campaign-newsletter, eventcalendar-impact-campaign-other
			return $this->msg( "campaign-$name" );
		}
		$label = Campaigns::channelLabels( $this->settings )[$name] ?? null;
		return $label instanceof LocalizedText ? $this->language->localized( $label )[0] : $name;
	}

	/** @return string Date, and time unless it lasts all day, on the chosen clock */
	public function when( ImpactRecord $record ): string {
		$times = $record->occurrence->times;
		$wall = $times->wallStart->isDate ? $times->wallStart->seconds : $this->clock->toWall( $times->start );
		$date = $this->language->date( CalendarDates::ofWall( $wall ) );
		return $times->wallStart->isDate ? $date : $this->context->msg( 'eventcalendar-page-day-time' )
			->params( $date, $this->language->time( $wall - CalendarDates::ofWall( $wall ) * WallTime::DAY ) )->text();
	}

	/** The median of a group, where there is one to tell. */
	public function median( Summary $summary ): string {
		return match ( true ) {
			$summary->count === 0 => $this->msg( 'none' ),
			!$summary->isEnough() => $this->context->msg( 'eventcalendar-impact-too-few' )->numParams( $summary->count )->text(),
			default => $this->context->msg( 'eventcalendar-impact-median' )
				->numParams( $summary->median, $summary->lowest, $summary->highest, $summary->count )->text(),
		};
	}

	/** Numbers of one event, whose dates nobody compares. */
	public function range( Summary $summary ): string {
		return match ( true ) {
			$summary->count === 0 => $this->msg( 'none' ),
			$summary->count === 1 => $this->number( $summary->lowest ),
			$summary->isEnough() => $this->median( $summary ),
			default => $this->context->msg( 'eventcalendar-impact-range' )
				->numParams( $summary->lowest, $summary->highest, $summary->count )->text(),
		};
	}

	public function number( int|float|null $number ): string {
		return $number === null ? $this->msg( 'none' ) : $this->context->getLanguage()->formatNum( $number );
	}

	/** A number of clicks or digests. */
	public function small( int $number ): string {
		$told = SmallNumbers::told( $number );
		return $told === null
			? $this->context->msg( 'eventcalendar-impact-few' )->numParams( SmallNumbers::TOLD_FROM )->text()
			: $this->number( $told );
	}

	/** The event as most of its dates show it: an override may give one a title of its own. */
	public static function typical( ImpactGroup $group ): ImpactRecord {
		foreach ( $group->records as $record ) {
			if ( $record->occurrence->times->overrideKey === null ) {
				return $record;
			}
		}
		return $group->records[0];
	}
}
