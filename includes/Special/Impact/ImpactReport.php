<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Impact;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpPages;
use MediaWiki\Extension\EventCalendar\Impact\Comparisons;
use MediaWiki\Extension\EventCalendar\Impact\Grouping;
use MediaWiki\Extension\EventCalendar\Impact\ImpactGroup;
use MediaWiki\Extension\EventCalendar\Impact\ImpactReader;
use MediaWiki\Extension\EventCalendar\Impact\ImpactRecord;
use MediaWiki\Extension\EventCalendar\Impact\ImpactRecords;
use MediaWiki\Extension\EventCalendar\Impact\SmallNumbers;
use MediaWiki\Html\Html;

/**
 * Puts the parts of Special:EventImpact together: what is found, the picture, the table, the clicks.
 */
final class ImpactReport {
	/** Events of which nobody has said how many took part that are named */
	private const OPEN = 5;

	/**
	 * @param IContextSource $context
	 * @param ImpactWords $words
	 * @param ImpactRequest $request
	 * @param ImpactRecords $records
	 * @param string $localWiki WikiMap id
	 */
	public function __construct(
		private readonly IContextSource $context,
		private readonly ImpactWords $words,
		private readonly ImpactRequest $request,
		private readonly ImpactRecords $records,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param int $now Unix time
	 * @return string HTML: what is to be said before any number
	 */
	public function remarks( int $now ): string {
		$html = '';
		if ( $this->records->isCut ) {
			$html .= Html::noticeBox( $this->context->msg( 'eventcalendar-impact-cut' )
				->numParams( ImpactReader::MAX_OCCURRENCES )->escaped(), '' );
		}
		if ( !$this->records->hasAttendance() ) {
			return $html . Html::noticeBox( htmlspecialchars( $this->words->msg( 'empty' ) ), '' ) . $this->open( $now );
		}
		return $html . ( new ComparisonRenderer( $this->context, $this->words ) )
			->findings( Comparisons::promotion( $this->records->records ) );
	}

	/**
	 * @param ImpactGroup[] $groups
	 * @param ImpactRows $rows
	 * @param TableRenderer $table
	 * @return string HTML
	 */
	public function groups( array $groups, ImpactRows $rows, TableRenderer $table ): string {
		$by = $this->request->view;
		// Messages: eventcalendar-impact-title-type, -topic, -month, -weekday, -hour, -event
		$title = $this->words->msg( "title-$by" );
		return ( $by === Grouping::EVENT ? '' : $this->picture( $title, $groups ) )
			. $table->render( $title, ImpactRows::OF_GROUPS, $groups, static fn ( ImpactGroup $group ) => $rows->group( $by, $group ) );
	}

	/**
	 * @param ImpactRows $rows
	 * @param TableRenderer $table
	 * @return string HTML
	 */
	public function dates( ImpactRows $rows, TableRenderer $table ): string {
		$title = $this->words->msg( 'title-dates' );
		$bars = array_map(
			fn ( ImpactRecord $record ) => [ $this->words->when( $record ), [ $record->live(), $record->watched() ] ],
			// Of one event alone: others are no row of one story.
			$this->request->filter?->event ? $this->records->records : []
		);
		return ( new ChartRenderer( $this->words ) )->render( $title, $this->series(), $bars )
			. $table->render( $title, ImpactRows::OF_DATES, array_reverse( $this->records->records ), $rows->date( ... ) );
	}

	/** @return string HTML: where people came from */
	public function clicks(): string {
		if ( $this->records->records === [] ) {
			return '';
		}
		$title = $this->words->msg( 'clicks-title' );
		$rows = $bars = [];
		foreach ( ( new ImpactGroup( '', $this->records->records ) )->clicks() as $campaign => $number ) {
			$name = $this->words->campaign( (string)$campaign );
			$rows[] = TableRenderer::cell( 'name', Html::element( 'bdi', [], $name ) )
				. Html::element( 'td', [], $this->words->small( $number ) );
			$bars[] = [ $name, [ SmallNumbers::told( $number ) ] ];
		}
		$head = '';
		foreach ( [ 'campaign', 'column-clicks' ] as $column ) {
			// Messages: eventcalendar-impact-campaign, eventcalendar-impact-column-clicks
			$head .= Html::element( 'th', [ 'scope' => 'col' ], $this->words->msg( $column ) );
		}
		return Html::rawElement( 'section', [], Html::element( 'h2', [], $title ) . ( $rows === []
			? Html::element( 'p', [], $this->words->msg( 'no-clicks' ) )
			: ( new ChartRenderer( $this->words ) )->render( $title, [ $title ], $bars ) . TableRenderer::table( $title, $head, $rows )
				. Html::element( 'p', [], $this->words->msg( 'clicks-remark' ) ) ) );
	}

	/**
	 * @param string $title
	 * @param ImpactGroup[] $groups
	 */
	private function picture( string $title, array $groups ): string {
		$bars = [];
		foreach ( $groups as $group ) {
			[ $live, $watched ] = [ $group->live(), $group->watched() ];
			if ( $live->isEnough() || $watched->isEnough() ) {
				$bars[] = [ $this->words->group( $this->request->view, $group )[0], [
					$live->isEnough() ? $live->median : null, $watched->isEnough() ? $watched->median : null
				] ];
			}
		}
		$html = ( new ChartRenderer( $this->words ) )->render( $title, $this->series(), $bars );
		return $html === '' && $this->records->hasAttendance()
			? Html::element( 'p', [], $this->words->msg( 'all-too-few' ) ) : $html;
	}

	/** @return string[] */
	private function series(): array {
		return [ $this->words->msg( 'column-live' ), $this->words->msg( 'column-watched' ) ];
	}

	/** @return string HTML: how numbers get here */
	private function open( int $now ): string {
		$items = '';
		foreach ( $this->records->open( $now, self::OPEN ) as $record ) {
			$page = $record->occurrence->page;
			if ( $page->wiki === $this->localWiki ) {
				[ $title, $attributes ] = $this->words->title( $record );
				$form = FollowUpPages::form( $page->id, $record->occurrence->times );
				$items .= Html::rawElement( 'li', [],
					Html::element( 'a', [ 'href' => $form->getLocalURL() ] + $attributes, $title )
					. ' ' . htmlspecialchars( $this->words->when( $record ) ) );
			}
		}
		return $items === '' ? '' : Html::element( 'p', [], $this->words->msg( 'open' ) ) . Html::rawElement( 'ul', [], $items );
	}
}
