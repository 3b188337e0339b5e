<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceFilter;
use MediaWiki\Extension\EventCalendar\Model\SearchText;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use StatusValue;
use Wikimedia\Message\ListParam;
use Wikimedia\Message\ListType;
use Wikimedia\Message\MessageValue;

/**
 * Reads attributes as they were written. Whatever is wrong with them is reported at once, each with a message
 * `eventcalendar-tag-…`. An attribute without a value stands for none, so that templates can pass theirs on.
 */
final class OptionsReader {
	public const NAMES = [
		'view', 'types', 'topics', 'audience', 'languages', 'status', 'search', 'recorded', 'date', 'limit', 'zone'
	];

	private const MAX_ITEMS = 50;
	private const MAX_ITEM_LENGTH = 100;

	/** Of the words to search for, in characters */
	public const MAX_SEARCH_LENGTH = 100;

	private const YES = [ 'yes', '1', 'true', 'recorded' ];
	private const NO = [ 'no', '0', 'false', '' ];

	/** Unknown attributes that are named */
	private const MAX_UNKNOWN = 10;

	/** Characters of a bad value that its message repeats */
	private const SHOWN_LENGTH = 80;

	/**
	 * @param array<string,string> $values By name
	 * @param string $content What stands between the tags; nothing should
	 * @param bool $isReadersChoice
	 * @return StatusValue With CalendarOptions as its value
	 */
	public function read( array $values, string $content = '', bool $isReadersChoice = false ): StatusValue {
		$status = StatusValue::newGood();
		if ( trim( $content ) !== '' ) {
			$this->report( $status, 'content', self::NAMES );
		}
		$this->checkNames( array_map( strval( ... ), array_keys( $values ) ), $status );
		$values = array_map( trim( ... ), $values );
		$options = new CalendarOptions(
			$this->readView( $values['view'] ?? '', $status ),
			$this->readDate( $values['date'] ?? '', $status ),
			new OccurrenceFilter(
				$this->readList( 'types', $values, $status ),
				$this->readList( 'topics', $values, $status ),
				$this->readList( 'audience', $values, $status ),
				$this->readList( 'languages', $values, $status ),
				$this->readStatuses( $values, $status ),
				search: $this->readSearch( $values['search'] ?? '', $status ),
				recorded: $this->readRecorded( $values['recorded'] ?? '', $status )
			),
			$this->readLimit( $values['limit'] ?? '', $status ),
			$this->readZone( $values['zone'] ?? '', $status ),
			$isReadersChoice
		);
		return $status->isOK() ? StatusValue::newGood( $options ) : $status;
	}

	/**
	 * @param string[] $names
	 * @param StatusValue $status
	 */
	private function checkNames( array $names, StatusValue $status ): void {
		$unknown = array_values( array_diff( $names, self::NAMES ) );
		foreach ( array_slice( $unknown, 0, self::MAX_UNKNOWN ) as $name ) {
			$this->report( $status, 'unknown-attribute', $name, self::NAMES );
		}
		if ( count( $unknown ) > self::MAX_UNKNOWN ) {
			$this->report( $status, 'unknown-attributes', count( $unknown ) - self::MAX_UNKNOWN );
		}
	}

	private function readView( string $value, StatusValue $status ): string {
		$view = $value === '' ? 'month' : strtolower( $value );
		if ( !in_array( $view, CalendarOptions::VIEWS, true ) ) {
			$this->report( $status, 'bad-view', $value, CalendarOptions::VIEWS );
		}
		return $view;
	}

	private function readDate( string $value, StatusValue $status ): ?int {
		if ( $value === '' ) {
			return null;
		}
		$date = CalendarDates::parse( $value );
		if ( $date === null ) {
			$this->report( $status, 'bad-date', $value );
		} elseif ( !self::isDrawable( $date ) ) {
			$this->report(
				$status, 'far-date', $value, (string)CalendarOptions::FIRST_YEAR, (string)CalendarOptions::LAST_YEAR
			);
		}
		return $date;
	}

