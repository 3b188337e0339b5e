<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;

/**
 * What the front end takes over a sheet with. docs/architecture.md describes it.
 */
final class SheetState {
	/**
	 * @return array<string,mixed>
	 */
	public static function of( Sheet $sheet ): array {
		$options = $sheet->options;
		[ $start, $end ] = $sheet->instants;
		return [
			'view' => $options->view,
			'compact' => $options->isCompact(),
			'date' => CalendarDates::format( $sheet->range->date ),
			'today' => CalendarDates::format( $sheet->today ),
			'zone' => $sheet->zone,
			'language' => $sheet->language->code(),
			'weekStart' => $sheet->language->weekStart(),
			'limit' => $options->limit,
			'fixed' => self::filter( $options->isReadersChoice ? new OccurrenceFilter() : $options->filter ),
			'filter' => self::filter( $options->isReadersChoice ? $options->filter : new OccurrenceFilter() ),
			'types' => self::types( $sheet ),
			'range' => [
				'start' => gmdate( 'Y-m-d\TH:i:s\Z', $start ),
				'end' => gmdate( 'Y-m-d\TH:i:s\Z', $end ),
			],
			'occurrences' => $sheet->serialized,
			'complete' => $sheet->isComplete,
			'page' => $sheet->links->page,
			// The sheet is the same for all readers: what this one may do, the form knows.
			'mayAdd' => $options->isCompact() ? null : SheetLinks::schedule(),
		];
	}

	private static function filter( OccurrenceFilter $filter ): array {
		return [
			'types' => $filter->types,
			'topics' => $filter->topics,
			'audience' => $filter->audience,
			'languages' => $filter->languages,
			'status' => $filter->statuses,
			'search' => $filter->search,
			'recorded' => $filter->recorded,
		];
	}

	private static function types( Sheet $sheet ): array {
		$types = [];
		foreach ( $sheet->settings->types as $type ) {
			$types[] = [
				'id' => $type->id,
				'label' => $sheet->language->typeLabel( $sheet->settings, $type->id )[0],
				'color' => $type->color,
				'icon' => $type->icon,
			];
		}
		return $types;
	}
}
