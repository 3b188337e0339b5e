<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\ChangeTags\Hook\ChangeTagsListActiveHook;
use MediaWiki\ChangeTags\Hook\ListDefinedTagsHook;
use MediaWiki\Extension\EventCalendar\Review\ReviewTag;

/**
 * Makes the tags of reviews known, also where none are required any more: so nobody sets, removes or deletes them by hand.
 */
final class ReviewTagHandler implements ChangeTagsListActiveHook, ListDefinedTagsHook {
	/** @inheritDoc */
	public function onListDefinedTags( &$tags ) {
		array_push( $tags, ...ReviewTag::ALL );
	}

	/** @inheritDoc */
	public function onChangeTagsListActive( &$tags ) {
		array_push( $tags, ...ReviewTag::ALL );
	}
}
