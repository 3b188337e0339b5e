<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;

/**
 * Where events come out.
 */
interface Surface {
	/** @throws Finding */
	public function check( Shown $shown ): void;
}
