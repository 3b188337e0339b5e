<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Where the links of a sheet lead: to Special:EventCalendar with what the sheet was asked for, under the names of the
 * tag's attributes.
 */
final class SheetLinks {
	/** Of all links alike; null until the first */
	private ?string $filterQuery = null;

	/**
	 * @param string $page Address of Special:EventCalendar
	 * @param CalendarOptions $options
	 */
	public function __construct(
		public readonly string $page,
		private readonly CalendarOptions $options
	) {
	}

	/**
	 * @param string $view
	 * @param int|null $date Day number; null for today, whichever day the link is followed on
	 */
	public function to( string $view, ?int $date ): string {
		$this->filterQuery ??= self::query( $this->filter() );
		return $this->address(
			"view=$view" . ( $date === null ? '' : '&date=' . CalendarDates::format( $date ) ) .
			( $this->filterQuery === '' ? '' : "&$this->filterQuery" )
		);
	}

	/**
	 * What a form needs to lead to the same sheet.
	 *
	 * @return array{string,array<string,string>} The address without its query, and all parameters
	 */
	public function form( string $view, int $date ): array {
		[ $path, $query ] = explode( '?', $this->page, 2 ) + [ 1 => '' ];
		parse_str( $query, $own );
		return [ $path, $own + [ 'view' => $view, 'date' => CalendarDates::format( $date ) ] + $this->filter() ];
	}

	/**
	 * The same sheet with a type added to the reader's choice, or taken from it. Where all are taken, those that the page
	 * fixed are left.
	 */
	public function toggleType( string $type, int $date ): string {
		$active = $this->activeTypes();
		$types = in_array( $type, $active, true ) ? array_diff( $active, [ $type ] ) : [ ...$active, $type ];
		$parameters = [
			'view' => $this->options->view,
			'date' => CalendarDates::format( $date ),
			'types' => implode( '|', $types ),
		] + $this->filter();
		return $this->address( self::query( array_filter( $parameters, static fn ( string $value ) => $value !== '' ) ) );
	}

	/**
	 * The page that tells how to subscribe to what the sheet shows, whatever its days.
	 */
	public function subscribe(): string {
		// The title ends the address, in its path or in its query.
		$query = FeedLinks::query( $this->options->filter );
		$page = "$this->page/subscribe";
		return $query === '' ? $page : $page . ( str_contains( $page, '?' ) ? '&' : '?' ) . $query;
	}

	/**
	 * The form for a new event.
	 *
	 * @param int|null $date Day number
	 */
	public static function schedule( ?int $date = null ): string {
		return SpecialPage::getTitleFor( 'ScheduleEvent' )->getLocalURL(
			$date === null ? [] : [ 'date' => CalendarDates::format( $date ) ]
		);
	}

	/**
	 * @return string[] Types that the reader chose
	 */
	public function activeTypes(): array {
		return $this->options->isReadersChoice ? $this->options->filter->types : [];
	}

	/**
	 * @return array<string,string> Those that have a value
	 */
	private function filter(): array {
		$filter = $this->options->filter;
		return array_filter( [
			'types' => implode( '|', $filter->types ),
			'topics' => implode( '|', $filter->topics ),
			'audience' => implode( '|', $filter->audience ),
			'languages' => implode( '|', $filter->languages ),
			'status' => implode( '|', $filter->statuses ),
			'search' => $filter->search,
			'recorded' => $filter->recorded ? '1' : '',
			// From a short list one comes to the whole one.
			'limit' => $this->options->isCompact() ? '' : (string)$this->options->limit,
			'zone' => (string)$this->options->zone,
		], static fn ( string $value ) => $value !== '' );
	}

	/** @param array<string,string> $parameters */
	private static function query( array $parameters ): string {
		return http_build_query( $parameters, '', '&', PHP_QUERY_RFC3986 );
	}

	private function address( string $query ): string {
		return $this->page . ( str_contains( $this->page, '?' ) ? '&' : '?' ) . $query;
	}
}
