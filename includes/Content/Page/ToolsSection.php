<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Interest\InterestEditor;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\WikiMap\WikiMap;

/**
 * What one can do with an event: keep it in a calendar, see it among the others, edit or copy it, read its JSON.
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
		$page = $context->title->getPrefixedText();
		$calendar = SpecialPage::getTitleFor( 'EventCalendar', 'subscribe' );
		$items = [
			$this->link( ( new FeedLinks( $this->restPath ) )->eventUrl( $page ), 'eventcalendar-page-add-to-calendar' ),
			$this->link( $calendar->getLocalURL( [ 'page' => $context->pageId ] ), 'eventcalendar-subscribe-link', [
				'class' => 'ext-eventcalendar-subscribe',
				'data-title' => $context->words->localized( $context->event->title() )[0],
			] ),
		];
		$main = $context->main();
		if ( $main && $main->start > $context->now ) {
			array_unshift( $items, $this->remind( $main ) );
		}
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
		$form = SpecialPage::getTitleFor( 'ScheduleEvent' );
		$items[] = $this->link( $form->getLocalURL( [ 'page' => $page ] ), 'eventcalendar-schedule-tool-edit' );
		$items[] = $this->link( $form->getLocalURL( [ 'clone' => $page ] ), 'eventcalendar-schedule-tool-copy' );
		$items[] = $this->link(
			$context->title->getLocalURL( [ 'action' => 'raw', 'ctype' => 'application/json', 'maxage' => '0' ] ),
			'eventcalendar-page-json'
		);
		return Html::rawElement( 'ul', [ 'class' => 'ext-eventcalendar-page__tools', 'role' => 'list' ], implode( '', $items ) );
	}

	/** The front end puts more in place of the link: whether the reader is reminded already, and how many others are. */
	private function remind( OccurrenceTimes $times ): string {
		$wiki = WikiMap::getCurrentWikiId();
		$id = ( new OccurrenceId( $wiki, $this->context->pageId, $times->recurrenceId?->toString() ?? '' ) )->toString( $wiki );
		return Html::rawElement( 'li', [ 'class' => 'ext-eventcalendar-page__remind', 'data-event' => $id ], Html::element( 'a', [
			'href' => SpecialPage::getTitleFor( InterestEditor::SPECIAL_PAGE, 'add' )->getLocalURL( [ 'occurrence' => $id ] ),
			'rel' => 'nofollow',
		], $this->context->msg( 'eventcalendar-interest-button' )->text() ) );
	}

	private function link( string $url, string $key, array $attributes = [] ): string {
		return Html::rawElement( 'li', [], Html::element(
			'a', [ 'href' => $url, 'rel' => 'nofollow' ] + $attributes, $this->context->msg( $key )->text()
		) );
	}
}
