<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Diff;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;

/**
 * What changed in the fields of an event, or of the override of one of its dates, beside when it happens.
 */
final class FieldChanges {
	/** In the order in which they are told; how each is compared */
	private const FIELDS = [
		'title' => 'quoted',
		'status' => 'status',
		'type' => 'type',
		'topics' => 'plain',
		'audience' => 'plain',
		'languages' => 'plain',
		'participation' => 'entries',
		'speakers' => 'entries',
		'organizers' => 'entries',
		'registration' => 'address',
		'links' => 'entries',
		'summary' => 'text',
		'description' => 'text',
		'organizerNotes' => 'text',
		'promotion' => 'promotion',
		'outcome' => 'outcome',
		'uid' => 'address',
	];

	public function __construct(
		private readonly ChangeWords $words,
		private readonly CalendarSettings $settings
	) {
	}

	/**
	 * @param array<string,mixed> $old JSON of a valid page
	 * @param array<string,mixed> $new
	 * @param string[]|null $fields Only these
	 * @return string[] Sentences, plain text
	 */
	public function describe( array $old, array $new, ?array $fields = null ): array {
		$sentences = [];
		foreach ( self::FIELDS as $field => $kind ) {
			$before = $old[$field] ?? null;
			$after = $new[$field] ?? null;
			if ( $before === $after || ( $fields !== null && !in_array( $field, $fields, true ) ) ) {
				continue;
			}
			array_push( $sentences, ...match ( $kind ) {
				'quoted' => $this->quoted( $field, $before, $after ),
				'status' => $this->status( $before, $after ),
				'type' => $this->type( $before, $after ),
				'plain', 'entries' => $this->list( $field, $before ?? [], $after ?? [] ),
				'address' => $this->value( $field, $before, $after ),
				'text' => $this->text( $field, $before, $after ),
				'promotion' => $this->promotion( $before ?? [], $after ?? [] ),
				'outcome' => $this->outcome( $before ?? [], $after ?? [] )
			} );
		}
		return $sentences;
	}

	/** @return string[] */
	private function status( ?string $old, ?string $new ): array {
		[ $old, $new ] = [ $old ?? 'confirmed', $new ?? 'confirmed' ];
		// Messages: eventcalendar-status-cancelled, eventcalendar-status-confirmed,
		// eventcalendar-status-postponed, eventcalendar-status-proposed
		return $old === $new ? [] : [ $this->words->replaced(
			$this->words->label( 'status' ),
			$this->words->language->text( "status-$old" ),
			$this->words->language->text( "status-$new" )
		) ];
	}

	/** @return string[] */
	private function type( string $old, string $new ): array {
		return [ $this->words->replaced(
			$this->words->label( 'type' ),
			$this->words->language->typeLabel( $this->settings, $old )[0],
			$this->words->language->typeLabel( $this->settings, $new )[0]
		) ];
	}

	/** @return string[] One for each language */
	private function quoted( string $field, mixed $old, mixed $new ): array {
		[ $old, $new ] = self::texts( $old, $new );
		$sentences = [];
		foreach ( array_keys( $old + $new ) as $code ) {
			[ $before, $after ] = [ $old[$code] ?? null, $new[$code] ?? null ];
			if ( $before !== $after ) {
				array_push( $sentences, ...$this->change( $this->words->label( $field, (string)$code ),
					$before === null ? null : $this->words->quote( $before ),
					$after === null ? null : $this->words->quote( $after ) ) );
			}
		}
		// The same words, with or without their language
		return $sentences ?: [ $this->words->text( 'changed', $this->words->label( $field ), [] ) ];
	}

	/** @return string[] */
	private function text( string $field, mixed $old, mixed $new ): array {
		[ $old, $new ] = self::texts( $old, $new );
		$codes = [];
		foreach ( array_keys( $old + $new ) as $code ) {
			[ $before, $after ] = [ $old[$code] ?? null, $new[$code] ?? null ];
			if ( $before !== $after ) {
				$how = $before === null ? 'added' : ( $after === null ? 'removed' : 'changed' );
				$codes[$how][] = (string)$code;
			}
		}
		$sentences = [];
		foreach ( $codes ?: [ 'changed' => [] ] as $how => $of ) {
			$sentences[] = $this->words->text( $how, $this->words->label( $field ), array_diff( $of, [ '' ] ) );
		}
		return $sentences;
	}

