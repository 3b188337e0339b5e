<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Feed\FeedLinks;
use MediaWiki\Extension\EventCalendar\Gate\GuardedDrawer;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarOptions;
use MediaWiki\Extension\EventCalendar\Sheet\Drawing;
use MediaWiki\Extension\EventCalendar\Sheet\EventLinkRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Extension\EventCalendar\Sheet\StandIn;
use MediaWiki\Extension\EventCalendar\Sheet\SubscribeRenderer;
use MediaWiki\Extension\EventCalendar\Store\IndexedEvent;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;
use MediaWiki\Html\Html;
use MediaWiki\MainConfigNames;
use MediaWiki\SpecialPage\IncludableSpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;

/**
 * The calendar as a page of its own, where the links of every sheet lead. Its parameters are the attributes of the tag,
 * and `event` for one occurrence: the front end opens it, and without the front end a line above the sheet links to it.
 *
 * Its page `subscribe` tells how to subscribe to what a filter shows, or to one event (`page`).
 *
 * On a page that includes it, it is nothing but another way to write the tag.
 */
class SpecialEventCalendar extends IncludableSpecialPage {
	public const NAME = 'EventCalendar';

	private const SUBSCRIBE = 'subscribe';

	public function __construct(
		private readonly GuardedDrawer $drawer,
		private readonly OptionsReader $optionsReader,
		private readonly OccurrenceLookup $occurrenceLookup,
		private readonly EventLinkRenderer $eventLinkRenderer,
		private readonly FeedLinks $feedLinks,
		private readonly SettingsLookup $settings,
		private readonly SubscribeRenderer $subscribeRenderer
	) {
		parent::__construct( self::NAME );
	}

	/**
	 * The including page's own time: whoever draws the sheet on it shortens that to the next midnight of the drawn zone.
	 *
	 * @inheritDoc
	 */
	public function maxIncludeCacheTime() {
		// @phpstan-ignore return.type (core asks for an integer and for this)
		return false;
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		if ( $this->including() ) {
			$this->getOutput()->addHTML( $this->standIn( (string)$subPage ) );
			return;
		}
		$this->setHeaders();
		if ( $subPage === self::SUBSCRIBE ) {
			$this->showSubscription();
			return;
		}
		$this->outputHeader();
		$this->showSettingsNotice();
		$arguments = $this->arguments( (string)$subPage );
		$arguments += $this->showEvent();
		$drawing = $this->showSheet( $arguments );
		$options = $this->optionsReader->read( $arguments );
		if ( $options->isOK() ) {
			$this->feedLinks->announce( $this->getOutput(), FeedLinks::query( $options->getValue()->filter ) );
		}
		if ( !$options->isOK() || !$this->isForCrawlers( $options->getValue(), $drawing ) ) {
			$this->getOutput()->setRobotPolicy( 'noindex,nofollow' );
		}
	}

	/**
	 * What the parser's hook puts the sheet in place of. Here the request is what stands between the braces.
	 */
	private function standIn( string $view ): string {
		$arguments = $this->getRequest()->getValues() + ( $view === '' ? [] : [ 'view' => $view ] );
		$known = array_intersect_key( $arguments, array_flip( OptionsReader::NAMES ) );
		return StandIn::ofInclusion(
			$arguments, $this->getPageTitle()->getLocalURL( $known ),
			$this->getDescription()->inContentLanguage()->text()
		);
	}

	/**
	 * @param string $view From the address `Special:EventCalendar/VIEW`
	 * @return array<string,string> Those that have a value
	 */
	private function arguments( string $view ): array {
		$arguments = [];
		foreach ( OptionsReader::NAMES as $name ) {
			$arguments[$name] = $this->getRequest()->getText( $name );
		}
		return array_filter( $arguments, static fn ( string $value ) => $value !== '' ) +
			( $view === '' ? [] : [ 'view' => $view ] );
	}

	/**
	 * @param array<string,string> $arguments
	 */
	private function showSheet( array $arguments ): Drawing {
		$drawing = $this->drawer->draw( $arguments, $this->getContext() );
		$out = $this->getOutput();
		$out->addModuleStyles( $drawing->styles() );
		$out->addModules( $drawing->modules() );
		$out->addHTML( $drawing->html );
		if ( !$drawing->isSheet ) {
			$this->addBackLink( [] );
		}
		return $drawing;
	}

