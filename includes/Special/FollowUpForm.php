<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpSubject;
use MediaWiki\Extension\EventCalendar\FollowUp\OutcomeText;
use MediaWiki\Extension\EventCalendar\FollowUp\Thanks;
use MediaWiki\HTMLForm\HTMLForm;
use MediaWiki\Message\Message;
use MediaWiki\Status\Status;
use MediaWiki\User\UserIdentity;
use StatusValue;

/**
 * The form that asks what came out of an occurrence.
 */
final class FollowUpForm {
	/** Name of the field that holds the revision whose outcome the form showed */
	private const BASE = 'base';

	/** As the schema has it */
	private const MOST = 10000000;

	public function __construct(
		private readonly OutcomeText $outcomeText,
		private readonly Thanks $thanks,
		private readonly ProblemFormatter $problemFormatter
	) {
	}

	/**
	 * @param FollowUpSubject $subject
	 * @param IContextSource $context
	 * @param callable(array<string,mixed>,int,bool):StatusValue $submit What to do with the outcome, the revision that it
	 *  was filled in upon, and whether to thank
	 * @return bool Whether $submit was called and is content; otherwise the form is shown
	 */
	public function show( FollowUpSubject $subject, IContextSource $context, callable $submit ): bool {
		$form = HTMLForm::factory( 'codex', $this->fields( $subject, $context->getUser() ), $context );
		$form->setId( 'ext-eventcalendar-follow-up' );
		// Always that of the page as it is now: who sends the form again after a conflict has seen what others wrote.
		$form->addHiddenField( self::BASE, (string)$subject->revision );
		$form->setSubmitTextMsg( 'eventcalendar-follow-up-save' );
		$form->setSubmitCallback( static fn ( array $data ): Status => Status::wrap( $submit(
			OutcomeText::outcome( $data ), $context->getRequest()->getInt( self::BASE ), (bool)( $data['thanks'] ?? false )
		) ) );
		$result = $form->show();
		return $result === true || ( $result instanceof StatusValue && $result->isOK() );
	}

	/** @return array<string,array<string,mixed>> */
	private function fields( FollowUpSubject $subject, UserIdentity $user ): array {
		$values = OutcomeText::values( $subject->event->outcome() );
		$fields = [];
		foreach ( OutcomeText::ADDRESSES as $field ) {
			$fields[$field] = [
				'type' => 'text',
				// Messages: eventcalendar-follow-up-recording, eventcalendar-follow-up-slides, eventcalendar-follow-up-notes
				'label-message' => "eventcalendar-follow-up-$field",
				'default' => $values[$field],
				'dir' => 'ltr',
				'autocomplete' => 'off',
				'validation-callback' => fn ( ?string $value ): bool|Message => $this->check( $field, (string)$value ),
			];
		}
		foreach ( OutcomeText::NUMBERS as $field ) {
			$fields[$field] = [
				'type' => 'int',
				// Messages: eventcalendar-follow-up-live, eventcalendar-follow-up-watched
				'label-message' => "eventcalendar-follow-up-$field",
				'default' => $values[$field],
				'min' => 0,
				'max' => self::MOST,
			];
		}
		$speakers = $this->thanks->speakers( $subject->event, $user );
		if ( $speakers !== [] ) {
			$fields['thanks'] = [
				'type' => 'check',
				'label-message' => [ 'eventcalendar-follow-up-thanks', Message::listParam( array_map(
					static fn ( UserIdentity $speaker ) => wfEscapeWikiText( $speaker->getName() ), $speakers
				) ) ],
			];
		}
		return $fields;
	}

	private function check( string $field, string $value ): bool|Message {
		$problem = $this->outcomeText->problem( $field, $value );
		return $problem ? $this->problemFormatter->message( $problem ) : true;
	}
}
