<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

/**
 * What was last heard of a registration, and when to ask again.
 */
final class RegistrationRecord {
	/** Seconds for which what was heard is good enough */
	private const FRESH = 6 * 3600;
	private const FRESH_IF_OVER = 7 * 86400;
	private const FRESH_IF_GONE = 86400;

	/** Seconds until one that could not be read is tried again, doubled each time */
	private const RETRY = 300;
	private const MAX_RETRY = 86400;

	/**
	 * @param Registration|null $registration The last one that could be read
	 * @param bool $isGone Whether the wiki said that there is none
	 * @param int $due Unix time from which on to ask again
	 * @param int $failures Since it could last be read
	 */
	public function __construct(
		public readonly ?Registration $registration,
		public readonly bool $isGone,
		public readonly int $due,
		public readonly int $failures = 0
	) {
	}

	/**
	 * @param Registration|null $registration Null: the wiki has none
	 * @param int $now Unix time
	 */
	public static function heard( ?Registration $registration, int $now ): self {
		$seconds = match ( true ) {
			$registration === null => self::FRESH_IF_GONE,
			$registration->isOver( $now ) => self::FRESH_IF_OVER,
			default => self::FRESH
		};
		return new self( $registration, $registration === null, $now + $seconds );
	}

	/**
	 * The same after the wiki could not be asked.
	 *
	 * @param self|null $known
	 * @param int $now Unix time
	 */
	public static function afterFailure( ?self $known, int $now ): self {
		$failures = ( $known->failures ?? 0 ) + 1;
		$seconds = min( self::MAX_RETRY, self::RETRY * 2 ** min( $failures - 1, 10 ) );
		return new self( $known?->registration, $known->isGone ?? false, $now + $seconds, $failures );
	}

	public function saysTheSame( ?self $other ): bool {
		return $this->isGone === ( $other->isGone ?? false )
			&& ( $this->registration == $other?->registration );
	}

	/** @return array<string,mixed> */
	public function toArray(): array {
		return [
			'registration' => $this->registration ? get_object_vars( $this->registration ) : null,
			'isGone' => $this->isGone,
			'due' => $this->due,
			'failures' => $this->failures,
		];
	}

	/** @param array<string,mixed> $data */
	public static function fromArray( array $data ): self {
		return new self(
			$data['registration'] ? new Registration( ...$data['registration'] ) : null,
			$data['isGone'], $data['due'], $data['failures']
		);
	}
}