	/**
	 * Texts by language code. One without a language that gets one, or loses it, is compared with the one that took its place.
	 *
	 * @return array{array<string,string>,array<string,string>}
	 */
	private static function texts( mixed $old, mixed $new ): array {
		if ( is_string( $old ) && is_array( $new ) ) {
			$old = [ self::keyOf( $old, $new ) => $old ];
		} elseif ( is_array( $old ) && is_string( $new ) ) {
			$new = [ self::keyOf( $new, $old ) => $new ];
		}
		return array_map(
			static fn ( mixed $texts ) => is_string( $texts ) ? [ '' => $texts ] : $texts ?? [], [ $old, $new ]
		);
	}

	private static function keyOf( string $text, array $texts ): string {
		return (string)( array_search( $text, $texts, true ) ?: array_key_first( $texts ) );
	}

	/** @return string[] */
	private function value( string $field, mixed $old, mixed $new ): array {
		return $old === $new ? [] : $this->change( $this->words->label( $field ),
			$old === null ? null : ChangeWords::shorten( (string)$old ),
			$new === null ? null : ChangeWords::shorten( (string)$new ) );
	}

	/** @return string[] */
	private function change( string $label, ?string $old, ?string $new ): array {
		return [ match ( true ) {
			$old === null => $this->words->entries( 'added', $label, [ (string)$new ] ),
			$new === null => $this->words->entries( 'removed', $label, [ $old ] ),
			// Both may be shortened to the same words.
			$old === $new => $this->words->text( 'changed', $label, [] ),
			default => $this->words->replaced( $label, $old, $new )
		} ];
	}

	/** @return string[] */
	private function list( string $field, array $old, array $new ): array {
		$gone = $old;
		$come = [];
		foreach ( $new as $entry ) {
			$place = array_search( $entry, $gone, true );
			if ( $place === false ) {
				$come[] = $this->name( $field, $entry );
			} else {
				unset( $gone[$place] );
			}
		}
		$gone = array_map( fn ( $entry ) => $this->name( $field, $entry ), array_values( $gone ) );
		$label = $this->words->label( $field );
		$sentences = [];
		$changed = array_values( array_unique( array_intersect( $gone, $come ) ) );
		foreach ( [
			'added' => array_values( array_diff( $come, $changed ) ),
			'removed' => array_values( array_diff( $gone, $changed ) ),
			'changed' => $changed,
		] as $how => $names ) {
			if ( $names !== [] ) {
				$sentences[] = $this->words->entries( $how, $label, $names );
			}
		}
		return $sentences ?: ( $old === $new ? [] : [ $this->words->reordered( $label ) ] );
	}

	private function name( string $field, string|array $entry ): string {
		return match ( true ) {
			is_string( $entry ) => $entry,
			$field === 'participation' => $this->way( $entry ),
			$field === 'links' => $this->words->quoteLocalized( $entry['label'] ),
			default => ChangeWords::shorten( $entry['name'] ?? $entry['user'] ?? '' )
		};
	}

	/** Without the address: that of presenters need not go round in lists of changes. */
	private function way( array $way ): string {
		// Messages: eventcalendar-participation-chat, eventcalendar-participation-pad, eventcalendar-participation-phone,
		// eventcalendar-participation-room, eventcalendar-participation-stream, eventcalendar-participation-video
		$name = $this->words->language->text( "participation-$way[kind]" );
		if ( ( $way['for'] ?? 'audience' ) === 'presenters' ) {
			return $this->words->language->text( 'change-way', $name, $this->words->language->text( 'change-presenters' ) );
		}
		return isset( $way['label'] )
			? $this->words->language->text( 'change-way', $name, $this->words->quoteLocalized( $way['label'] ) )
			: $name;
	}

	/** @return string[] */
	private function promotion( array $old, array $new ): array {
		$sentences = [];
		foreach ( [ 'channels', 'skipChannels' ] as $field ) {
			array_push( $sentences, ...$this->list( $field, $old[$field] ?? [], $new[$field] ?? [] ) );
		}
		if ( ( $old['text'] ?? null ) !== ( $new['text'] ?? null ) ) {
			array_push( $sentences, ...$this->text( 'announcement', $old['text'] ?? null, $new['text'] ?? null ) );
		}
		return $sentences;
	}

	/** @return string[] */
	private function outcome( array $old, array $new ): array {
		$sentences = [];
		foreach ( [ 'recording', 'slides', 'notes' ] as $field ) {
			array_push( $sentences, ...$this->value( $field, $old[$field] ?? null, $new[$field] ?? null ) );
		}
		foreach ( [ 'live' => 'attendance-live', 'recording' => 'attendance-recording' ] as $key => $field ) {
			array_push( $sentences, ...$this->value(
				$field, $old['attendance'][$key] ?? null, $new['attendance'][$key] ?? null
			) );
		}
		return $sentences;
	}
}
