<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpPresentationModel;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpRules;
use MediaWiki\Extension\EventCalendar\FollowUp\Thanks;
use MediaWiki\Extension\EventCalendar\FollowUp\ThanksPresentationModel;
use MediaWiki\Extension\Notifications\Mapper\NotificationMapper;
use MediaWiki\Extension\Notifications\Model\Event;
use MediaWiki\Extension\Notifications\UserLocator;

/**
 * Notices by the extension Echo.
 */
final class EchoNotices implements Notices {
	public const CATEGORY = 'eventcalendar-follow-up';

	/** Echo's name of each kind of notice */
	public const TYPES = [
		FollowUpRules::FIRST => 'eventcalendar-follow-up',
		FollowUpRules::AGAIN => 'eventcalendar-follow-up-again',
		Thanks::KIND => 'eventcalendar-thanks',
	];

	/** Notices about one page that are looked at: it has a few a month at most */
	private const LOOKED_AT = 50;

	/**
	 * What Echo asks for in its hook BeforeCreateEchoEvent.
	 *
	 * @return array<string,array<string,mixed>> By type
	 */
	public static function definitions(): array {
		$definitions = [];
		foreach ( self::TYPES as $kind => $type ) {
			$definitions[$type] = [
				'category' => self::CATEGORY,
				'group' => $kind === Thanks::KIND ? 'positive' : 'neutral',
				'section' => 'message',
				'presentation-model' => $kind === Thanks::KIND
					? ThanksPresentationModel::class
					: FollowUpPresentationModel::class,
				'user-locators' => [ [ [ UserLocator::class, 'locateFromEventExtra' ], [ 'recipients' ] ] ],
			];
		}
		return $definitions;
	}

	/** @inheritDoc */
	public function canSend(): bool {
		return true;
	}

	/** @inheritDoc */
	public function has( Notice $notice ): bool {
		// What an earlier process left behind is in the database; what this one has put off is not yet.
		$found = ( new NotificationMapper() )->fetchByUser(
			$notice->recipient, self::LOOKED_AT, null, [ self::TYPES[$notice->type] ], [], [ $notice->page ]
		);
		foreach ( $found as $notification ) {
			if ( $notification->getEvent()->getExtraParam( 'occurrence' ) === $notice->occurrence ) {
				return true;
			}
		}
		return false;
	}

	/** @inheritDoc */
	public function send( Notice $notice ): bool {
		$event = Event::create( [
			'type' => self::TYPES[$notice->type],
			'title' => $notice->page,
			'extra' => [ 'occurrence' => $notice->occurrence, 'recipients' => [ $notice->recipient->getId() ] ],
		] + ( $notice->agent ? [ 'agent' => $notice->agent ] : [] ) );
		// Echo writes who gets it in an update that it puts off.
		if ( PHP_SAPI === 'cli' ) {
			DeferredUpdates::doUpdates();
		}
		return $event !== false;
	}
}
