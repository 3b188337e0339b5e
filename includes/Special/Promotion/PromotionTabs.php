<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * The parts of Special:EventPromotion, in the order in which they are offered.
 */
class PromotionTabs {
	/**
	 * @param PromotionTab[] $tabs
	 * @param LinkRenderer $linkRenderer
	 */
	public function __construct(
		private readonly array $tabs,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/**
	 * @param string $name
	 * @param Authority $reader
	 * @return PromotionTab|null The first one if the name is empty; null if there is none, or not for this reader
	 */
	public function find( string $name, Authority $reader ): ?PromotionTab {
		foreach ( $this->tabs as $tab ) {
			if ( ( $name === '' || $tab->name() === $name ) && $tab->isFor( $reader ) ) {
				return $tab;
			}
		}
		return null;
	}

	/**
	 * @return string[] Of those that the reader gets to see
	 */
	public function names( Authority $reader ): array {
		return array_values( array_map(
			static fn ( PromotionTab $tab ) => $tab->name(),
			array_filter( $this->tabs, static fn ( PromotionTab $tab ) => $tab->isFor( $reader ) )
		) );
	}

	/**
	 * @param SpecialPage $page
	 * @param PromotionTab $current
	 * @return string HTML: links to all of them
	 */
	public function render( SpecialPage $page, PromotionTab $current ): string {
		$items = '';
		foreach ( $this->names( $page->getAuthority() ) as $name ) {
			$items .= Html::rawElement( 'li', [], $this->linkRenderer->makeKnownLink(
				// Messages: eventcalendar-promotion-tab-review
				$page->getPageTitle( $name ), $page->msg( "eventcalendar-promotion-tab-$name" )->text(),
				$name === $current->name() ? [ 'aria-current' => 'page' ] : []
			) );
		}
		return Html::rawElement( 'nav',
			[ 'class' => 'ext-eventcalendar-tabs', 'aria-label' => $page->msg( 'eventcalendar-promotion-tabs' )->text() ],
			Html::rawElement( 'ul', [ 'role' => 'list' ], $items )
		);
	}
}
