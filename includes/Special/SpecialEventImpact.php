<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Gate\BusyException;
use MediaWiki\Extension\EventCalendar\Gate\ReadGate;
use MediaWiki\Extension\EventCalendar\Impact\Comparison;
use MediaWiki\Extension\EventCalendar\Impact\Comparisons;
use MediaWiki\Extension\EventCalendar\Impact\Grouping;
use MediaWiki\Extension\EventCalendar\Impact\ImpactGroup;
use MediaWiki\Extension\EventCalendar\Impact\ImpactReader;
use MediaWiki\Extension\EventCalendar\Impact\ImpactRecords;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDates;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Special\Impact\ComparisonRenderer;
use MediaWiki\Extension\EventCalendar\Special\Impact\FilterForm;
use MediaWiki\Extension\EventCalendar\Special\Impact\ImpactCsv;
use MediaWiki\Extension\EventCalendar\Special\Impact\ImpactReport;
use MediaWiki\Extension\EventCalendar\Special\Impact\ImpactRequest;
use MediaWiki\Extension\EventCalendar\Special\Impact\ImpactRows;
use MediaWiki\Extension\EventCalendar\Special\Impact\ImpactWords;
use MediaWiki\Extension\EventCalendar\Special\Impact\TableRenderer;
use MediaWiki\Extension\EventCalendar\Store\ImpactLookup;
use MediaWiki\Html\Html;
use MediaWiki\MainConfigNames;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\TitleFactory;
use MediaWiki\WikiMap\WikiMap;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What came out of events, beside what was done to promote them. For everybody: the numbers are sums, about public pages.
 */
class SpecialEventImpact extends SpecialPage {
	public const NAME = 'EventImpact';

	public function __construct(
		private readonly ImpactReader $reader,
		private readonly ImpactLookup $lookup,
		private readonly SettingsLookup $settings,
		private readonly CalendarLanguageFactory $languageFactory,
		private readonly EventPageLinks $links,
		private readonly TitleFactory $titles,
		private readonly ReadGate $gate
	) {
		parent::__construct( self::NAME );
	}

	/** @inheritDoc */
	public function execute( $subPage ): void {
		$this->setHeaders();
		$this->addHelpLink( 'Help:Extension:EventCalendar' );
		$now = ConvertibleTimestamp::time();
		$request = ImpactRequest::read(
			$this->getRequest(), (string)$subPage, $this->titles, $this->getConfig()->get( MainConfigNames::Localtimezone ), $now
		);
		try {
			$records = $this->read( $request );
		} catch ( BusyException ) {
			$this->refuse();
			return;
		}
		if ( $request->filter && $this->getRequest()->getText( 'format' ) === 'csv' ) {
			$this->download( $request, $records );
			return;
		}
		$this->draw( $request, $records, $now );
	}

	private function read( ImpactRequest $request ): ImpactRecords {
		$filter = $request->filter;
		return $filter
			? $this->gate->pass( ReadGate::IMPACT, $this->getAuthority(), fn () => $this->reader->read( $filter ) )
			: new ImpactRecords( [] );
	}

	private function refuse(): void {
		$output = $this->getOutput();
		$output->setStatusCode( 503 );
		$output->disableClientCache();
		$this->getRequest()->response()->header( 'Retry-After: ' . BusyException::RETRY_AFTER );
		$output->addModuleStyles( 'mediawiki.codex.messagebox.styles' );
		$output->addHTML( Html::errorBox( $this->msg( BusyException::MESSAGE )->escaped() ) );
	}

	private function draw( ImpactRequest $request, ImpactRecords $records, int $now ): void {
		$words = $this->words( $request );
		$output = $this->getOutput();
		$output->addModuleStyles( [
			'ext.eventCalendar.impact.styles', 'ext.eventCalendar.promotion.styles', 'mediawiki.codex.messagebox.styles'
		] );
		$form = new FilterForm(
			$words, $request, $this->settings->get(), $this->getPageTitle(), $this->getConfig()->get( MainConfigNames::Script )
		);
		$html = Html::element( 'p', [], $words->msg( 'intro' ) ) . $form->render() . $form->views();
		if ( $request->filter ) {
			$report = new ImpactReport( $this->getContext(), $words, $request, $records, WikiMap::getCurrentWikiId() );
			$html .= $report->remarks( $now ) . $this->view( $request, $records, $report, $words )
				. $report->clicks()
				. ( $this->hasFile( $request ) ? Html::rawElement( 'p', [], Html::element( 'a',
					[ 'href' => $this->address( $request, [ 'format' => 'csv' ] ) ], $words->msg( 'csv' ) ) ) : '' );
		}
		$output->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-impact' ], $html ) );
	}