	public static function isDrawable( int $date ): bool {
		$year = CalendarDates::year( $date );
		return $year >= CalendarOptions::FIRST_YEAR && $year <= CalendarOptions::LAST_YEAR;
	}

	/**
	 * @return string[] What `|` or `,` separates, each once
	 */
	private function readList( string $name, array $values, StatusValue $status ): array {
		$items = preg_split( '/\s*[|,]\s*/', $values[$name] ?? '', -1, PREG_SPLIT_NO_EMPTY );
		// Events know small letters only.
		$items = array_values( array_unique( array_map( mb_strtolower( ... ), $items ) ) );
		if ( count( $items ) > self::MAX_ITEMS ) {
			$this->report( $status, 'long-list', $name, self::MAX_ITEMS );
			return [];
		}
		foreach ( $items as $item ) {
			if ( mb_strlen( $item ) > self::MAX_ITEM_LENGTH ) {
				$this->report( $status, 'long-item', $item, $name, self::MAX_ITEM_LENGTH );
			}
		}
		return $items;
	}

	/**
	 * @return string[]
	 */
	private function readStatuses( array $values, StatusValue $status ): array {
		$statuses = $this->readList( 'status', $values, $status );
		foreach ( array_diff( $statuses, Event::STATUSES ) as $unknown ) {
			$this->report( $status, 'bad-status', $unknown, Event::STATUSES );
		}
		return $statuses;
	}

	private function readSearch( string $value, StatusValue $status ): string {
		$words = preg_replace( '/\s+/u', ' ', $value ) ?? '';
		if ( mb_strlen( $words ) > self::MAX_SEARCH_LENGTH ) {
			$this->report( $status, 'long-search', $words, self::MAX_SEARCH_LENGTH );
		} elseif ( SearchText::hasTooManyWords( $words ) ) {
			$this->report( $status, 'many-words', SearchText::MAX_WORDS );
		}
		return $words;
	}

	private function readRecorded( string $value, StatusValue $status ): bool {
		$word = strtolower( $value );
		if ( !in_array( $word, [ ...self::YES, ...self::NO ], true ) ) {
			$this->report( $status, 'bad-recorded', $value );
		}
		return in_array( $word, self::YES, true );
	}

	private function readLimit( string $value, StatusValue $status ): ?int {
		if ( $value === '' ) {
			return null;
		}
		if ( !preg_match( '/^\d{1,4}$/D', $value ) || (int)$value < 1 || (int)$value > CalendarOptions::MAX_LIMIT ) {
			$this->report( $status, 'bad-limit', $value, CalendarOptions::MAX_LIMIT );
		}
		return (int)$value;
	}

	private function readZone( string $value, StatusValue $status ): ?string {
		if ( $value === '' ) {
			return null;
		}
		if ( !ZoneResolver::exists( $value ) ) {
			$this->report( $status, 'bad-zone', $value );
		}
		return $value;
	}

	/**
	 * @param StatusValue $status
	 * @param string $problem Code of the message
	 * @param string|int|string[] ...$params Numbers, lists of words of ours, and texts as somebody wrote them: what of a
	 *  text could reorder or break what stands around it is left out
	 */
	private function report( StatusValue $status, string $problem, string|int|array ...$params ): void {
		$message = MessageValue::new( "eventcalendar-tag-$problem" );
		foreach ( $params as $param ) {
			$message = match ( true ) {
				is_int( $param ) => $message->numParams( $param ),
				is_array( $param ) => $message->params( new ListParam( ListType::COMMA, $param ) ),
				default => $message->plaintextParams( self::shown( $param ) ),
			};
		}
		$status->fatal( $message );
	}

	private static function shown( string $text ): string {
		$text = preg_replace( '/[\p{Cc}\x{61C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}]+/u', ' ', $text ) ?? '';
		return mb_strlen( $text ) > self::SHOWN_LENGTH ? mb_substr( $text, 0, self::SHOWN_LENGTH ) . '…' : $text;
	}
}
