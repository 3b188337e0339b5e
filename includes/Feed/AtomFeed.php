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
		AtomXml::addText( $xml, 'id', AtomXml::urn( "feed|$this->localWiki|$query" ) );
		AtomXml::addText( $xml, 'title', $texts->feedTitle( $request->filter, $this->siteName ) );
		AtomXml::addText( $xml, 'updated', AtomXml::time( $request->modified ) );
		$xml->startElement( 'author' );
		AtomXml::addText( $xml, 'name', $this->siteName );
		$xml->endElement();
		AtomXml::addLink( $xml, 'self', 'application/atom+xml', $request->url );
		AtomXml::addLink( $xml, 'alternate', 'text/html', SpecialPage::getTitleFor( 'EventCalendar' )->getCanonicalURL( $query ) );
	}

	private function addEntry( XMLWriter $xml, Occurrence $occurrence, EventTexts $texts ): void {
		$event = $occurrence->event;
		$url = $this->links->permalink( $occurrence->page );
		$when = $texts->when( $occurrence->times, $event->schedule->timeZone );
		$xml->startElement( 'entry' );
		AtomXml::addText( $xml, 'id', AtomXml::urn( $this->name( $occurrence ) ) );
		AtomXml::addText( $xml, 'title', $texts->titleWithStatus( $event ) );
		AtomXml::addText( $xml, 'updated', AtomXml::time( $occurrence->page->timestamp ) );
		if ( $url !== '' ) {
			AtomXml::addLink( $xml, 'alternate', 'text/html', $url );
		}
		foreach ( $texts->categories( $event ) as $category ) {
			$xml->startElement( 'category' );
			$xml->writeAttribute( 'term', AtomXml::clean( $category ) );
			$xml->endElement();
		}
		AtomXml::addText( $xml, 'summary', trim( "$when\n" . $texts->summary( $event ) ) );
		AtomXml::addText( $xml, 'content', self::html( "$when\n\n" . $texts->description( $event, $url ) ), 'html' );
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

	private static function html( string $text ): string {
		return implode( '', array_map(
			static fn ( string $paragraph ) => Html::rawElement( 'p', [], nl2br( htmlspecialchars( $paragraph ), false ) ),
			explode( "\n\n", $text )
		) );
	}
}
