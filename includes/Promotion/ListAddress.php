<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Title\TitleFactory;

/**
 * Where people find the list that they are on, from whatever wiki.
 */
class ListAddress {
	public function __construct( private readonly TitleFactory $titles ) {
	}

	/**
	 * @return string Full address; empty if the channel has no valid page
	 */
	public function of( Channel $channel ): string {
		return $channel->page === null ? '' : (string)$this->titles->newFromText( $channel->page )?->getCanonicalURL();
	}
}
