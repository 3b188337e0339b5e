<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

/**
 * Writes the text of actions of one kind.
 */
interface ActionTexts {
	/**
	 * @return ActionText What somebody has set for the action, otherwise the template's
	 */
	public function text( PlannedAction $action ): ActionText;
}
