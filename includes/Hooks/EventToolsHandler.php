<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Hooks;

use MediaWiki\Hook\SidebarBeforeOutputHook;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * The form for events, in the toolbox of event pages.
 */
class EventToolsHandler implements SidebarBeforeOutputHook {
	/** @inheritDoc */
	public function onSidebarBeforeOutput( $skin, &$sidebar ): void {
		$title = $skin->getRelevantTitle();
		if ( !$title?->inNamespace( NS_EVENTCALENDAR ) || !$title->exists() ) {
			return;
		}
		$form = SpecialPage::getTitleFor( 'ScheduleEvent' );
		$page = $title->getPrefixedText();
		$sidebar['TOOLBOX']['schedule-edit'] = [
			'id' => 't-eventcalendar-edit',
			'msg' => 'eventcalendar-schedule-tool-edit',
			'href' => $form->getLocalURL( [ 'page' => $page ] ),
		];
		$sidebar['TOOLBOX']['schedule-copy'] = [
			'id' => 't-eventcalendar-copy',
			'msg' => 'eventcalendar-schedule-tool-copy',
			'href' => $form->getLocalURL( [ 'clone' => $page ] ),
		];
	}
}
