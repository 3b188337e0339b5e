<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Extension\EventCalendar\Content\TypeCheck;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportProblem;
use MediaWiki\Page\PageIdentity;

/**
 * Whether what an import would write could be saved, told before it is tried.
 */
final class PlannedTextCheck {
	public function __construct(
		private readonly TypeCheck $typeCheck,
		private readonly ProblemFormatter $formatter
	) {
	}

	/**
	 * @param string $text
	 * @param PageIdentity $page
	 * @param string $code Of the import's problem; its parameters are the place in the JSON and what is wrong there
	 * @param string $place
	 */
	public function problem( string $text, PageIdentity $page, string $code, string $place ): ?ImportProblem {
		$content = new EventContent( $text );
		$problem = [ ...$content->getProblems(), ...$this->typeCheck->check( $content, $page ) ][0] ?? null;
		return $problem
			? new ImportProblem( $code, $place, [ $problem->pointer, $this->formatter->message( $problem )->text() ] )
			: null;
	}
}
