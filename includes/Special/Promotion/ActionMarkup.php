<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Content\Page\TimeMarkup;
use MediaWiki\Extension\EventCalendar\Model\Occurrence;
use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementTarget;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguage;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Store\SeriesRows;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;

/**
 * Parts of actions as HTML, for all who list them.
 */
class ActionMarkup {
	private const REASONS = [ PlannedAction::CAP, PlannedAction::SERIES, PlannedAction::EVENT, PlannedAction::UNDONE, SeriesRows::REASON ];

	public function __construct(
		private readonly CalendarLanguageFactory $languages,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	public function event( IContextSource $context, Occurrence $occurrence ): string {
		[ $text, $attributes ] = $this->language( $context )->localized( $occurrence->event->title() );
		return $this->linkRenderer->makeKnownLink( Title::makeTitle( NS_EVENTCALENDAR, $occurrence->page->title ), $text, $attributes );
	}

	public function when( IContextSource $context, Occurrence $occurrence ): string {
		$times = new TimeMarkup( $this->language( $context ), $context );
		$zone = $occurrence->event->schedule->timeZone;
		return $times->inEventZone( $occurrence->times )
			. ( $zone === null ? '' : ' ' . Html::element( 'span', [], $times->zone( $zone, $occurrence->times ) ) );
	}

	public function date( IContextSource $context, int $time ): string {
		return Html::element( 'time', [ 'datetime' => gmdate( 'Y-m-d\TH:i:s\Z', $time ) ],
			$context->getLanguage()->userDate( gmdate( 'YmdHis', $time ), $context->getUser() ) );
	}

	/** @return array{string,array{dir:string,lang?:string}} Text and attributes of its element */
	public function channelName( IContextSource $context, Channel $channel ): array {
		return $channel->label
			? $this->language( $context )->localized( $channel->label )
			: [ $channel->page ?? $channel->id, [ 'dir' => 'auto' ] ];
	}

	/** @return array{string,array<string,string>}|null */
	public function condition( IContextSource $context, Channel $channel ): ?array {
		return $channel->condition ? $this->language( $context )->localized( $channel->condition ) : null;
	}

	public function target( AnnouncementTarget $target ): string {
		if ( $target->wiki === WikiMap::getCurrentWikiId() ) {
			$title = Title::newFromText( $target->page );
			return $title ? $this->linkRenderer->makeLink( $title ) : Html::element( 'bdi', [], $target->page );
		}
		$name = WikiMap::getWikiName( $target->wiki ) . ': ' . $target->page;
		$url = WikiMap::getForeignURL( $target->wiki, $target->page );
		return $url === false
			? Html::element( 'bdi', [], $name )
			: Html::element( 'a', [ 'href' => $url, 'class' => 'external', 'dir' => 'auto' ], $name );
	}

	public function state( IContextSource $context, string $state ): string {
		// Messages: eventcalendar-promotion-state-coming, eventcalendar-promotion-state-due, eventcalendar-promotion-state-past,
		// eventcalendar-promotion-state-skipped, eventcalendar-promotion-state-done, eventcalendar-promotion-state-failed,
		// eventcalendar-promotion-state-claimed, eventcalendar-promotion-state-undone
		return Html::element( 'span', [ 'class' => "ext-eventcalendar-due__state ext-eventcalendar-due__state--$state" ],
			$context->msg( "eventcalendar-promotion-state-$state" )->text() );
	}

	/** @return string Text */
	public function reason( IContextSource $context, ?string $reason ): string {
		// Messages: eventcalendar-promotion-reason-cap, eventcalendar-promotion-reason-series,
		// eventcalendar-promotion-reason-event, eventcalendar-promotion-reason-undone, eventcalendar-promotion-reason-continued
		return in_array( $reason, self::REASONS, true )
			? $context->msg( "eventcalendar-promotion-reason-$reason" )->text()
			: (string)$reason;
	}

	private function language( IContextSource $context ): CalendarLanguage {
		return $this->languages->make( $context->getLanguage() );
	}
}
