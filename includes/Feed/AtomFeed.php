<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use XMLWriter;

/**
 * A feed as Atom (RFC 4287): an entry for each occurrence, those to come first.
 */
final class AtomFeed implements FeedWriter {
	/** Of our name-based UUIDs (RFC 9562 §5.5); it must stay the same */
	private const UUID_NAMESPACE = '8e6f1c7c2d0a4d4b9a55b1c0f3a9d217';

	public function __construct(
		private readonly FeedOccurrences $occurrences,
		private readonly EventPageLinks $links,
		private readonly EventTextsFactory $texts,
		private readonly string $siteName,
		private readonly string $localWiki
	) {
	}

	/** @inheritDoc */
	public function mediaType(): string {
		return 'application/atom+xml; charset=utf-8';
	}

	/** @inheritDoc */
	public function write( FeedRequest $request ): iterable {
		$texts = $this->texts->inLanguage( $request->languageCode );
		$xml = new XMLWriter();
		$xml->openMemory();
		$this->begin( $xml, $request, $texts );
		yield $xml->outputMemory();
		$budget = new FeedBudget();
		foreach ( $this->upcomingFirst( $request ) as $occurrence ) {
			$this->addEntry( $xml, $occurrence, $texts );
			$entry = $xml->outputMemory();
			if ( !$budget->take( $entry ) ) {
				break;
			}
			yield $entry;
		}
		$xml->endElement();
		yield $xml->outputMemory();
	}

	/** @return iterable<Occurrence> */
	private function upcomingFirst( FeedRequest $request ): iterable {
		yield from $this->occurrences->between( $request->today, $request->to, $request->filter );
		foreach ( $this->occurrences->between( $request->from, $request->today, $request->filter ) as $occurrence ) {
			if ( $occurrence->times->end <= $request->today ) {
				yield $occurrence;
			}
		}
	}

	private function begin( XMLWriter $xml, FeedRequest $request, EventTexts $texts ): void {
		// The special page knows the parameters of feeds under the same names.
		$query = (string)parse_url( $request->url, PHP_URL_QUERY );
		$xml->startDocument( '1.0', 'UTF-8' );
		$xml->startElement( 'feed' );
		$xml->writeAttribute( 'xmlns', 'http://www.w3.org/2005/Atom' );
		$xml->writeAttribute( 'xml:lang', $texts->languageTag() );
		self::addText( $xml, 'id', self::urn( "feed|$this->localWiki|$query" ) );
		self::addText( $xml, 'title', $texts->feedTitle( $request->filter, $this->siteName ) );
		self::addText( $xml, 'updated', self::time( $request->modified ) );
		$xml->startElement( 'author' );
		self::addText( $xml, 'name', $this->siteName );
		$xml->endElement();
		self::addLink( $xml, 'self', 'application/atom+xml', $request->url );
		self::addLink( $xml, 'alternate', 'text/html', SpecialPage::getTitleFor( 'EventCalendar' )->getCanonicalURL( $query ) );
	}

	private function addEntry( XMLWriter $xml, Occurrence $occurrence, EventTexts $texts ): void {
		$event = $occurrence->event;
		$url = $this->links->permalink( $occurrence->page );
		$when = $texts->when( $occurrence->times, $event->schedule->timeZone );
		$xml->startElement( 'entry' );
		self::addText( $xml, 'id', self::urn( $this->name( $occurrence ) ) );
		self::addText( $xml, 'title', $texts->titleWithStatus( $event ) );
		self::addText( $xml, 'updated', self::time( $occurrence->page->timestamp ) );
		if ( $url !== '' ) {
			self::addLink( $xml, 'alternate', 'text/html', $url );
		}
		foreach ( $texts->categories( $event ) as $category ) {
			$xml->startElement( 'category' );
			$xml->writeAttribute( 'term', self::clean( $category ) );
			$xml->endElement();
		}
		self::addText( $xml, 'summary', trim( "$when\n" . $texts->summary( $event ) ) );
		self::addText( $xml, 'content', self::html( "$when\n\n" . $texts->description( $event, $url ) ), 'html' );
		$xml->endElement();
	}

	/**
	 * What an occurrence is told by for life. An edit of a series' time gives all its occurrences other recurrence ids,
	 * but leaves each on its day: only one that does not start when the series does is told by its time as well.
	 */
	private function name( Occurrence $occurrence ): string {
		$uid = EventComponents::uid( $occurrence->page, $occurrence->event );
		$id = $occurrence->times->recurrenceId;
		if ( $id === null ) {
			return "event|$uid";
		}
		$start = $occurrence->event->schedule->start;
		$isUsual = ( $id->seconds - $start->seconds ) % WallTime::DAY === 0;
		return "event|$uid|" . ( $isUsual ? $id->dateString() : $id->toString() );
	}

	private static function urn( string $name ): string {
		$hash = sha1( hex2bin( self::UUID_NAMESPACE ) . $name );
		$variant = dechex( hexdec( $hash[16] ) & 3 | 8 );
		return 'urn:uuid:' . implode( '-', [
			substr( $hash, 0, 8 ), substr( $hash, 8, 4 ), '5' . substr( $hash, 13, 3 ),
			$variant . substr( $hash, 17, 3 ), substr( $hash, 20, 12 )
		] );
	}

	private static function time( int $time ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', $time );
	}

	private static function html( string $text ): string {
		return implode( '', array_map(
			static fn ( string $paragraph ) => Html::rawElement( 'p', [], nl2br( htmlspecialchars( $paragraph ), false ) ),
			explode( "\n\n", $text )
		) );
	}

	private static function addText( XMLWriter $xml, string $name, string $text, ?string $type = null ): void {
		$xml->startElement( $name );
		if ( $type !== null ) {
			$xml->writeAttribute( 'type', $type );
		}
		$xml->text( self::clean( $text ) );
		$xml->endElement();
	}

	private static function addLink( XMLWriter $xml, string $relation, string $type, string $url ): void {
		$xml->startElement( 'link' );
		$xml->writeAttribute( 'rel', $relation );
		$xml->writeAttribute( 'type', $type );
		$xml->writeAttribute( 'href', $url );
		$xml->endElement();
	}

	/**
	 * XML 1.0 §2.2 knows no control characters, not even written as a number.
	 */
	private static function clean( string $text ): string {
		return preg_replace( '/[^\x{9}\x{A}\x{D}\x{20}-\x{7E}\x{85}\x{A0}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]/u', '', $text );
	}
}
