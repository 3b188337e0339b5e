<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

/**
 * What a registration says of its event.
 */
final class Registration {
	/**
	 * @param string $title
	 * @param bool $isOpen Whether its organisers let people register
	 * @param int $start Unix time
	 * @param int $end Unix time
	 * @param string $page Full address of its page
	 */
	public function __construct(
		public readonly string $title,
		public readonly bool $isOpen,
		public readonly int $start,
		public readonly int $end,
		public readonly string $page
	) {
	}

	public function isOver( int $now ): bool {
		return $this->end <= $now;
	}

	/**
	 * As the APIs tell it.
	 *
	 * @param int $now Unix time
	 * @return array{title:string,open:bool,start:string,end:string,page:string}
	 */
	public function toArray( int $now ): array {
		return [
			'title' => $this->title,
			'open' => $this->isOpen && !$this->isOver( $now ),
			'start' => gmdate( 'Y-m-d\TH:i:s\Z', $this->start ),
			'end' => gmdate( 'Y-m-d\TH:i:s\Z', $this->end ),
			'page' => $this->page,
		];
	}
}
