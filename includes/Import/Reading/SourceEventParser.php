<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use ErrorException;
use MediaWiki\Extension\EventCalendar\Feed\SabreGuard;
use Sabre\VObject\Component;
use Sabre\VObject\InvalidDataException;
use Sabre\VObject\Parser\MimeDir;
use Sabre\VObject\Parser\Parser;
use Sabre\VObject\Property;
use Throwable;

/**
 * Parses one component with sabre/vobject: parameters, quoting and escapes are its business, structure and values are not.
 * Rules are kept from it, since it mends them silently.
 */
final class SourceEventParser {
	/**
	 * @throws UnusableSource
	 */
	public static function parse( RawComponent $raw ): SourceEvent {
		$lines = $raw->lines();
		$rules = [];
		foreach ( $lines as $number => $content ) {
			if ( preg_match( '/^(RRULE|EXRULE)(?:;[^:]*)?:(.*)$/Dis', $content, $match ) ) {
				if ( strtoupper( $match[1] ) === 'EXRULE' ) {
					throw new UnusableSource( 'exrule' );
				}
				$rules[] = trim( $match[2] );
				unset( $lines[$number] );
			}
		}
		return new SourceEvent( $raw->line, self::component( $raw, $lines ), $rules );
	}

	/**
	 * @param RawComponent $raw
	 * @param array<int,string> $lines
	 * @throws UnusableSource
	 */
	public static function component( RawComponent $raw, array $lines ): Component {
		$text = "BEGIN:VCALENDAR\r\nBEGIN:$raw->name\r\n" . implode( "\r\n", $lines )
			. ( $lines ? "\r\n" : '' ) . "END:$raw->name\r\nEND:VCALENDAR\r\n";
		try {
			return SabreGuard::run( static fn () => self::read( $text, $raw->name ) );
		} catch ( Throwable ) {
			// The library has exceptions of several kinds and, for some input, PHP's own errors; all mean the same.
			throw new UnusableSource( 'unreadable', (string)$raw->line );
		}
	}

	private static function read( string $text, string $name ): Component {
		// What it only warns of, it has not understood.
		set_error_handler( static function ( int $level, string $message, string $file, int $line ): bool {
			return $level === E_DEPRECATED ? true : throw new ErrorException( $message, 0, $level, $file, $line );
		} );
		try {
			$document = ( new MimeDir() )->parse( $text, Parser::OPTION_FORGIVING );
			$component = $document->select( $name )[0];
			foreach ( $component->children() as $property ) {
				// Some values are taken apart only when they are asked for, and BASE64 may hide anything.
				foreach ( $property instanceof Property ? $property->getParts() : [] as $part ) {
					if ( !mb_check_encoding( (string)$part, 'UTF-8' ) ) {
						throw new InvalidDataException( 'Not UTF-8' );
					}
				}
			}
			return $component;
		} finally {
			restore_error_handler();
		}
	}
}
