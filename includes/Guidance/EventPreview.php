<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\Page\RuleDescriber;
use MediaWiki\Extension\EventCalendar\Content\Problem;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Extension\EventCalendar\Content\TypeCheck;
use MediaWiki\Extension\EventCalendar\Content\UidCheck;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Review\SaveReview;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Language\Language;
use MediaWiki\Page\PageIdentity;
use MediaWiki\User\UserIdentity;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What a text would be if it were saved: an event with its next occurrences, or what is wrong with it.
 */
class EventPreview {
	private const OCCURRENCES = 10;
	private const DAYS_AHEAD = 3653;

	public function __construct(
		private readonly TypeCheck $typeCheck,
		private readonly UidCheck $uidCheck,
		private readonly ProblemFormatter $problemFormatter,
		private readonly RecurrenceExpander $expander,
		private readonly OccurrenceSerializer $serializer,
		private readonly CalendarLanguageFactory $languages,
		private readonly SaveReview $saveReview
	) {
	}

	/**
	 * @param EventContent $content
	 * @param PageIdentity $target Where it would be saved
	 * @param EventPage $page The same as occurrences name it, with an empty title if nobody said where
	 * @param Language $language
	 * @param UserIdentity $user Who would save it
	 * @return array{valid:bool,problems:array<array{pointer:string,code:string,message:string}>,
	 *  occurrences:array<array<string,mixed>>,ruleText:string|null}
	 */
	public function describe(
		EventContent $content, PageIdentity $target, EventPage $page, Language $language, UserIdentity $user
	): array {
		$problems = $this->problems( $content, $target, $user );
		$event = $content->getEvent();
		$rule = $event ? ( new RuleDescriber() )->describe( $event->schedule ) : null;
		return [
			'valid' => $problems === [],
			'problems' => array_map( fn ( Problem $problem ) => [
				'pointer' => $problem->pointer,
				'code' => $problem->code,
				'message' => $this->problemFormatter->message( $problem )->inLanguage( $language )->text(),
			], $problems ),
			'occurrences' => $event ? $this->occurrences( $page, $event, $language ) : [],
			'ruleText' => $rule ? $this->languages->make( $language )->format( $rule ) : null,
		];
	}

	/**
	 * @return OccurrenceTimes[] The one that is running and the next ones, ascending
	 */
	public function next( Event $event ): array {
		$now = ConvertibleTimestamp::time();
		return $this->expander->expand( $event->schedule, $now, $now + self::DAYS_AHEAD * 86400, self::OCCURRENCES );
	}

	/** @return Problem[] As a save would find them */
	private function problems( EventContent $content, PageIdentity $target, UserIdentity $user ): array {
		$problems = $content->getProblems();
		if ( !in_array( '/type', array_column( $problems, 'pointer' ), true ) ) {
			array_push( $problems, ...$this->typeCheck->check( $content, $target ) );
		}
		array_push( $problems, ...$this->uidCheck->check( $content, $target ) );
		// A page that is not valid is told so alone, as when it is saved.
		$review = $problems === [] ? $this->saveReview->problem( $content, $target->getId(), $user ) : null;
		return $review ? [ $review ] : $problems;
	}

	/** @return array<array<string,mixed>> */
	private function occurrences( EventPage $page, Event $event, Language $language ): array {
		$nowhere = $page->title === '' ? [ 'page' => '', 'url' => '' ] : [];
		return array_map( fn ( OccurrenceTimes $times ) => array_replace( $this->serializer->serialize(
			new Occurrence( $page, $event->forOccurrence( $times->overrideKey ), $times ), $language->getCode()
		), $nowhere ), $this->next( $event ) );
	}
}
