<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Feed;

use Sabre\VObject\Property\Uri;

/**
 * A property whose value is a URI. sabre/vobject puts a backslash before its commas; RFC 5545 §3.3.13 has no such escape.
 */
final class UriProperty extends Uri {
	/** @inheritDoc */
	public function getRawMimeDirValue() {
		return $this->getValue();
	}
}
