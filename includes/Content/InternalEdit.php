<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Api\ApiMain;
use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Request\DerivativeRequest;

/**
 * An ordinary edit on behalf of whoever sent a request, by the very module that bots use: everything that edits are checked
 * for is checked, by MediaWiki and by its extensions. The caller has checked the token of the request.
 */
final class InternalEdit {
	/**
	 * @param array<string,string> $parameters Of action=edit, without `action` and `token`
	 * @param IContextSource $context Of the user's request
	 * @return array<string,mixed> What action=edit answers; without `result` => `Success` nothing was saved
	 * @throws ApiUsageException
	 */
	public static function save( array $parameters, IContextSource $context ): array {
		$ownContext = new DerivativeContext( $context );
		$ownContext->setRequest( new DerivativeRequest( $context->getRequest(), [
			'action' => 'edit',
			'token' => $context->getUser()->getEditToken( '', $context->getRequest() ),
		] + $parameters, true ) );
		$api = new ApiMain( $ownContext, true );
		$api->execute();
		return $api->getResult()->getResultData( [ 'edit' ], [ 'Strip' => 'all' ] ) ?? [];
	}
}
