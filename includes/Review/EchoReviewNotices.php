<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Extension\Notifications\Model\Event;
use MediaWiki\Extension\Notifications\UserLocator;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentity;

/**
 * Notices by the extension Echo.
 */
class EchoReviewNotices {
	public const CATEGORY = 'eventcalendar-review';

	/**
	 * What Echo asks for in its hook BeforeCreateEchoEvent.
	 *
	 * @return array<string,array<string,mixed>> By type
	 */
	public static function definitions(): array {
		$definitions = [];
		foreach ( Decision::ALL as $what ) {
			$definitions[self::type( $what )] = [
				'category' => self::CATEGORY,
				'group' => $what === Decision::ACCEPT ? 'positive' : 'neutral',
				'section' => 'message',
				'presentation-model' => ReviewPresentationModel::class,
				'user-locators' => [ [ [ UserLocator::class, 'locateFromEventExtra' ], [ 'recipients' ] ] ],
			];
		}
		return $definitions;
	}

	/**
	 * @param Title $title
	 * @param UserIdentity $recipient
	 * @param Decision $decision
	 * @param UserIdentity $reviewer
	 * @return bool Whether Echo took it
	 */
	public function send( Title $title, UserIdentity $recipient, Decision $decision, UserIdentity $reviewer ): bool {
		return Event::create( [
			'type' => self::type( $decision->what ),
			'title' => $title,
			'agent' => $reviewer,
			'extra' => [ 'reason' => $decision->reason, 'recipients' => [ $recipient->getId() ] ],
		] ) !== false;
	}

	private static function type( string $what ): string {
		return self::CATEGORY . "-$what";
	}
}
