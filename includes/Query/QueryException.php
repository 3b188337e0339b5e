<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Query;

use InvalidArgumentException;

/**
 * A question that cannot be answered. The code names a message `eventcalendar-query-CODE`.
 */
final class QueryException extends InvalidArgumentException {
	/** @var array<int,string|int> */
	public readonly array $params;

	/**
	 * @param string $problem `range-empty`, `range-too-long`, `range-too-far`, `too-many-words` or `bad-continue`
	 * @param string|int ...$params Of the message
	 */
	public function __construct( public readonly string $problem, string|int ...$params ) {
		parent::__construct( $problem );
		$this->params = $params;
	}
}
