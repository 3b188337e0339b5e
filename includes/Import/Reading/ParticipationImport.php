<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use Sabre\VObject\Property;

/**
 * The ways to take part in one VEVENT: rooms and addresses of LOCATION, CONFERENCE (RFC 7986 §5.11) and what Google and
 * Microsoft have in its place.
 */
final class ParticipationImport {
	private const CONFERENCES = [ 'CONFERENCE', 'X-GOOGLE-CONFERENCE', 'X-MICROSOFT-SKYPETEAMSMEETINGURL' ];

	/** @see event.schema.json */
	private const MAX_WAYS = 30;
	private const MAX_LABEL = 255;
	private const MAX_TEXT = 500;

	/** Up to what is no full stop or the like; written so that nothing is tried again */
	private const URL = '~\b(?:https?|ircs?)://(?:[.:)]*+[^\s<>";,.:)]++)++~i';

	public function __construct(
		private readonly TextReader $texts,
		private readonly Findings $findings
	) {
	}

	/**
	 * @return array<int,array<string,mixed>>
	 */
	public function read( SourceEvent $source ): array {
		$rooms = $ways = [];
		foreach ( self::CONFERENCES as $name ) {
			foreach ( $source->all( $name ) as $property ) {
				$this->addAddress( $ways, SourceEvent::value( $property ), $this->label( $property ), self::features( $property ) );
			}
		}
		$locations = $source->all( 'LOCATION' );
		foreach ( $locations as $property ) {
			preg_match_all( self::URL, SourceEvent::value( $property ), $matches );
			foreach ( $matches[0] as $url ) {
				$this->addAddress( $ways, $url, null, [] );
			}
		}
		$room = $this->texts->read( $locations, static fn ( string $text ) => self::room( $text ) );
		if ( $room !== null ) {
			$rooms[] = [ 'kind' => 'room', 'text' => $room ];
		}
		return array_slice( [ ...$rooms, ...array_values( $ways ) ], 0, self::MAX_WAYS );
	}

	/**
	 * @param array<string,array<string,mixed>> &$ways By address: a meeting is often named several times
	 * @param string $url
	 * @param string|null $label
	 * @param string[] $features
	 */
	private function addAddress( array &$ways, string $url, ?string $label, array $features ): void {
		$url = WebAddress::normalize( $url );
		if ( str_starts_with( $url, 'mailto:' ) ) {
			// No address of a person is published.
			return;
		}
		if ( !WebAddress::isToJoin( $url ) ) {
			$this->findings->add( 'url-dropped', PlainText::cut( PlainText::line( $url ), self::MAX_LABEL ) );
			return;
		}
		$ways[$url] ??= [ 'kind' => WebAddress::kind( $url, $features ), 'url' => $url ]
			+ ( $label === null ? [] : [ 'label' => $label ] );
	}

	private function label( Property $property ): ?string {
		$label = PlainText::line( (string)SourceEvent::parameter( $property, 'LABEL' ) );
		return PlainText::isVisible( $label ) ? PlainText::cut( $label, self::MAX_LABEL ) : null;
	}

	/** @return string[] */
	private static function features( Property $property ): array {
		$feature = $property->parameters()['FEATURE'] ?? null;
		return $feature instanceof \Sabre\VObject\Parameter ? array_map( 'strval', $feature->getParts() ) : [];
	}

	/** What is left of a location without its addresses */
	private static function room( string $text ): ?string {
		$text = preg_replace( self::URL, ' ', $text );
		$lines = array_filter( array_map(
			static fn ( string $line ) => trim( PlainText::line( $line ), ' ,;|-' ), explode( "\n", PlainText::block( $text ) )
		), PlainText::isVisible( ... ) );
		return $lines ? PlainText::cut( implode( ', ', $lines ), self::MAX_TEXT ) : null;
	}
}
