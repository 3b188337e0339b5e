<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Reads whichever of the formats a file has, told by its content: names and media types of files are often wrong.
 */
final class AnyFormatReader implements EventFileReader {
	private const BYTE_ORDER_MARK = "\u{FEFF}";

	public function __construct(
		private readonly EventFileReader $icalendar,
		private readonly EventFileReader $jsonLines
	) {
	}

	/** @inheritDoc */
	public function read( string $text, ImportDefaults $defaults ): FileReading {
		$text = self::withoutMark( $text );
		$offset = strspn( $text, " \t\r\n" );
		if ( $offset === strlen( $text ) ) {
			return new FileReading( new ImportProblem( 'file-empty' ) );
		}
		if ( strncasecmp( substr( $text, $offset, 15 ), 'BEGIN:VCALENDAR', 15 ) === 0 ) {
			return $this->icalendar->read( $text, $defaults );
		}
		if ( $text[$offset] === '{' ) {
			return $this->jsonLines->read( $text, $defaults );
		}
		return new FileReading( new ImportProblem( 'format-unknown' ) );
	}

	public static function withoutMark( string $text ): string {
		return str_starts_with( $text, self::BYTE_ORDER_MARK ) ? substr( $text, strlen( self::BYTE_ORDER_MARK ) ) : $text;
	}
}
