<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceId;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarOptions;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Extension\EventCalendar\Store\IndexedEvent;
use MediaWiki\Extension\EventCalendar\Store\OccurrenceLookup;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\WikiMap\WikiMap;

/**
 * The calendar as a page of its own, where the links of every sheet lead. Its parameters are the attributes of the tag,
 * and `event` for one occurrence: the front end opens it, and without the front end a line above the sheet links to it.
 */
class SpecialEventCalendar extends SpecialPage {
	public const NAME = 'EventCalendar';

	public function __construct(
		private readonly CalendarDrawer $drawer,
		private readonly OccurrenceLookup $occurrenceLookup,
		private readonly EventPageLinks $eventPageLinks,
		private readonly SettingsLookup $settings,
		private readonly CalendarLanguageFactory $languageFactory
	) {
		parent::__construct( self::NAME );
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$this->outputHeader();
		$arguments = $this->arguments();
		$out = $this->getOutput();
		$this->showSettingsNotice();
		$arguments += $this->showEvent();
		$drawing = $this->drawer->draw( $arguments, $this->getLanguage() );
		$out->setSubtitle( $drawing->isSheet ?
			$this->viewLinks( $arguments, strtolower( $arguments['view'] ?? CalendarOptions::VIEWS[0] ) ) :
			$this->viewLinks( [] ) );
		$out->addModuleStyles( $drawing->styles() );
		$out->addModules( $drawing->modules() );
		$out->addHTML( $drawing->html );
	}

	/**
	 * @return array<string,string> Those that have a value
	 */
	private function arguments(): array {
		$arguments = [];
		foreach ( OptionsReader::NAMES as $name ) {
			$arguments[$name] = $this->getRequest()->getText( $name );
		}
		return array_filter( $arguments, static fn ( string $value ) => $value !== '' );
	}

	/**
	 * @param array<string,string> $arguments
	 * @param string|null $current The view that is shown
	 */
	private function viewLinks( array $arguments, ?string $current = null ): string {
		$links = [];
		foreach ( CalendarOptions::VIEWS as $view ) {
			$label = $this->msg( "eventcalendar-special-view-$view" )->text();
			$links[] = $view === $current ? Html::element( 'strong', [], $label ) : Html::element(
				'a',
				[
					'class' => 'ext-eventcalendar-view',
					'href' => $this->getPageTitle()->getLocalURL( [ 'view' => $view ] + $arguments ),
					'rel' => 'nofollow',
				],
				$label
			);
		}
		return $this->getLanguage()->pipeList( $links );
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
			$this->getOutput()->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
			$this->getOutput()->addHTML( Html::noticeBox( $this->msg( 'eventcalendar-special-no-event' )->escaped(), '' ) );
			return [];
		}
		$this->getOutput()->addHTML( Html::rawElement(
			'p', [ 'class' => 'ext-eventcalendar-event' ],
			$this->msg( 'eventcalendar-special-event' )->rawParams( $this->eventLink( $indexed ) )->escaped()
		) );
		$start = $id->recurrenceId === '' ? $indexed->event->schedule->start->dateString() : substr( $id->recurrenceId, 0, 10 );
		$date = CalendarDates::parse( $start );
		return $date !== null && OptionsReader::isDrawable( $date ) ? [ 'date' => $start ] : [];
	}

	private function eventLink( IndexedEvent $indexed ): string {
		[ $title, $attributes ] = $this->languageFactory->make( $this->getLanguage() )->localized( $indexed->event->title() );
		return Html::element( 'a', [ 'href' => $this->eventPageLinks->url( $indexed->page ) ] + $attributes, $title );
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
