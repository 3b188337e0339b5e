<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

/**
 * The days that a sheet shows, and where its previous and next links lead. All are day numbers.
 *
 *     month     Mon 26 Oct ┤ Sun 1 Nov … Mon 30 Nov ├ Sun 6 Dec      as many whole weeks as it touches
 *               first        date                       end: Mon 7 Dec
 *     week      the seven days with the date in them, from the language's first day of the week
 *     day       the date alone
 *     agenda    from the date on, up to the same day of the next month
 */
final class SheetRange {
	/**
	 * @param int $date The first of the month, otherwise the date asked for
	 * @param int $first
	 * @param int $end Exclusive
	 * @param int $previous Date of the sheet before
	 * @param int $next Date of the sheet after
	 */
	private function __construct(
		public readonly int $date,
		public readonly int $first,
		public readonly int $end,
		public readonly int $previous,
		public readonly int $next
	) {
	}

	/**
	 * @param string $view One of CalendarOptions::VIEWS
	 * @param int $date
	 * @param int $weekStart 0 for Sunday to 6 for Saturday
	 */
	public static function around( string $view, int $date, int $weekStart ): self {
		if ( $view === 'agenda' ) {
			$end = CalendarDates::addMonths( $date, 1 );
			return new self( $date, $date, $end, CalendarDates::addMonths( $date, -1 ), $end );
		}
		if ( $view === 'week' ) {
			$first = CalendarDates::startOfWeek( $date, $weekStart );
			return new self( $date, $first, $first + 7, $date - 7, $date + 7 );
		}
		if ( $view === 'day' ) {
			return new self( $date, $date, $date + 1, $date - 1, $date + 1 );
		}
		$date = CalendarDates::firstOfMonth( $date );
		$next = CalendarDates::addMonths( $date, 1 );
		return new self(
			$date,
			CalendarDates::startOfWeek( $date, $weekStart ),
			CalendarDates::startOfWeek( $next - 1, $weekStart ) + 7,
			CalendarDates::addMonths( $date, -1 ),
			$next
		);
	}

	/**
	 * What a short list chooses from: a year from the date on.
	 */
	public static function ahead( int $date ): self {
		$end = CalendarDates::addMonths( $date, 12 );
		return new self( $date, $date, $end, CalendarDates::addMonths( $date, -12 ), $end );
	}
}
