<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\SpecialPage\SpecialPage;

/**
 * Links to event pages that say where somebody came from, so that clicks can be counted. They go by the page's id, so that
 * they survive a move.
 */
class CampaignLinks {
	public const SPECIAL_PAGE = 'EventLink';

	/** Characters of ecc_campaign */
	public const MAX_LENGTH = 64;

	/**
	 * @param string $occurrence As OccurrenceId writes it for this wiki
	 * @param string $campaign Where the link stands: `digest`, `reminder`, `newsletter`, or the id of a channel
	 * @return string Absolute URL
	 */
	public function url( string $occurrence, string $campaign ): string {
		return SpecialPage::getTitleFor( self::SPECIAL_PAGE, $occurrence )
			->getCanonicalURL( [ 'campaign' => substr( $campaign, 0, self::MAX_LENGTH ) ] );
	}
}