	private function showSubscription(): void {
		$out = $this->getOutput();
		$out->setPageTitleMsg( $this->msg( 'eventcalendar-subscribe-title' ) );
		$out->setRobotPolicy( 'noindex,nofollow' );
		$page = trim( $this->getRequest()->getText( 'page' ) );
		if ( $page !== '' ) {
			$this->showSubscriptionToEvent( $page );
			return;
		}
		$arguments = $this->arguments( '' );
		$options = $this->optionsReader->read( $arguments );
		if ( !$options->isOK() ) {
			// The same box that stands in place of the sheet
			$this->showSheet( $arguments );
			return;
		}
		$filter = $options->getValue()->filter;
		$query = FeedLinks::query( $filter );
		parse_str( $query, $parameters );
		$this->addBackLink( $parameters );
		$out->addModuleStyles( 'ext.eventCalendar.subscribe.styles' );
		$out->addHTML( $this->subscribeRenderer->renderFilter( $filter, $this->getLanguage() ) );
		$this->feedLinks->announce( $out, $query );
	}

	private function showSubscriptionToEvent( string $page ): void {
		$title = ctype_digit( $page ) ? Title::newFromID( (int)$page ) : Title::newFromText( $page );
		$event = $title?->inNamespace( NS_EVENTCALENDAR ) && $title->getArticleID() &&
			$this->getAuthority()->probablyCan( 'read', $title ) ?
			$this->occurrenceLookup->findEvent( WikiMap::getCurrentWikiId(), $title->getArticleID() ) : null;
		if ( $event === null ) {
			$this->addBackLink( [] );
			$this->showNoEvent();
			return;
		}
		$out = $this->getOutput();
		$out->setSubtitle( $this->eventLinkRenderer->render( $event, $this->getLanguage() ) );
		$out->addModuleStyles( 'ext.eventCalendar.subscribe.styles' );
		$out->addHTML( $this->subscribeRenderer->renderEvent( $event, $this->getLanguage() ) );
	}

	/**
	 * @param array<string,string> $query
	 */
	private function addBackLink( array $query ): void {
		$this->getOutput()->setSubtitle( $this->getLinkRenderer()->makeKnownLink(
			$this->getPageTitle(), $this->msg( 'eventcalendar-special-back' )->text(), [], $query
		) );
	}

	private function showNoEvent(): void {
		$this->getOutput()->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
		$this->getOutput()->addHTML( Html::noticeBox( $this->msg( 'eventcalendar-special-no-event' )->escaped(), '' ) );
	}

	/**
	 * Whether the sheet lies where events are known. Each links to the next one, and crawlers shall not walk for ever.
	 */
	private function isForCrawlers( CalendarOptions $options, Drawing $drawing ): bool {
		if ( $options->filter->search !== '' ) {
			return false;
		}
		if ( $options->date === null ) {
			return true;
		}
		$known = $this->occurrenceLookup->knownRange();
		$range = $drawing->range;
		// A day more, since known are days in UTC.
		return $known && $range && $range->end >= CalendarDates::ofWall( $known[0] ) &&
			$range->first <= CalendarDates::ofWall( $known[1] ) + 1;
	}

	/** @inheritDoc */
	protected function getRobotPolicy() {
		return $this->getConfig()->get( MainConfigNames::DefaultRobotPolicy );
	}

	private function showSettingsNotice(): void {
		if ( $this->settings->get()->isFallback && $this->getAuthority()->isAllowedAll( 'editinterface', 'editsitejson' ) ) {
			$this->getOutput()->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
			$this->getOutput()->addHTML( Html::warningBox( $this->msg( 'eventcalendar-special-settings-broken' )->parse() ) );
		}
	}

	/**
	 * @return array<string,string> The date of the event that the request asks for, if it does
	 */
	private function showEvent(): array {
		$text = trim( $this->getRequest()->getText( 'event' ) );
		if ( $text === '' ) {
			return [];
		}
		$id = OccurrenceId::parse( $text, WikiMap::getCurrentWikiId() );
		$indexed = $id ? $this->occurrenceLookup->findEvent( $id->wiki, $id->pageId ) : null;
		if ( $indexed === null ) {
			$this->showNoEvent();
			return [];
		}
		$this->getOutput()->addHTML( Html::rawElement(
			'p', [ 'class' => 'ext-eventcalendar-event' ],
			$this->msg( 'eventcalendar-special-event' )->rawParams( $this->eventLinkRenderer->render( $indexed, $this->getLanguage() ) )
				->escaped()
		) );
		$start = $id->recurrenceId === '' ? $indexed->event->schedule->start->dateString() : substr( $id->recurrenceId, 0, 10 );
		$date = CalendarDates::parse( $start );
		return $date !== null && OptionsReader::isDrawable( $date ) ? [ 'date' => $start ] : [];
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
