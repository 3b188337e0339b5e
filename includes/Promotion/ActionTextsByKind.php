<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * The text of any action.
 */
final class ActionTextsByKind implements ActionTexts {
	/**
	 * @param array<string,ActionTexts> $texts By kind of channel
	 */
	public function __construct( private readonly array $texts ) {
	}

	/** @inheritDoc */
	public function text( PlannedAction $action ): ActionText {
		return $this->texts[$action->channel->kind]->text( $action );
	}
}
