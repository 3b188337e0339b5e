<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Message\Message;

/**
 * What is wrong with a file in words, for output as plain text or HTML, not to be parsed.
 */
final class ImportProblemFormatter {
	/** Codes whose parameters are a problem of an event page: its code, its place, its parameters */
	private const OF_PAGES = [ 'event-invalid', 'json-invalid', 'rrule-invalid', 'rrule-no-instances', 'rrule-too-frequent',
		'uid-invalid' ];

	public function __construct( private readonly ProblemFormatter $problems ) {
	}

	/**
	 * @return Message Without the place
	 */
	public function message( ImportProblem $problem ): Message {
		return new Message( "eventcalendar-import-problem-$problem->code", array_map(
			Message::plaintextParam( ... ),
			in_array( $problem->code, self::OF_PAGES, true ) ? $this->ofPage( $problem->params ) : $problem->params
		) );
	}

	/**
	 * @param string[] $params Of ImportProblem
	 * @return string[] What is wrong, and where
	 */
	private function ofPage( array $params ): array {
		[ $code, $pointer ] = $params;
		$problem = new Problem( $code, $pointer, array_slice( $params, 2 ) );
		return [ $this->problems->message( $problem )->text(), $pointer ];
	}
}
