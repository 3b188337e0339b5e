<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

use MediaWiki\Extension\EventCalendar\Feed\FeedWriter;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Rest\SpooledBody;
use MediaWiki\MainConfigNames;

require_once __DIR__ . '/Bench.php';

/**
 * What a feed of a thousand events costs the web server more than a request that MediaWiki has no answer to; what it costs to
 * learn that nothing changed; and how much memory feeds of different lengths take.
 */
class FeedBench extends Bench {
	private const EVENTS = 1000;
	private const MANY = 20000;
	private const FEEDS = [ 'ics' => 'IcalendarFeed', 'atom' => 'AtomFeed', 'json' => 'JsonFeed' ];

	/** Milliseconds over the empty request */
	private const FIRST = 150;
	private const UNCHANGED = 20;

	/** Share by which memory may grow */
	private const GROWTH = 1.1;

	public function __construct() {
		parent::__construct( 'Measures feeds' );
	}

	public function execute(): void {
		$few = $this->newMonth( self::EVENTS );
		$few->fill();
		try {
			$this->reportTime();
			$memory = $this->memory( self::EVENTS );
			$many = $this->newMonth( self::MANY );
			$many->fill();
			try {
				$this->reportMemory( $memory, $this->memory( self::MANY ) );
			} finally {
				$many->clear();
			}
		} finally {
			$few->clear();
		}
	}

	private function reportTime(): void {
		$base = $this->getConfig()->get( MainConfigNames::Server ) . '/rest.php/eventcalendar/v1/';
		$works = [ 'a request that finds nothing' => fn () => $this->get( "{$base}nothing", 404 ) ];
		$limits = $sizes = [];
		foreach ( self::FEEDS as $format => $_ ) {
			$url = "{$base}calendar.$format?topics=benchmark";
			[ $body, $etag ] = $this->get( $url, 200 );
			$title = [ 'ics' => 'SUMMARY:', 'atom' => '<entry>', 'json' => '"recurrenceid":' ][$format];
			if ( substr_count( $body, $title ) !== self::EVENTS ) {
				$this->fatalError( "$url does not hold all events" );
			}
			$name = "`calendar.$format`";
			$works += [
				$name => fn () => $this->get( $url, 200 ),
				"$name, unchanged" => fn () => $this->get( $url, 304, $etag ),
			];
			$limits += [ $name => self::FIRST, "$name, unchanged" => self::UNCHANGED ];
			$sizes[$name] = sprintf( '%.0f', strlen( $body ) / 1024 );
		}
		$table = new Table( 'A feed of 1,000 events, a web request each', [ 'KiB', 'ms' ], 'over an empty request, ms', '%.1f' );
		$empty = null;
		foreach ( $this->measure( $works ) as $name => $timing ) {
			$table->add(
				$name, [ $sizes[$name] ?? '', $timing ], $empty ? $timing->median - $empty->median : null, $limits[$name] ?? null
			);
			$empty ??= $timing;
		}
		$this->output( (string)$table );
	}

	/**
	 * @return array{string,string} Body and ETag
	 */
	private function get( string $url, int $status, string $etag = '' ): array {
		$body = (string)file_get_contents( $url, false, stream_context_create( [ 'http' => [
			'ignore_errors' => true, 'header' => $etag === '' ? [] : [ "If-None-Match: $etag" ]
		] ] ) );
		$headers = implode( "\n", $http_response_header );
		if ( !preg_match( "!^HTTP/[\\d.]+ $status\\b!", $headers ) ) {
			$this->fatalError( "$url: " . strtok( $headers, "\n" ) );
		}
		return [ $body, preg_match( '/^etag: *(.+)$/mi', $headers, $match ) ? trim( $match[1] ) : '' ];
	}

	/**
	 * @param int $occurrences How many a feed holds
	 * @return array<string,float> MiB that the process has at most while it makes a feed, by format
	 */
	private function memory( int $occurrences ): array {
		if ( !function_exists( 'memory_reset_peak_usage' ) ) {
			$this->fatalError( 'PHP 8.2 is needed to measure memory' );
		}
		$services = $this->getServiceContainer();
		$filter = new OccurrenceFilter( topics: [ 'benchmark' ] );
		$request = $services->getService( 'EventCalendar.FeedRequestFactory' )->newRequest( $filter, 'en', 'https://wiki.example/feed' );
		$memory = [];
		foreach ( self::FEEDS as $format => $service ) {
			/** @var FeedWriter $writer */
			$writer = $services->getService( "EventCalendar.$service" );
			// Once for what is loaded and remembered at the first time.
			( new SpooledBody( $writer->write( $request ) ) )->close();
			gc_collect_cycles();
			memory_reset_peak_usage();
			$body = new SpooledBody( $writer->write( $request ) );
			$memory["`calendar.$format`"] = memory_get_peak_usage() / ( 1 << 20 );
			if ( $body->getSize() < $occurrences * 300 ) {
				$this->fatalError( "A feed is too short to hold $occurrences occurrences" );
			}
			$body->close();
		}
		return $memory;
	}

	/**
	 * @param array<string,float> $few
	 * @param array<string,float> $many
	 */
	private function reportMemory( array $few, array $many ): void {
		$table = new Table(
			'Peak memory of a process that makes a feed', [ '1,000 occurrences, MiB', '20,000 occurrences, MiB' ], 'ratio'
		);
		foreach ( $few as $format => $memory ) {
			$table->add(
				$format, [ sprintf( '%.1f', $memory ), sprintf( '%.1f', $many[$format] ) ],
				$many[$format] / $memory, self::GROWTH
			);
		}
		$this->output( (string)$table );
	}
}

return FeedBench::class;
