<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

use OutOfBoundsException;

/**
 * All kinds of notices.
 */
final class NoticeKinds {
	/** @var array<string,NoticeKind> */
	private readonly array $kinds;

	public function __construct( NoticeKind ...$kinds ) {
		$this->kinds = array_combine( array_map( static fn ( NoticeKind $kind ) => $kind->kind, $kinds ), $kinds );
	}

	/**
	 * @param string $kind
	 * @throws OutOfBoundsException When nobody has listed it
	 */
	public function of( string $kind ): NoticeKind {
		return $this->kinds[$kind] ?? throw new OutOfBoundsException( "No notice is of the kind $kind" );
	}

	/**
	 * @return array<string,array<string,mixed>> Echo's types
	 */
	public function definitions(): array {
		$definitions = [];
		foreach ( $this->kinds as $kind ) {
			$definitions[$kind->type] = $kind->definition();
		}
		return $definitions;
	}

	/**
	 * @return array<string,array<string,mixed>> Echo's categories
	 */
	public function categories(): array {
		$categories = [];
		foreach ( $this->kinds as $kind ) {
			// Messages: echo-pref-tooltip-eventcalendar-change, echo-pref-tooltip-eventcalendar-digest,
			// echo-pref-tooltip-eventcalendar-follow-up, echo-pref-tooltip-eventcalendar-reminder
			$categories[$kind->category] = [ 'priority' => 5, 'tooltip' => "echo-pref-tooltip-$kind->category" ];
		}
		return $categories;
	}
}