	private function view( ImpactRequest $request, ImpactRecords $records, ImpactReport $report, ImpactWords $words ): string {
		if ( $request->view === ImpactRequest::CHANGE ) {
			$change = $this->change( $request );
			return $change === null
				? Html::element( 'p', [], $words->msg( $request->values['channel'] === '' ? 'change-choose' : 'change-unused' ) )
				: ( new ComparisonRenderer( $this->getContext(), $words ) )->change(
					$this->comparisons( $records, $change ), $this->day( $request, $change )
				);
		}
		if ( $records->records === [] ) {
			return '';
		}
		$rows = new ImpactRows( $words, $this->links, fn ( string $event ) => $this->getPageTitle()->getLocalURL(
			[ 'event' => $event ] + $request->query( [ 'view' => ImpactRequest::DATES ] )
		) );
		$table = new TableRenderer( $words, $request, fn ( array $changes ) => $this->address( $request, $changes ) );
		return $request->view === ImpactRequest::DATES
			? $report->dates( $rows, $table )
			: $report->groups( $this->groups( $request, $records ), $rows, $table );
	}

	private function download( ImpactRequest $request, ImpactRecords $records ): void {
		$csv = new ImpactCsv( $this->words( $request ), $this->links, WikiMap::getCurrentWikiId() );
		$text = match ( $request->view ) {
			ImpactRequest::DATES => $csv->dates( $records->records ),
			ImpactRequest::CHANGE => $csv->change( $this->comparisons( $records, $this->change( $request ) ?? PHP_INT_MAX ) ),
			default => $csv->groups( $request->view, $this->groups( $request, $records ) ),
		};
		$this->getOutput()->disable();
		$response = $this->getRequest()->response();
		$response->header( 'Content-Type: text/csv; charset=utf-8; header=present' );
		$response->header( 'X-Content-Type-Options: nosniff' );
		$response->header( 'Cache-Control: private, must-revalidate, max-age=0' );
		$response->header( sprintf( 'Content-Disposition: attachment; filename="events-%s-%s-%s.csv"',
			$request->view, $request->values['from'], $request->values['to'] ) );
		print $text;
	}

	/** Without a change there is nothing to set side by side. */
	private function hasFile( ImpactRequest $request ): bool {
		return $request->view !== ImpactRequest::CHANGE || $this->change( $request ) !== null;
	}

	/** @return int|null Unix time: the first use of the channel, otherwise the beginning of the day */
	private function change( ImpactRequest $request ): ?int {
		if ( $request->values['channel'] !== '' ) {
			return $this->lookup->firstUse( $request->values['channel'] );
		}
		$day = $request->changeDay();
		return $day === null ? null : $request->clock()->toInstant( $day * WallTime::DAY );
	}

	/** @return Comparison[] */
	private function comparisons( ImpactRecords $records, int $change ): array {
		return Comparisons::aroundChange( $records->records, $change );
	}

	private function day( ImpactRequest $request, int $time ): string {
		return $this->languageFactory->make( $this->getLanguage() )
			->date( CalendarDates::ofWall( $request->clock()->toWall( $time ) ) );
	}

	/** @return ImpactGroup[] */
	private function groups( ImpactRequest $request, ImpactRecords $records ): array {
		return ( new Grouping( $request->view, $request->clock(), WikiMap::getCurrentWikiId() ) )
			->groups( $records->records );
	}

	private function words( ImpactRequest $request ): ImpactWords {
		return new ImpactWords(
			$this->getContext(), $this->languageFactory->make( $this->getLanguage() ), $this->settings->get(), $request->clock()
		);
	}

	/** @param array<string,string|int> $changes */
	private function address( ImpactRequest $request, array $changes ): string {
		return $this->getPageTitle()->getLocalURL( $request->query( $changes ) );
	}

	/** @inheritDoc */
	protected function getGroupName() {
		return 'eventcalendar';
	}
}
