<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\FollowUp;

use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\InternalEdit;
use StatusValue;

/**
 * Saves what came out of an occurrence as an ordinary edit, by the very module that bots use: everything that edits are
 * checked for is checked, by MediaWiki and by its extensions.
 */
class OutcomeEditor {
	public function __construct( private readonly OutcomeText $text ) {
	}

	/**
	 * @param FollowUpSubject $subject
	 * @param array{recording?:string,slides?:string,notes?:string,attendance?:array{live?:int,recording?:int}} $outcome
	 * @param IContextSource $context Of a request that was checked for its token
	 */
	public function save( FollowUpSubject $subject, array $outcome, IContextSource $context ): StatusValue {
		try {
			$answer = InternalEdit::save( [
				'title' => $subject->title->getPrefixedText(),
				'text' => $this->text->with( $subject, $outcome ),
				// What changed, in words: EventContentHandler::getAutosummary()
				'summary' => '',
				'baserevid' => (string)$subject->revision,
				'nocreate' => '1',
			], $context );
		} catch ( ApiUsageException $e ) {
			$status = StatusValue::newGood();
			foreach ( $e->getStatusValue()->getMessages() as $message ) {
				$status->fatal( $message );
			}
			return $status;
		}
		// Extensions that want something of a person answer with data instead of an error.
		return match ( true ) {
			( $answer['result'] ?? null ) === 'Success' => StatusValue::newGood(),
			isset( $answer['captcha'] ) => StatusValue::newFatal( 'eventcalendar-follow-up-captcha' ),
			default => StatusValue::newFatal( 'eventcalendar-import-refused' ),
		};
	}
}
