<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * Takes an iCalendar file apart into its components, line by line. Each is parsed by itself later, so that a broken one
 * spoils no other and memory is that of one; here the file's structure is checked, which decides whether it is whole.
 */
final class IcalendarSplitter {
	/** Properties of a VEVENT that something is read from; all others may hold what they like */
	private const USED = [
		'CATEGORIES', 'CLASS', 'CONFERENCE', 'DESCRIPTION', 'DTEND', 'DTSTAMP', 'DTSTART', 'DURATION', 'EXDATE', 'EXRULE',
		'LOCATION', 'ORGANIZER', 'RDATE', 'RECURRENCE-ID', 'RRULE', 'SEQUENCE', 'STATUS', 'SUMMARY', 'UID', 'URL',
		'X-GOOGLE-CONFERENCE', 'X-MICROSOFT-SKYPETEAMSMEETINGURL'
	];

	/** RFC 5545 nests three levels */
	private const MAX_DEPTH = 8;

	/** @var array{string,int}[] Name and line of each component that is open */
	private array $open = [];

	/** @var RawCalendar[] */
	private array $calendars = [];

	private ?RawComponent $component = null;

	private int $events = 0;

	private function __construct() {
	}

	/**
	 * @return RawCalendar[]
	 * @throws UnusableSource When the file as a whole cannot be used
	 */
	public static function split( string $text ): array {
		$splitter = new self();
		foreach ( self::unfold( $text ) as $number => $content ) {
			$splitter->take( $number, $content );
		}
		if ( $splitter->open !== [] ) {
			[ $name, $line ] = end( $splitter->open );
			throw new UnusableSource( 'parse', $name, (string)$line );
		}
		if ( $splitter->calendars === [] ) {
			throw new UnusableSource( 'format-unknown' );
		}
		return $splitter->calendars;
	}

	/**
	 * RFC 5545 §3.1, with bare line feeds as well. A character may be split by a fold.
	 *
	 * @return iterable<int,string> Number of its first line => content
	 */
	private static function unfold( string $text ): iterable {
		$content = '';
		$first = $number = 0;
		$length = strlen( $text );
		for ( $offset = 0; $offset < $length; $offset = $end + 1 ) {
			$number++;
			$end = strpos( $text, "\n", $offset );
			$end = $end === false ? $length : $end;
			$line = rtrim( substr( $text, $offset, $end - $offset ), "\r" );
			if ( $line !== '' && ( $line[0] === ' ' || $line[0] === "\t" ) ) {
				$content .= substr( $line, 1 );
				continue;
			}
			if ( $content !== '' ) {
				yield $first => $content;
			}
			$content = $line;
			$first = $number;
		}
		if ( trim( $content ) !== '' ) {
			yield $first => $content;
		}
	}

	private function take( int $number, string $content ): void {
		if ( preg_match( '/^(BEGIN|END):\s*([\w-]{1,64})\s*$/Di', $content, $match ) ) {
			$name = strtoupper( $match[2] );
			if ( strtoupper( $match[1] ) === 'BEGIN' ) {
				$this->begin( $name, $number );
			} else {
				$this->end( $name, $number );
			}
			return;
		}
		$name = strtoupper( substr( $content, 0, strcspn( $content, ';:' ) ) );
		if ( !preg_match( '/^[A-Z0-9_.-]{1,255}$/D', $name ) || strlen( $name ) === strlen( $content ) ) {
			$this->takeMalformed( $number, $content );
		} elseif ( count( $this->open ) === 1 ) {
			$this->takeCalendarProperty( $name, $content );
		} elseif ( $this->open === [] ) {
			throw new UnusableSource( 'outside-calendar', (string)$number );
		} elseif ( $this->component && $this->isUsed( $name ) ) {
			$this->component->add( $number, $content );
		}
	}

	private function isUsed( string $name ): bool {
		return $this->component->name === 'VTIMEZONE'
			// What an alarm says is not about the event.
			|| ( count( $this->open ) === 2 && in_array( $name, self::USED, true ) );
	}

	private function takeMalformed( int $number, string $content ): void {
		if ( $this->open === [] ) {
			if ( trim( $content ) !== '' ) {
				throw new UnusableSource( 'outside-calendar', (string)$number );
			}
		} elseif ( count( $this->open ) === 2 ) {
			$this->component?->spoil( new UnusableSource( 'line-malformed', (string)$number ) );
		}
	}

	private function takeCalendarProperty( string $name, string $content ): void {
		$calendar = end( $this->calendars );
		$value = trim( substr( $content, strcspn( $content, ':' ) + 1 ) );
		if ( $name === 'METHOD' ) {
			$calendar->method = strtoupper( $value );
		} elseif ( $name === 'X-WR-TIMEZONE' ) {
			$calendar->timeZone = $value;
		}
	}

	private function begin( string $name, int $number ): void {
		$depth = count( $this->open );
		if ( ( $depth === 0 ) !== ( $name === 'VCALENDAR' ) ) {
			throw new UnusableSource( 'outside-calendar', (string)$number );
		}
		if ( $depth >= self::MAX_DEPTH ) {
			throw new UnusableSource( 'too-deep', (string)$number );
		}
		$this->open[] = [ $name, $number ];
		if ( $depth === 0 ) {
			$this->calendars[] = new RawCalendar();
		} elseif ( $depth === 1 ) {
			$this->beginComponent( $name, $number );
		} elseif ( $this->component?->name === 'VTIMEZONE' ) {
			$this->component->add( $number, "BEGIN:$name" );
		}
	}

	private function beginComponent( string $name, int $number ): void {
		$calendar = end( $this->calendars );
		$this->component = $name === 'VEVENT' || $name === 'VTIMEZONE' ? new RawComponent( $name, $number ) : null;
		if ( $name === 'VEVENT' ) {
			if ( ++$this->events > EventFileReader::MAX_EVENTS ) {
				throw new UnusableSource( 'too-many-events', (string)EventFileReader::MAX_EVENTS );
			}
			$calendar->events[] = $this->component;
		} elseif ( $name !== 'VTIMEZONE' ) {
			$calendar->others[$name] = ( $calendar->others[$name] ?? 0 ) + 1;
		}
	}

	private function end( string $name, int $number ): void {
		[ $open, $line ] = array_pop( $this->open ) ?? throw new UnusableSource( 'outside-calendar', (string)$number );
		if ( $open !== $name ) {
			throw new UnusableSource( 'parse', $open, (string)$line );
		}
		if ( $this->component?->name !== 'VTIMEZONE' ) {
			return;
		}
		if ( count( $this->open ) > 1 ) {
			$this->component->add( $number, "END:$name" );
		} elseif ( $this->component->tzid() !== null ) {
			end( $this->calendars )->zones[$this->component->tzid()] ??= $this->component;
		}
	}
}
