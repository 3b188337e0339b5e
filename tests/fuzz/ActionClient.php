<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use MediaWiki\Api\ApiMain;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Request\FauxRequest;
use MediaWiki\User\User;

/**
 * Asks the action API as the web does, errors and formats included.
 */
final class ActionClient {
	/**
	 * @param array<string,string> $params
	 * @param User $user
	 * @param bool $hasToken Whether it is a post with the user's token
	 * @return string The body of the answer
	 */
	public function request( array $params, User $user, bool $hasToken = false ): string {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setUser( $user );
		$context->setLanguage( 'en' );
		if ( $hasToken ) {
			$params['token'] = '+\\';
		}
		$request = new FauxRequest( $params, $hasToken );
		$request->setRequestURL( '/api.php' );
		$context->setRequest( $request );
		if ( $hasToken && $user->isRegistered() ) {
			$request->setVal( 'token', $context->getCsrfTokenSet()->getToken()->toString() );
		}
		$context->setTitle( \MediaWiki\Title\Title::makeTitle( NS_SPECIAL, 'ApiHelp' ) );
		$main = new ApiMain( $context, true, false );
		ob_start();
		try {
			$main->execute();
		} finally {
			$body = ob_get_clean();
		}
		return $body;
	}
}
