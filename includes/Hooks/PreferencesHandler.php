<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Delivery\Notices;
use MediaWiki\Extension\EventCalendar\Interest\InterestEditor;
use MediaWiki\Extension\EventCalendar\Interest\ReminderTimes;
use MediaWiki\HTMLForm\HTMLForm;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Preferences\Hook\GetPreferencesHook;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * When somebody wants to be reminded.
 */
final class PreferencesHandler implements GetPreferencesHook {
	/** Where all of this extension's stand */
	private const SECTION = 'personal/eventcalendar';

	public function __construct(
		private readonly Notices $notices,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/** @inheritDoc */
	public function onGetPreferences( $user, &$preferences ): void {
		if ( !$this->notices->canSend() || !$user->isNamed() ) {
			return;
		}
		$options = [];
		foreach ( ReminderTimes::ALL as $minutes ) {
			$options["eventcalendar-interest-before-$minutes"] = $minutes;
		}
		$preferences['eventcalendar-reminders'] = [
			'type' => 'multiselect',
			'section' => self::SECTION,
			'label-message' => 'eventcalendar-interest-preference',
			'help-message' => [ 'eventcalendar-interest-preference-help', ReminderTimes::MOST ],
			'options-messages' => $options,
			'prefix' => ReminderTimes::PREFERENCE,
			'validation-callback' => static fn ( $chosen, array $all, HTMLForm $form ) =>
				count( (array)$chosen ) <= ReminderTimes::MOST
					?: $form->msg( 'eventcalendar-interest-preference-many' )->numParams( ReminderTimes::MOST ),
		];
		$preferences['eventcalendar-interests'] = [
			'type' => 'info',
			'section' => self::SECTION,
			'label-message' => 'eventcalendar-interest-preference-list',
			'raw' => true,
			'default' => $this->linkRenderer->makeKnownLink(
				SpecialPage::getTitleFor( InterestEditor::SPECIAL_PAGE ), wfMessage( 'eventinterests' )->text()
			),
		];
	}
}
