<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * Which actions of the plan somebody asks for. An empty list asks for nothing in particular.
 */
final class PromotionFilter {
	/**
	 * @param string[] $states Of PlannedAction::STATES
	 * @param string[] $kinds Of PlannedAction::KINDS
	 * @param string[] $channels Ids
	 * @param int[] $pages Ids of event pages of this wiki
	 */
	public function __construct(
		public readonly array $states = [],
		public readonly array $kinds = [],
		public readonly array $channels = [],
		public readonly array $pages = []
	) {
	}

	public function matches( PlannedAction $action ): bool {
		return ( !$this->states || in_array( $action->state, $this->states, true ) )
			&& ( !$this->kinds || in_array( $action->kind, $this->kinds, true ) )
			&& ( !$this->channels || in_array( $action->channel->id, $this->channels, true ) )
			&& ( !$this->pages || in_array( $action->occurrence->page->id, $this->pages, true ) );
	}
}
