<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Delivery;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\Notifications\Mapper\NotificationMapper;
use MediaWiki\Extension\Notifications\Model\Event;

/**
 * Notices by the extension Echo.
 */
final class EchoNotices implements Notices {
	/** Notices about one page that are looked at: it has a few a month at most */
	private const LOOKED_AT = 50;

	public function __construct( private readonly NoticeKinds $kinds ) {
	}

	/** @inheritDoc */
	public function canSend(): bool {
		return true;
	}

	/** @inheritDoc */
	public function has( Notice $notice ): bool {
		// What an earlier process left behind is in the database; what this one has put off is not yet.
		$found = ( new NotificationMapper() )->fetchByUser(
			$notice->recipient, self::LOOKED_AT, null, [ $this->kinds->of( $notice->type )->type ], [], [ $notice->page ]
		);
		foreach ( $found as $notification ) {
			// What Echo adds of its own makes no difference.
			$extra = $notification->getEvent()->getExtra();
			$wanted = self::extra( $notice );
			if ( array_intersect_key( $extra, $wanted ) == $wanted ) {
				return true;
			}
		}
		return false;
	}

	/** @inheritDoc */
	public function send( Notice $notice ): bool {
		$event = Event::create( [
			'type' => $this->kinds->of( $notice->type )->type,
			'extra' => self::extra( $notice ) + $notice->contents + [ 'recipients' => [ $notice->recipient->getId() ] ],
		] + array_filter( [ 'title' => $notice->page, 'agent' => $notice->agent ] ) );
		// Echo writes who gets it in an update that it puts off.
		if ( PHP_SAPI === 'cli' ) {
			DeferredUpdates::doUpdates();
		}
		return $event !== false;
	}

	/** @return array<string,mixed> What tells it from others about the same page */
	private static function extra( Notice $notice ): array {
		return [ 'occurrence' => $notice->occurrence ] + $notice->details;
	}
}
