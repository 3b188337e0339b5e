<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\FollowUp\FollowUpPages;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionAction;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionPlanner;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use MediaWiki\Html\Html;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;

/**
 * The promotion plan of the occurrence that the page is about first, for organisers.
 */
final class PlanSection {
	/** @var PromotionAction[] */
	private readonly array $actions;

	private readonly ?OccurrenceTimes $times;

	/** @var array<string,PromotionRow> By channel */
	private readonly array $settled;

	/** Seconds for which the times of posts are right; null: for ever */
	private readonly ?int $ttl;

	public function __construct(
		private readonly PageContext $context,
		private readonly LinkMarkup $links,
		PromotionPlanner $planner
	) {
		$this->times = $context->main();
		$actions = $this->times
			? $planner->plan( $context->eventAt( $this->times ), $this->times, $context->now )
			: [];
		[ $this->actions, $this->settled, $this->ttl ] = $actions && $context->pageId && $context->plans
			? $context->plans->of( $context->event, $context->pageId, $this->times, $actions )
			: [ $actions, [], null ];
	}

	/**
	 * @return int|null Unix time until which the section is right; null: for ever
	 */
	public function rightUntil(): ?int {
		if ( !$this->times ) {
			return null;
		}
		$now = $this->context->now;
		$change = PromotionPlanner::nextChange( $this->actions, $this->times->start, $now );
		return $this->ttl === null ? $change : min( $change ?? PHP_INT_MAX, $now + $this->ttl );
	}

	/**
	 * @return string HTML; empty if nothing is to be done
	 */
	public function render(): string {
		if ( !$this->actions ) {
			return '';
		}
		$context = $this->context;
		return $context->heading( 3, 'eventcalendar-plan-heading' )
			. Html::element( 'p', [ 'class' => 'ext-eventcalendar-page__remark' ],
				$context->msg( 'eventcalendar-plan-remark' )->params(
					( new TimeMarkup( $context->words, $context ) )->moment( $this->times->wallStart )
				)->text() )
			. Html::rawElement( 'ol', [ 'class' => 'ext-eventcalendar-page__dates', 'role' => 'list' ],
				implode( '', array_map( $this->item( ... ), $this->actions ) ) );
	}

	private function item( PromotionAction $action ): string {
		$context = $this->context;
		$channel = $action->channel;
		// Messages: eventcalendar-plan-announce, eventcalendar-plan-post, eventcalendar-plan-remind, eventcalendar-plan-follow-up
		$what = $context->msg( "eventcalendar-plan-$action->kind" );
		if ( $channel ) {
			$what->rawParams( $this->place( $channel ) );
		}
		$text = $what->escaped();
		if ( $action->kind === 'follow-up' && $action->state === 'due' && $context->pageId ) {
			$text = $this->links->page( FollowUpPages::form( $context->pageId, $this->times ), $text );
		}
		$row = $channel ? $this->settled[$channel->id] ?? null : null;
		$is = match ( $row?->state ) {
			null => $action->state,
			PromotionRow::DONE => 'done',
			default => 'skipped'
		};
		// Messages: eventcalendar-plan-coming, eventcalendar-plan-due, eventcalendar-plan-past, eventcalendar-plan-skipped,
		// eventcalendar-plan-done
		$state = $context->msg( "eventcalendar-plan-$is" )->escaped();
		if ( $is === 'done' && preg_match( '~^https?://~i', (string)$row?->url ) ) {
			$state = $this->links->external( $row->url, $state );
		}
		$html = Html::element( 'time', [ 'datetime' => gmdate( 'Y-m-d', $action->due ) ], $this->day( $action->due ) )
			// Readers are reminded when each of them wants it: there is nothing that is done for all.
			. ( $action->kind === 'remind' ? '' : ' ' . Html::rawElement( 'span',
				[ 'class' => "ext-eventcalendar-page__state ext-eventcalendar-page__state--$is" ], $state ) )
			. Html::rawElement( 'div', [], $text . ( $channel ? $this->conditions( $channel ) : '' ) );
		return Html::rawElement( 'li', [ 'class' => 'ext-eventcalendar-page__date' ], $html );
	}

	/**
	 * The day on the event's own clock.
	 */
	private function day( int $time ): string {
		$wall = $time + $this->times->wallStart->seconds - $this->times->start;
		return ( new TimeMarkup( $this->context->words, $this->context ) )->moment( new WallTime( $wall - $wall % WallTime::DAY, true ) );
	}

	/**
	 * @return string HTML
	 */
	private function place( Channel $channel ): string {
		$context = $this->context;
		$name = $channel->label ? $context->text( $channel->label ) : $context->isolate( $channel->page ?? $channel->id );
		if ( $channel->page === null ) {
			return $name;
		}
		if ( $channel->wiki === null || $channel->wiki === WikiMap::getCurrentWikiId() ) {
			$title = Title::newFromText( $channel->page );
			return $title ? $this->links->page( $title, $name ) : $name;
		}
		$url = WikiMap::getForeignURL( $channel->wiki, $channel->page );
		return $url === false ? $name : $this->links->external( $url, $name );
	}

	/**
	 * @return string HTML
	 */
	private function conditions( Channel $channel ): string {
		$context = $this->context;
		$conditions = [];
		if ( $channel->condition ) {
			$conditions[] = $context->text( $channel->condition );
		}
		if ( $channel->perMonth !== null ) {
			$conditions[] = $context->msg( 'eventcalendar-plan-per-month' )->numParams( $channel->perMonth )->escaped();
		}
		return $conditions === [] ? '' : Html::rawElement(
			'div', [ 'class' => 'ext-eventcalendar-page__remark' ], implode( ' · ', $conditions )
		);
	}
}
