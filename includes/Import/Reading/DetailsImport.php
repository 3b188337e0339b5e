<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * All that one VEVENT says but its times, in the fields of an event page. Nothing of attendees, alarms and attachments is
 * read, and no mail address.
 */
final class DetailsImport {
	/** @see event.schema.json */
	private const MAX_TITLE = 255;
	private const MAX_SUMMARY = 500;
	private const MAX_TOPICS = 30;
	private const MAX_PEOPLE = 50;
	private const ID = '/^[a-z0-9]+(-[a-z0-9]+)*$/D';

	private readonly TextReader $texts;

	public function __construct(
		private readonly ImportDefaults $defaults,
		private readonly Findings $findings
	) {
		$this->texts = new TextReader( $defaults->languageCode );
	}

	/**
	 * @param SourceEvent $source
	 * @return array<string,mixed> Only what the source says: the keys are those that it speaks for
	 */
	public function read( SourceEvent $source ): array {
		$participation = ( new ParticipationImport( $this->texts, $this->findings ) )->read( $source );
		return array_filter( [
			'title' => $this->texts->read( $source->all( 'SUMMARY' ), $this->title( ... ) ),
			'status' => self::status( $source ),
			'summary' => $this->texts->read( $source->all( 'DESCRIPTION' ), self::summary( ... ) ),
			'description' => $this->texts->read( $source->all( 'DESCRIPTION' ), $this->description( ... ) ),
			'topics' => $this->topics( $source ),
			'participation' => $participation,
			'organizers' => $this->organizers( $source ),
			'links' => $this->links( $source, array_column( $participation, 'url' ) ),
		] );
	}

	/**
	 * @return string|null `proposed`, `cancelled`, `confirmed`; null when the source does not say
	 */
	private static function status( SourceEvent $source ): ?string {
		return match ( strtoupper( trim( $source->text( 'STATUS' ) ) ) ) {
			'TENTATIVE' => 'proposed',
			'CANCELLED', 'CANCELED' => 'cancelled',
			'CONFIRMED' => 'confirmed',
			default => null,
		};
	}

	private function title( string $text ): string {
		return $this->cut( PlainText::line( $text ), self::MAX_TITLE );
	}

	private static function summary( string $text ): string {
		return PlainText::sentences( PlainText::line( self::paragraphs( $text )[0] ), self::MAX_SUMMARY );
	}

	/**
	 * @return string|null Null when the summary says it all
	 */
	private function description( string $text ): ?string {
		$block = PlainText::block( $text );
		if ( $block === self::summary( $text ) ) {
			return null;
		}
		[ $wikitext, $isWhole ] = EscapedWikitext::fitting( $block );
		if ( !$isWhole ) {
			$this->findings->add( 'text-cut' );
		}
		return $wikitext;
	}

	/** @return string[] Never empty */
	private static function paragraphs( string $text ): array {
		return explode( "\n\n", PlainText::block( $text ), 2 );
	}

	private function cut( string $text, int $length ): string {
		$cut = PlainText::cut( $text, $length );
		if ( $cut !== $text ) {
			$this->findings->add( 'text-cut' );
		}
		return $cut;
	}

	/**
	 * CATEGORIES that are written as topics are; the others are words for readers of another calendar.
	 *
	 * @return string[]
	 */
	private function topics( SourceEvent $source ): array {
		$topics = [];
		foreach ( $source->all( 'CATEGORIES' ) as $property ) {
			foreach ( $property->getParts() as $category ) {
				$category = PlainText::line( (string)$category );
				$topic = mb_strtolower( $category );
				if ( strlen( $topic ) <= 64 && preg_match( self::ID, $topic ) && count( $topics ) < self::MAX_TOPICS ) {
					$topics[$topic] = $topic;
				} elseif ( $category !== '' ) {
					$this->findings->add( 'category-dropped', PlainText::cut( $category, 100 ) );
				}
			}
		}
		return array_map( 'strval', array_values( array_diff( $topics, [ $this->defaults->type ] ) ) );
	}

	/** @return array<int,array{name:string}> */
	private function organizers( SourceEvent $source ): array {
		$names = [];
		foreach ( $source->all( 'ORGANIZER' ) as $property ) {
			$name = PlainText::cut( PlainText::line( (string)SourceEvent::parameter( $property, 'CN' ) ), self::MAX_TITLE );
			if ( PlainText::isVisible( $name ) && !str_contains( $name, '@' ) ) {
				$names[$name] = [ 'name' => $name ];
			}
		}
		return array_slice( array_values( $names ), 0, self::MAX_PEOPLE );
	}

	/**
	 * @param SourceEvent $source
	 * @param string[] $known Addresses that the event names already
	 * @return array<int,array{label:string,url:string}>
	 */
	private function links( SourceEvent $source, array $known ): array {
		$property = $source->first( 'URL' );
		$url = $property ? WebAddress::normalize( SourceEvent::value( $property ) ) : '';
		if ( $url === '' || in_array( $url, $known, true ) ) {
			return [];
		}
		if ( !WebAddress::isOfWeb( $url ) ) {
			$this->findings->add( 'url-dropped', PlainText::cut( PlainText::line( $url ), self::MAX_TITLE ) );
			return [];
		}
		return [ [ 'label' => PlainText::cut( WebAddress::label( $url ), self::MAX_TITLE ), 'url' => $url ] ];
	}
}
