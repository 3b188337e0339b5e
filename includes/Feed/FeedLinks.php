<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Output\OutputPage;

/**
 * Where the feeds of a filter are. Their parameters have the names of the tag's attributes.
 */
final class FeedLinks {
	/** Media types by format; the format is what the path of a feed ends in */
	public const TYPES = [
		'ics' => 'text/calendar',
		'atom' => 'application/atom+xml',
		'json' => 'application/json',
	];

	/**
	 * @param string $restPath `$wgRestPath`, or the whole address of rest.php
	 */
	public function __construct( private readonly string $restPath ) {
	}

	/**
	 * @param string $format A key of TYPES
	 * @param OccurrenceFilter $filter
	 * @param string|null $language Code of the language of texts; null for the wiki's
	 * @return string Path and query on this wiki's server
	 */
	public function url( string $format, OccurrenceFilter $filter, ?string $language = null ): string {
		return $this->urlOfQuery( $format, self::query( $filter, $language ) );
	}

	/**
	 * @param string $page Page id or prefixed title of an event page
	 * @param string|null $language As above
	 * @return string Path and query of the event's own calendar
	 */
	public function eventUrl( string $page, ?string $language = null ): string {
		return $this->eventFile( $page, '/event.ics' ) .
			( $language === null ? '' : '?uselang=' . rawurlencode( $language ) );
	}

	/**
	 * @param string $page As above
	 * @param string $file What follows the address of the event itself, such as `/card.png`
	 * @return string Path on this wiki's server
	 */
	public function eventFile( string $page, string $file ): string {
		return "$this->restPath/eventcalendar/v1/events/" . rawurlencode( strtr( $page, ' ', '_' ) ) . $file;
	}

	/**
	 * @param string $format A key of TYPES
	 * @param string $query As query() makes it
	 */
	private function urlOfQuery( string $format, string $query ): string {
		return "$this->restPath/eventcalendar/v1/calendar.$format" . ( $query === '' ? '' : "?$query" );
	}

	/**
	 * Tells browsers and feed readers that come to a page of the feeds.
	 *
	 * @param OutputPage $out
	 * @param string $query As query() makes it
	 */
	public function announce( OutputPage $out, string $query ): void {
		parse_str( $query, $values );
		foreach ( self::TYPES as $format => $type ) {
			$name = $out->msg( "eventcalendar-feedlink-$format" )->text();
			$title = $values ?
				$out->msg( 'eventcalendar-feedlink-filtered' )->plaintextParams( implode( ', ', $values ), $name ) :
				$out->msg( 'eventcalendar-feedlink-all' )->plaintextParams( $name );
			$out->addLink( [
				'rel' => 'alternate',
				'type' => $type,
				'title' => $title->text(),
				'href' => $this->urlOfQuery( $format, $query ),
			] );
		}
	}

	/**
	 * Tells those that come to a page of the feed of the digest's past issues.
	 *
	 * @param OutputPage $out
	 * @param string|null $language As above
	 */
	public function announceDigest( OutputPage $out, ?string $language ): void {
		$out->addLink( [
			'rel' => 'alternate',
			'type' => self::TYPES['atom'],
			'title' => $out->msg( 'eventcalendar-feedlink-digest' )->text(),
			'href' => $this->digestUrl( $language ),
		] );
	}

	/**
	 * @param string|null $language As above
	 * @return string Path and query of the feed of the digest's past issues
	 */
	public function digestUrl( ?string $language = null ): string {
		return "$this->restPath/eventcalendar/v1/digest.atom" .
			( $language === null ? '' : '?uselang=' . rawurlencode( $language ) );
	}

	/**
	 * @param OccurrenceFilter $filter
	 * @param string|null $language As above
	 * @return string The same for filters that ask for the same; empty for one that asks for nothing in particular
	 */
	public static function query( OccurrenceFilter $filter, ?string $language = null ): string {
		$lists = [
			'types' => $filter->types,
			'topics' => $filter->topics,
			'audience' => $filter->audience,
			'languages' => $filter->languages,
			'status' => $filter->statuses,
		];
		$values = [];
		foreach ( array_filter( $lists ) as $name => $list ) {
			sort( $list, SORT_STRING );
			$values[$name] = implode( '|', $list );
		}
		if ( $filter->search !== '' ) {
			$values['search'] = $filter->search;
		}
		if ( $filter->recorded ) {
			$values['recorded'] = 'yes';
		}
		if ( $language !== null ) {
			$values['uselang'] = $language;
		}
		return http_build_query( $values, '', '&', PHP_QUERY_RFC3986 );
	}
}
