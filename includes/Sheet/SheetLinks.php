<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

/**
 * Where the links of a sheet lead: to Special:EventCalendar with what the sheet was asked for, under the names of the
 * tag's attributes.
 */
final class SheetLinks {
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
		return $this->make( [ 'view' => $view, 'date' => $date === null ? null : CalendarDates::format( $date ) ] );
	}

	/**
	 * The same sheet with a type added to the filter, or taken from it.
	 */
	public function toggleType( string $type, int $date ): string {
		$types = $this->options->filter->types;
		$types = in_array( $type, $types, true ) ? array_diff( $types, [ $type ] ) : [ ...$types, $type ];
		return $this->make( [
			'view' => $this->options->view,
			'date' => CalendarDates::format( $date ),
			'types' => implode( '|', $types ),
		] );
	}

	/**
	 * @param array<string,string|null> $changes
	 */
	private function make( array $changes ): string {
		$filter = $this->options->filter;
		$query = array_filter( $changes + [
			'types' => implode( '|', $filter->types ),
			'topics' => implode( '|', $filter->topics ),
			'audience' => implode( '|', $filter->audience ),
			'languages' => implode( '|', $filter->languages ),
			'status' => implode( '|', $filter->statuses ),
			'search' => $filter->search,
			'recorded' => $filter->recorded ? 'yes' : null,
			'limit' => (string)$this->options->limit,
			'zone' => $this->options->zone,
		], static fn ( ?string $value ) => $value !== null && $value !== '' );
		return $this->page . ( str_contains( $this->page, '?' ) ? '&' : '?' ) .
			http_build_query( $query, '', '&', PHP_QUERY_RFC3986 );
	}
}
