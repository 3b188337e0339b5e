<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Api\ApiEditPage;
use MediaWiki\Api\Hook\APIGetAllowedParamsHook;
use MediaWiki\ChangeTags\Hook\ChangeTagsListActiveHook;
use MediaWiki\ChangeTags\Hook\ListDefinedTagsHook;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Interest\ContinuationMark;
use MediaWiki\Extension\EventCalendar\Store\ContinuedRevisions;
use MediaWiki\Page\Hook\RevisionFromEditCompleteHook;

/**
 * The second edit of "this and following" says at which page the series goes on.
 */
final class ContinuationHandler implements
	APIGetAllowedParamsHook,
	ChangeTagsListActiveHook,
	ListDefinedTagsHook,
	RevisionFromEditCompleteHook {

	/** Parameter of action=edit */
	public const PARAMETER = 'eventcalendarcontinuation';

	public function __construct( private readonly ContinuationMark $mark ) {
	}

	/** @inheritDoc */
	public function onAPIGetAllowedParams( $module, &$params, $flags ) {
		if ( $module instanceof ApiEditPage ) {
			$params[self::PARAMETER] = null;
		}
	}

	/**
	 * In the transaction of the save: the index is refreshed when the answer is on its way.
	 *
	 * @inheritDoc
	 */
	public function onRevisionFromEditComplete( $wikiPage, $rev, $originalRevId, $user, &$tags ) {
		$page = $wikiPage->getTitle()->inNamespace( NS_EVENTCALENDAR )
			? RequestContext::getMain()->getRequest()->getText( self::PARAMETER )
			: '';
		if ( $page !== '' ) {
			$this->mark->mark( $rev, $page, $user );
		}
	}

	/** @inheritDoc */
	public function onListDefinedTags( &$tags ) {
		$tags[] = ContinuedRevisions::TAG;
	}

	/** @inheritDoc */
	public function onChangeTagsListActive( &$tags ) {
		$tags[] = ContinuedRevisions::TAG;
	}
}
