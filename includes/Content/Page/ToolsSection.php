<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\WikiMap\WikiMap;

/**
 * What a reader can do with an event: keep it in a calendar, see it among the others, read its JSON.
 */
final class ToolsSection {
	/**
	 * @param PageContext $context
	 * @param string $restPath $wgRestPath
	 */
	public function __construct(
		private readonly PageContext $context,
		private readonly string $restPath
	) {
	}

	/** @return string HTML; none in the preview of a page that does not exist yet: no link would lead anywhere */
	public function render(): string {
		$context = $this->context;
		if ( !$context->pageId ) {
			return '';
		}
		$title = rawurlencode( $context->title->getPrefixedDBkey() );
		$items = [ $this->link(
			"$this->restPath/eventcalendar/v1/events/$title/event.ics", 'eventcalendar-page-add-to-calendar'
		) ];
		$main = $context->main();
		if ( $main ) {
			$wiki = WikiMap::getCurrentWikiId();
			$id = new OccurrenceId( $wiki, $context->pageId, $main->recurrenceId?->toString() ?? '' );
			$items[] = $this->link(
				SpecialPage::getTitleFor( 'EventCalendar' )->getLocalURL( [
					'date' => $main->wallStart->dateString(),
					'event' => $id->toString( $wiki ),
				] ),
				'eventcalendar-page-in-calendar'
			);
		}
		$items[] = $this->link(
			$context->title->getLocalURL( [ 'action' => 'raw', 'ctype' => 'application/json', 'maxage' => '0' ] ),
			'eventcalendar-page-json'
		);
		return Html::rawElement( 'ul', [ 'class' => 'ext-eventcalendar-page__tools', 'role' => 'list' ], implode( '', $items ) );
	}

	private function link( string $url, string $key ): string {
		return Html::rawElement( 'li', [],
			Html::element( 'a', [ 'href' => $url, 'rel' => 'nofollow' ], $this->context->msg( $key )->text() ) );
	}
}
