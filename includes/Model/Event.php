<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Model;

/**
 * What one valid event page describes. The shapes are those of event.schema.json.
 */
final class Event {
	public const STATUSES = [ 'confirmed', 'proposed', 'postponed', 'cancelled' ];

	/** Fields that an override may set for its occurrence, beside its times */
	public const OVERRIDABLE = [
		'status', 'title', 'summary', 'speakers', 'participation', 'registration', 'links', 'outcome'
	];

	/** Fields that are only for organisers, or too long to draw a slot and its pop-up from */
	private const NOT_INDEXED = [ 'description', 'organizerNotes' ];

	/**
	 * @param array<string,mixed> $data The page's JSON, already valid; overrides keyed by canonical recurrence ids
	 * @param Schedule $schedule Made from the same JSON, its overrides keyed alike
	 */
	public function __construct(
		private readonly array $data,
		public readonly Schedule $schedule
	) {
	}

	public function title(): LocalizedText {
		return new LocalizedText( $this->data['title'] );
	}

	public function type(): string {
		return $this->data['type'];
	}

	public function status(): string {
		return $this->data['status'] ?? 'confirmed';
	}

	public function summary(): ?LocalizedText {
		return LocalizedText::fromNullable( $this->data['summary'] ?? null );
	}

	public function description(): ?LocalizedText {
		return LocalizedText::fromNullable( $this->data['description'] ?? null );
	}

	public function organizerNotes(): ?LocalizedText {
		return LocalizedText::fromNullable( $this->data['organizerNotes'] ?? null );
	}

	/** @return string[] */
	public function topics(): array {
		return $this->data['topics'] ?? [];
	}

	/** @return string[] */
	public function audience(): array {
		return $this->data['audience'] ?? [];
	}

	/** @return string[] Language codes */
	public function languages(): array {
		return $this->data['languages'] ?? [];
	}

	/**
	 * @param string $for `audience` or `presenters`
	 * @return array<int,array{kind:string,url?:string,label?:string|array<string,string>,text?:string|array<string,string>,for?:string}>
	 */
	public function participation( string $for = 'audience' ): array {
		return array_values( array_filter(
			$this->data['participation'] ?? [],
			static fn ( array $way ) => ( $way['for'] ?? 'audience' ) === $for
		) );
	}

	/** @return array<int,array{name?:string,user?:string,affiliation?:string}> */
	public function speakers(): array {
		return $this->data['speakers'] ?? [];
	}

	/** @return array<int,array{name?:string,user?:string,affiliation?:string}> */
	public function organizers(): array {
		return $this->data['organizers'] ?? [];
	}

	public function registration(): ?string {
		return $this->data['registration'] ?? null;
	}

	/** @return string[] Those of single occurrences as well */
	public function registrations(): array {
		$overrides = $this->data['recurrence']['overrides'] ?? [];
		return array_values( array_unique( array_filter( [
			$this->registration(),
			...array_map( static fn ( array $override ) => $override['registration'] ?? null, array_values( $overrides ) )
		] ) ) );
	}

	/** @return array<int,array{label:string|array<string,string>,url:string}> */
	public function links(): array {
		return $this->data['links'] ?? [];
	}

	/** @return array{recording?:string,slides?:string,notes?:string,attendance?:array{live?:int,recording?:int}} */
	public function outcome(): array {
		return $this->data['outcome'] ?? [];
	}

	/** @return array{channels?:string[],skipChannels?:string[],text?:string|array<string,string>} */
	public function promotion(): array {
		return $this->data['promotion'] ?? [];
	}

	/**
	 * @return string|null The UID of the source, on imported events only
	 */
	public function uid(): ?string {
		return $this->data['uid'] ?? null;
	}

	/**
	 * The event as one of its occurrences shows it: what the override says is laid over what the series says.
	 *
	 * @param string|null $overrideKey Of OccurrenceTimes
	 */
	public function forOccurrence( ?string $overrideKey ): self {
		$override = $overrideKey === null ? null : $this->data['recurrence']['overrides'][$overrideKey] ?? null;
		if ( !$override ) {
			return $this;
		}
		$own = array_intersect_key( $override, array_flip( self::OVERRIDABLE ) );
		// A cancelled series has no occurrence that still happens.
		if ( $this->status() === 'cancelled' ) {
			unset( $own['status'] );
		}
		return new self( $own + $this->data, $this->schedule );
	}

	/**
	 * What the index keeps, so that slots, pop-ups and feeds are drawn without loading the page: the event without what is
	 * for organisers and presenters only.
	 *
	 * @return array<string,mixed>
	 */
	public function indexData(): array {
		$data = array_diff_key( $this->data, array_flip( self::NOT_INDEXED ) );
		if ( isset( $data['participation'] ) ) {
			$data['participation'] = $this->participation();
		}
		foreach ( $data['recurrence']['overrides'] ?? [] as $key => $override ) {
			if ( isset( $override['participation'] ) ) {
				$data['recurrence']['overrides'][$key]['participation'] = $this->forOccurrence( (string)$key )->participation();
			}
		}
		return $data;
	}
}
