<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

/**
 * An event in the pieces that are merged one by one, by path: `topics`, `title/fr`, `recurrence/rule`,
 * `recurrence/overrides/2027-02-04T18:00/status`. What only makes sense together is one piece, `times`.
 */
final class EventFields {
	public const TIMES = 'times';

	/** What `times` is made of, and `times` of an override */
	private const TIME_FIELDS = [ 'start', 'end', 'duration', 'timeZone' ];

	/** Texts that may have one for each language */
	private const TEXTS = [ 'title', 'summary', 'description', 'organizerNotes' ];

	/** Lists to which each side adds entries and from which each takes some away */
	public const SETS = [ 'topics', 'audience', 'languages', 'recurrence/exclude', 'recurrence/include' ];

	private const OVERRIDES = 'recurrence/overrides/';

	/**
	 * @param array<string,mixed> $event
	 * @param array<string,mixed> $form Of form()
	 * @return array<string,mixed> By path
	 */
	public static function of( array $event, array $form ): array {
		$pieces = self::piecesOf( $event, $form );
		foreach ( $event['recurrence'] ?? [] as $key => $value ) {
			if ( $key !== 'overrides' ) {
				$pieces["recurrence/$key"] = $value;
				continue;
			}
			foreach ( $value as $id => $override ) {
				foreach ( self::piecesOf( $override, $form['recurrence']['overrides'][$id] ?? [] ) as $path => $piece ) {
					$pieces[self::OVERRIDES . "$id/$path"] = $piece;
				}
			}
		}
		return $pieces;
	}

	/**
	 * How the texts of a merged event are written: as the page has them, unless the source has more languages.
	 *
	 * @param array<string,mixed> $ours The page's event
	 * @param array<string,mixed> $theirs The source's
	 * @return array<string,mixed> Texts by field, and those of overrides
	 */
	public static function form( array $ours, array $theirs ): array {
		$form = array_intersect_key( $ours + $theirs, array_flip( self::TEXTS ) );
		foreach ( $form as $field => $text ) {
			$other = $theirs[$field] ?? $text;
			$form[$field] = is_string( $text ) && is_array( $other ) && count( $other ) > 1 ? $other : $text;
		}
		$overrides = $theirs['recurrence']['overrides'] ?? [];
		foreach ( $ours['recurrence']['overrides'] ?? [] as $id => $override ) {
			$overrides[$id] = self::form( $override, $overrides[$id] ?? [] );
		}
		return $form + [ 'recurrence' => [ 'overrides' => $overrides ] ];
	}

	/**
	 * @param array<string,mixed> $pieces
	 * @return array<string,mixed> The event; texts as maps of languages
	 */
	public static function toEvent( array $pieces ): array {
		$event = [];
		foreach ( $pieces as $path => $value ) {
			$keys = explode( '/', $path );
			$last = array_pop( $keys );
			$place = &$event;
			foreach ( $keys as $key ) {
				$place[$key] ??= [];
				$place = &$place[$key];
			}
			if ( $last === self::TIMES ) {
				$place = $value + ( $place ?? [] );
			} elseif ( $last === '' ) {
				$place = $value;
			} else {
				$place[$last] = $value;
			}
			unset( $place );
		}
		return $event;
	}

	/**
	 * @param string $path
	 * @return string[] Keys of the event that the piece is part of, or may be
	 */
	public static function keys( string $path ): array {
		return $path === self::TIMES ? self::TIME_FIELDS : [ explode( '/', $path )[0] ];
	}

	/**
	 * @return string|null Which field of an override a path is of; `times` for its times
	 */
	public static function overrideField( string $path ): ?string {
		return str_starts_with( $path, self::OVERRIDES ) ? explode( '/', $path )[3] : null;
	}

	/**
	 * @param string $path
	 * @param array<string,mixed> $pieces
	 * @return bool Whether a path is of a text that these pieces have in other languages alone
	 */
	public static function isTranslation( string $path, array $pieces ): bool {
		$keys = explode( '/', $path );
		array_pop( $keys );
		if ( isset( $pieces[$path] ) || !in_array( end( $keys ), self::TEXTS, true ) ) {
			return false;
		}
		$field = implode( '/', $keys ) . '/';
		return array_filter( array_keys( $pieces ), static fn ( string $other ) => str_starts_with( $other, $field ) ) !== [];
	}

	/**
	 * @param array<string,mixed> $event Or an override
	 * @param array<string,mixed> $form
	 * @return array<string,mixed>
	 */
	private static function piecesOf( array $event, array $form ): array {
		$pieces = [];
		$times = array_intersect_key( $event, array_flip( self::TIME_FIELDS ) );
		if ( $times !== [] ) {
			$pieces[self::TIMES] = $times;
		}
		foreach ( array_diff_key( $event, $times, [ 'recurrence' => 1 ] ) as $key => $value ) {
			if ( in_array( $key, self::TEXTS, true ) ) {
				foreach ( self::texts( $value, $form[$key] ?? $value ) as $language => $text ) {
					$pieces["$key/$language"] = $text;
				}
			} else {
				$pieces[$key] = $value;
			}
		}
		return $pieces;
	}

	/**
	 * @param string|array<string,string> $text
	 * @param string|array<string,string> $form
	 * @return array<string,string> By language; by an empty one if the form is a text alone
	 */
	private static function texts( string|array $text, string|array $form ): array {
		if ( is_string( $text ) ) {
			// Whoever writes a text without a language says the same as who says it in one.
			$language = is_string( $form ) ? '' : ( array_search( $text, $form, true ) ?: array_key_first( $form ) );
			return [ $language => $text ];
		}
		return is_string( $form ) && count( $text ) === 1 ? [ '' => reset( $text ) ] : $text;
	}

	/**
	 * Recurrence ids are original starts: where those move to another time of day, so do the ids.
	 *
	 * @param array<string,mixed> $event
	 * @param string $start Of the series from now on
	 * @return array<string,mixed>
	 */
	public static function startingAt( array $event, string $start ): array {
		$from = strstr( $event['start'] ?? '', 'T' );
		$to = strstr( $start, 'T' );
		if ( !isset( $event['recurrence'] ) || $from === false || $to === false || $from === $to ) {
			return $event;
		}
		$move = static fn ( int|string $id ) => strstr( (string)$id, 'T' ) === $from ? substr( $id, 0, 10 ) . $to : (string)$id;
		foreach ( [ 'exclude', 'include' ] as $list ) {
			if ( isset( $event['recurrence'][$list] ) ) {
				$event['recurrence'][$list] = array_map( $move, $event['recurrence'][$list] );
			}
		}
		if ( isset( $event['recurrence']['overrides'] ) ) {
			$overrides = $event['recurrence']['overrides'];
			$event['recurrence']['overrides'] = array_combine( array_map( $move, array_keys( $overrides ) ), $overrides );
		}
		return $event;
	}
}
