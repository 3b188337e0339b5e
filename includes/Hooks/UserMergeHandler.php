<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Privacy\UserData;
use MediaWiki\User\User;

/**
 * What is kept about a user follows them into another account, or goes with theirs. The hooks are those of the extension
 * UserMerge, known by their names alone. A rename needs none: central ids stay.
 */
final class UserMergeHandler {
	public function __construct( private readonly UserData $data ) {
	}

	/**
	 * @param User &$oldUser
	 * @param User &$newUser Not registered: the old one is only deleted
	 */
	public function onMergeAccountFromTo( User &$oldUser, User &$newUser ): void {
		$to = $this->data->centralId( $newUser );
		if ( $to !== 0 ) {
			$this->data->hand( $this->data->centralId( $oldUser ), $to );
		}
	}

	/** @param User &$oldUser */
	public function onDeleteAccount( User &$oldUser ): void {
		$this->data->forget( $this->data->centralId( $oldUser ) );
	}
}
