<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\ChangeTags\Hook\ChangeTagsAllowedAddHook;
use MediaWiki\ChangeTags\Hook\ChangeTagsListActiveHook;
use MediaWiki\ChangeTags\Hook\ListDefinedTagsHook;
use MediaWiki\Extension\EventCalendar\Import\ImportTag;

/**
 * Makes the tag of imports known. Whoever may tag edits may set it, since bots import by ordinary edits.
 */
final class ImportTagHandler implements ChangeTagsAllowedAddHook, ChangeTagsListActiveHook, ListDefinedTagsHook {
	/** @inheritDoc */
	public function onListDefinedTags( &$tags ) {
		$tags[] = ImportTag::NAME;
	}

	/** @inheritDoc */
	public function onChangeTagsListActive( &$tags ) {
		$tags[] = ImportTag::NAME;
	}

	/** @inheritDoc */
	public function onChangeTagsAllowedAdd( &$allowedTags, $addTags, $user ) {
		$allowedTags[] = ImportTag::NAME;
	}
}
