<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;

/**
 * One calendar sheet, ready to be drawn.
 */
final class Sheet {
	/**
	 * @param CalendarOptions $options
	 * @param SheetRange $range
	 * @param int $today Day number, in the drawn zone
	 * @param string $zone IANA name of the zone that is drawn
	 * @param PlacedOccurrence[] $placed Those on the drawn days, in the order of their wall times
	 * @param array<string,mixed>[] $serialized Occurrences of the drawn days and one more on each side, for the front end
	 * @param bool $isComplete Whether $serialized are all of them
	 * @param array{int,int} $instants The half-open range that $serialized covers, Unix time
	 * @param int $expiresIn Seconds until it has to be drawn anew: when today is over in the drawn zone, or before
	 * @param CalendarSettings $settings
	 * @param CalendarLanguage $language
	 * @param SheetLinks $links
	 */
	public function __construct(
		public readonly CalendarOptions $options,
		public readonly SheetRange $range,
		public readonly int $today,
		public readonly string $zone,
		public readonly array $placed,
		public readonly array $serialized,
		public readonly bool $isComplete,
		public readonly array $instants,
		public readonly int $expiresIn,
		public readonly CalendarSettings $settings,
		public readonly CalendarLanguage $language,
		public readonly SheetLinks $links
	) {
	}

	/**
	 * Whether a day belongs to what the sheet is about: of a month's sheet to the month, not to the days beside it.
	 */
	public function isWithin( int $day ): bool {
		return $this->options->view === 'month' ?
			$day >= $this->range->date && $day < $this->range->next :
			$day >= $this->range->first && $day < $this->range->end;
	}

	/**
	 * @return PlacedOccurrence[] Those that touch a day
	 */
	public function ofDay( int $day ): array {
		return array_filter( $this->placed, static fn ( PlacedOccurrence $placed ) => $placed->touches( $day, $day + 1 ) );
	}

	public function title(): string {
		return $this->options->isCompact() ? $this->language->text( 'title-upcoming' ) :
			$this->language->title( $this->options->view, $this->range );
	}
}
