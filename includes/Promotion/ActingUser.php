<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Context\RequestContext;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWiki\User\User;

/**
 * Who announces when nobody is there to click: a context without a request, for jobs and maintenance scripts.
 */
final class ActingUser {
	/** Of the user that announces by itself; it has what rights the wiki gives it */
	public const NAME = 'EventCalendar';

	public static function context( User $user ): IContextSource {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( [], true ) );
		$context->setTitle( Title::makeTitle( NS_SPECIAL, 'EventPromotion' ) );
		$context->setUser( $user );
		return $context;
	}

	/**
	 * @return User|null Null if the name cannot be had
	 */
	public static function system(): ?User {
		return User::newSystemUser( self::NAME, [ 'steal' => true ] );
	}
}
