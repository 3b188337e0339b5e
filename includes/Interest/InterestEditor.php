<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Interest;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Delivery\Notices;
use MediaWiki\Extension\EventCalendar\Store\InterestStore;
use MediaWiki\User\User;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Notes that somebody wants to be reminded of something, and that they do not any more.
 */
class InterestEditor {
	/** Name of the special page with the list */
	public const SPECIAL_PAGE = 'EventInterests';

	/** How many things somebody may want to be reminded of */
	public const MOST = 500;

	/** Rate limit */
	private const LIMIT = 'eventcalendar-interest';

	private const LONGEST_TARGET = 255;

	public function __construct(
		private readonly InterestStore $interests,
		private readonly LocalReaders $readers,
		private readonly Notices $notices,
		private readonly SettingsLookup $settings
	) {
	}

	/**
	 * Whether the wiki can remind anybody.
	 */
	public function isOn(): bool {
		return $this->notices->canSend();
	}

	/**
	 * Whether the user can have any.
	 */
	public function check( User $user ): StatusValue {
		$status = StatusValue::newGood();
		if ( !$this->isOn() ) {
			$status->fatal( 'eventcalendar-interest-off' );
		} elseif ( !$user->isNamed() || $this->readers->centralId( $user ) === 0 ) {
			$status->fatal( 'eventcalendar-interest-login' );
		}
		return $status;
	}

	/**
	 * @param User $user
	 * @param Interest ...$interests Of which nothing is added if one cannot be
	 */
	public function add( User $user, Interest ...$interests ): StatusValue {
		$status = $this->check( $user );
		if ( $status->isGood() ) {
			$status->merge( $this->checkAdding( $user, $interests ) );
		}
		if ( !$status->isGood() ) {
			return $status;
		}
		$id = $this->readers->centralId( $user );
		foreach ( $interests as $interest ) {
			$this->interests->add( $id, $interest, ConvertibleTimestamp::time() );
		}
		return $status;
	}

	/**
	 * Nobody is kept from it: it is the way to have peace.
	 *
	 * @param User $user
	 * @param Interest ...$interests
	 * @return StatusValue With those that there were
	 */
	public function remove( User $user, Interest ...$interests ): StatusValue {
		$id = $this->readers->centralId( $user );
		if ( $id === 0 ) {
			return StatusValue::newFatal( 'eventcalendar-interest-login' );
		}
		if ( $user->pingLimiter( self::LIMIT ) ) {
			return StatusValue::newFatal( 'actionthrottledtext' );
		}
		return StatusValue::newGood( array_values( array_filter(
			$interests, fn ( Interest $interest ) => $this->interests->remove( $id, $interest )
		) ) );
	}

	/**
	 * @return Interest[] The newest first
	 */
	public function of( User $user ): array {
		$id = $this->readers->centralId( $user );
		return $id === 0 ? [] : $this->interests->ofUser( $id );
	}

	/** @param Interest[] $interests */
	private function checkAdding( User $user, array $interests ): StatusValue {
		$block = $user->getBlock();
		if ( $block && $block->isSitewide() ) {
			return StatusValue::newFatal( 'eventcalendar-interest-blocked' );
		}
		foreach ( $interests as $interest ) {
			$isKnown = $interest->kind !== Interest::TYPE || isset( $this->settings->get()->types[$interest->target] );
			$isLong = !$interest->isOfEvent() && strlen( $interest->target ) > self::LONGEST_TARGET;
			if ( $interest->target === '' || !$isKnown || $isLong ) {
				return StatusValue::newFatal( 'eventcalendar-interest-unknown' );
			}
		}
		$known = array_map( static fn ( Interest $interest ) => $interest->key(), $this->of( $user ) );
		$new = array_diff( array_map( static fn ( Interest $interest ) => $interest->key(), $interests ), $known );
		if ( count( $known ) + count( $new ) > self::MOST ) {
			return StatusValue::newFatal( 'eventcalendar-interest-too-many', self::MOST );
		}
		return $user->pingLimiter( self::LIMIT ) ? StatusValue::newFatal( 'actionthrottledtext' ) : StatusValue::newGood();
	}
}
