<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Message\Message;

/**
 * What is wrong with a file or with an event of it, in words.
 */
final class ImportProblemFormatter {
	/**
	 * For output as plain text or HTML, not to be parsed: parameters are what strangers wrote.
	 */
	public function message( ImportProblem $problem ): Message {
		return new Message( "eventcalendar-import-problem-$problem->code", array_map( Message::plaintextParam( ... ), $problem->params ) );
	}
}
