<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Language\Language;
use MediaWiki\Title\Title;

/**
 * Categories whose pages are left out, whatever a list says.
 */
class OptOut {
	private const MESSAGE = 'eventcalendar-announcement-opt-out-category';

	public function __construct( private readonly Language $contentLanguage ) {
	}

	/**
	 * @return non-empty-list<string> Names without namespace
	 */
	public function names( Channel $channel ): array {
		return array_values( $channel->style->optOut )
			?: [ wfMessage( self::MESSAGE )->inLanguage( $this->contentLanguage )->plain() ];
	}

	/**
	 * @return string[] Titles with the canonical namespace, which every wiki knows
	 */
	public function titles( Channel $channel ): array {
		return array_map( static fn ( string $name ) => "Category:$name", $this->names( $channel ) );
	}

	/**
	 * Whether a page of this wiki has opted out.
	 */
	public function covers( Title $page, Channel $channel ): bool {
		$of = array_keys( $page->getParentCategories() );
		foreach ( $this->names( $channel ) as $name ) {
			$category = Title::makeTitleSafe( NS_CATEGORY, $name );
			if ( $category && in_array( $category->getPrefixedDBkey(), $of, true ) ) {
				return true;
			}
		}
		return false;
	}
}
