<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance;

use MediaWiki\Content\IContentHandlerFactory;
use MediaWiki\Extension\EventCalendar\Content\Diff\ChangeDescriber;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Language\Language;

/**
 * What an edit of a page would change, and the summary that it would get if its author left that empty.
 */
class EditPreview {
	public function __construct(
		private readonly ChangeDescriber $changes,
		private readonly IContentHandlerFactory $contentHandlers
	) {
	}

	/**
	 * @param EventContent|null $base What the page has now; null if it would be created
	 * @param EventContent $content
	 * @param Language $language Of the changes; the summary comes in the wiki's
	 * @return array{changes:string[],summary:string} Plain text
	 */
	public function describe( ?EventContent $base, EventContent $content, Language $language ): array {
		return [
			'changes' => $base ? $this->changes->describe( $base, $content, $language ) : [],
			'summary' => $content->getEvent()
				? $this->contentHandlers->getContentHandler( EventContent::MODEL )
					->getAutosummary( $base, $content, $base ? EDIT_UPDATE : EDIT_NEW )
				: '',
		];
	}
}
