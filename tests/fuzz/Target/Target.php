<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Target;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\Generator;

/**
 * Something that reads what comes from outside.
 */
interface Target {
	/** Such as `event` */
	public function name(): string;

	public function generator(): Generator;

	/** Puts the wiki into the state in which each case finds it */
	public function prepare(): void;

	/**
	 * @return bool Whether the input was taken; false: it was refused, as the docs say
	 * @throws Finding
	 */
	public function run( FuzzCase $case ): bool;
}
