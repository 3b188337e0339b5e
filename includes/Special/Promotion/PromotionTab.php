<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * One part of Special:EventPromotion, at the subpage of its name. The message `eventcalendar-promotion-tab-NAME` is its label.
 */
interface PromotionTab {
	public function name(): string;

	/**
	 * Whether somebody gets to see it.
	 */
	public function isFor( Authority $reader ): bool;

	/**
	 * Does what the request asks for, and prints the rest.
	 *
	 * @param SpecialPage $page
	 * @param string $rest What stands behind the name of the tab: empty, or `a` of `due/a`
	 */
	public function show( SpecialPage $page, string $rest ): void;
}
