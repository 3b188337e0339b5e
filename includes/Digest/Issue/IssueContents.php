<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Issue;

/**
 * Which occurrences an issue told of and what it said of them, from which the next issue knows what has changed. It holds
 * times and names of pages, no texts.
 */
final class IssueContents {
	/**
	 * @param array<string,array{start:int,allday:bool,status:string,wiki:string,page:int,id:string}> $told By
	 *  OccurrenceName: start in Unix time, `id` is the recurrence id or empty
	 */
	public function __construct( public readonly array $told ) {
	}

	/**
	 * @param string $json As toJson() wrote it; whatever is no such entry is left out
	 */
	public static function fromJson( string $json ): self {
		$told = [];
		$rows = json_decode( $json, true );
		foreach ( is_array( $rows ) ? $rows : [] as $name => $row ) {
			if ( is_array( $row ) && count( $row ) === 6 && array_is_list( $row ) ) {
				[ $start, $allDay, $status, $wiki, $page, $id ] = $row;
				$told[(string)$name] = [
					'start' => (int)$start, 'allday' => (bool)$allDay, 'status' => (string)$status,
					'wiki' => (string)$wiki, 'page' => (int)$page, 'id' => (string)$id,
				];
			}
		}
		return new self( $told );
	}

	/** @return string A list for each, without the names of its fields: there may be thousands */
	public function toJson(): string {
		return json_encode(
			(object)array_map( static fn ( array $row ) => [
				$row['start'], (int)$row['allday'], $row['status'], $row['wiki'], $row['page'], $row['id']
			], $this->told ),
			JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
		);
	}
}
