<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Content\EventSkeleton;
use MediaWiki\Hook\EditFormPreloadTextHook;
use MediaWiki\Title\Title;

/**
 * Helps those who write an event page by hand.
 */
final class EventEditingHandler implements EditFormPreloadTextHook {
	/** What core offers where nothing was asked for with `preload=` */
	private const NOTHING = [ '', '{}' ];

	public function __construct( private readonly EventSkeleton $skeleton ) {
	}

	/** @inheritDoc */
	public function onEditFormPreloadText( &$text, $title ) {
		if ( $title->hasContentModel( EventContent::MODEL ) && in_array( $text, self::NOTHING, true ) ) {
			$text = $this->skeleton->build( $title->getSubpageText() );
		}
	}

	/**
	 * Of the extension CodeEditor, where it is there.
	 *
	 * @param Title $title
	 * @param string|null &$language
	 * @param string $model
	 */
	public function onCodeEditorGetPageLanguage( Title $title, ?string &$language, string $model ): void {
		if ( $model === EventContent::MODEL ) {
			$language = 'json';
		}
	}
}
