<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Digest\Subscription\SubscriptionEditor;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Permissions\Hook\TitleReadWhitelistHook;
use MediaWiki\Preferences\Hook\GetPreferencesHook;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Says in the preferences whether somebody gets the digest, and where to change it.
 */
final class DigestPreferenceHandler implements GetPreferencesHook, TitleReadWhitelistHook {
	public function __construct(
		private readonly SubscriptionEditor $editor,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/** @inheritDoc */
	public function onGetPreferences( $user, &$preferences ): void {
		if ( !$user->isNamed() ) {
			return;
		}
		$isOn = (bool)$this->editor->find( $user );
		$preferences['eventcalendar-digest'] = [
			'type' => 'info',
			'section' => 'personal/eventcalendar',
			'label-message' => 'eventdigest',
			'raw' => true,
			'default' => wfMessage( $isOn ? 'eventcalendar-digest-preference-on' : 'eventcalendar-digest-preference-off' )->escaped() .
				' ' . $this->linkRenderer->makeKnownLink(
					SpecialPage::getTitleFor( UnsubscribeLinks::SPECIAL_PAGE ),
					wfMessage( $isOn ? 'eventcalendar-digest-change' : 'eventcalendar-digest-subscribe' )->text()
				),
		];
	}

	/**
	 * Links in mails work without logging in, also on wikis that nobody else may read.
	 *
	 * @inheritDoc
	 */
	public function onTitleReadWhitelist( $title, $user, &$whitelisted ): void {
		if ( $title->isSpecial( UnsubscribeLinks::SPECIAL_PAGE )
			&& str_ends_with( $title->getDBkey(), '/' . UnsubscribeLinks::SUBPAGE ) ) {
			$whitelisted = true;
		}
	}
}
