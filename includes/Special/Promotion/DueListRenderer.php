<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;

/**
 * Draws what is due and coming, by occurrence.
 */
class DueListRenderer {
	/** The first of these that a page of a list is in is the state of the list */
	private const ORDER = [ 'due', 'claimed', 'failed', 'coming', 'done', 'skipped', 'past' ];

	public function __construct(
		private readonly ActionMarkup $markup,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	public function noChannels( SpecialPage $page ): string {
		return Html::element( 'h2', [], $page->msg( 'eventcalendar-promotion-due-heading' )->text() )
			. Html::rawElement( 'p', [], $page->msg( 'eventcalendar-promotion-no-channels' )->rawParams(
				$this->linkRenderer->makeLink( Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE ) )
			)->parse() );
	}

	/**
	 * @param SpecialPage $page
	 * @param array<string,array<string,PlannedAction[]>> $groups By occurrence and channel
	 * @param array<string,Channel> $channels To choose from
	 * @param int|null $next Unix time from which there is more
	 */
	public function render( SpecialPage $page, array $groups, array $channels, ?int $next ): string {
		$html = Html::element( 'h2', [], $page->msg( 'eventcalendar-promotion-due-heading' )->text() )
			. $this->filter( $page, $channels );
		$groups = self::withoutDone( $groups );
		if ( !$groups ) {
			$html .= Html::element( 'p', [], $page->msg( 'eventcalendar-promotion-due-empty' )->text() );
		}
		foreach ( $groups as $ofChannels ) {
			$html .= $this->group( $page, $ofChannels );
		}
		if ( $next !== null ) {
			$html .= Html::rawElement( 'p', [], $this->linkRenderer->makeKnownLink(
				$page->getPageTitle( 'due' ), $page->msg( 'eventcalendar-promotion-later' )->text(), [ 'rel' => 'next' ],
				[ 'from' => $next ] + array_filter( $page->getRequest()->getValues( 'channel', 'event' ) )
			) );
		}
		return $html;
	}

	/**
	 * @param array<string,array<string,PlannedAction[]>> $groups
	 * @return array<string,array<string,PlannedAction[]>> Without what is done as far as it goes, each channel's actions in ORDER
	 */
	private static function withoutDone( array $groups ): array {
		$rest = [];
		foreach ( $groups as $group => $channels ) {
			foreach ( $channels as $channel => $actions ) {
				usort( $actions, static fn ( PlannedAction $a, PlannedAction $b ) =>
					array_search( $a->state, self::ORDER, true ) <=> array_search( $b->state, self::ORDER, true ) );
				if ( $actions[0]->state !== 'done' ) {
					$rest[$group][$channel] = $actions;
				}
			}
		}
		return $rest;
	}

	/** @param array<string,Channel> $channels */
	private function filter( SpecialPage $page, array $channels ): string {
		$chosen = $page->getRequest()->getVal( 'channel', '' );
		$options = Html::element( 'option', [ 'value' => '' ], $page->msg( 'eventcalendar-promotion-all-channels' )->text() );
		foreach ( $channels as $id => $channel ) {
			$options .= Html::element( 'option', [ 'value' => $id, 'selected' => $chosen === (string)$id ],
				$this->markup->channelName( $page->getContext(), $channel )[0] );
		}
		$event = $page->getRequest()->getInt( 'event' );
		return Html::rawElement( 'form',
			[ 'method' => 'get', 'action' => $page->getPageTitle( 'due' )->getLocalURL(), 'class' => 'ext-eventcalendar-due__filter' ],
			Html::hidden( 'title', $page->getPageTitle( 'due' )->getPrefixedDBkey() )
			. Html::element( 'label', [ 'for' => 'due-channel' ], $page->msg( 'eventcalendar-promotion-channel' )->text() )
			. Html::rawElement( 'select', [ 'id' => 'due-channel', 'name' => 'channel', 'class' => 'cdx-select' ], $options )
			. ( $event ? Html::hidden( 'event', $event ) : '' )
			. Html::element( 'button', [ 'type' => 'submit', 'class' => 'cdx-button' ],
				$page->msg( 'eventcalendar-promotion-show' )->text() )
			. ( $event || $chosen !== '' ? $this->linkRenderer->makeKnownLink(
				$page->getPageTitle( 'due' ), $page->msg( 'eventcalendar-promotion-show-all' )->text() ) : '' )
		);
	}

	/** @param array<string,PlannedAction[]> $ofChannels */
	private function group( SpecialPage $page, array $ofChannels ): string {
		$context = $page->getContext();
		$first = reset( $ofChannels )[0];
		$id = "due-$first->id";
		$items = '';
		foreach ( $ofChannels as $actions ) {
			$items .= $this->item( $page, $actions );
		}
		return Html::rawElement( 'article', [ 'class' => 'ext-eventcalendar-due__event', 'aria-labelledby' => $id ],
			Html::rawElement( 'h3', [ 'id' => $id ], $this->markup->event( $context, $first->occurrence ) )
			. Html::rawElement( 'p', [], $this->markup->when( $context, $first->occurrence )
				. ( $page->getRequest()->getInt( 'event' ) ? '' : ' · ' . $this->linkRenderer->makeKnownLink(
					$page->getPageTitle( 'due' ), $page->msg( 'eventcalendar-promotion-only-event' )->text(), [
						'aria-label' => $page->msg( 'eventcalendar-promotion-of' )->plaintextParams(
							$page->msg( 'eventcalendar-promotion-only-event' )->text(),
							strtr( $first->occurrence->page->title, '_', ' ' )
						)->text(),
					], [ 'event' => $first->occurrence->page->id ]
				) ) )
			. Html::rawElement( 'ul', [ 'role' => 'list', 'class' => 'ext-eventcalendar-due__actions' ], $items )
		);
	}

	/** @param PlannedAction[] $actions Of one channel, in ORDER */
	private function item( SpecialPage $page, array $actions ): string {
		$context = $page->getContext();
		$action = $actions[0];
		[ $name, $attributes ] = $this->markup->channelName( $context, $action->channel );
		$facts = [ $this->markup->state( $context, $action->state ) ];
		if ( $action->state === 'coming' ) {
			$facts[] = $page->msg( 'eventcalendar-promotion-from' )->rawParams( $this->markup->date( $context, $action->due ) )->escaped();
		}
		if ( count( $actions ) > 1 ) {
			$settled = count( array_filter( $actions, static fn ( PlannedAction $one ) =>
				in_array( $one->state, [ 'done', 'skipped', 'failed' ], true ) ) );
			$facts[] = $page->msg( 'eventcalendar-promotion-progress' )->numParams( $settled, count( $actions ) )->escaped();
		}
		$reason = $this->markup->reason( $context, $action->reason );
		if ( $reason !== '' ) {
			$facts[] = Html::element( 'bdi', [], $reason );
		}
		$label = $page->msg( in_array( $action->state, [ 'due', 'coming' ], true )
			? 'eventcalendar-promotion-look-and-announce' : 'eventcalendar-promotion-look' )->text();
		return Html::rawElement( 'li', [],
			Html::rawElement( 'div', [], Html::element( 'strong', $attributes, $name ) . ' ' . implode( ' · ', $facts ) )
			. $this->linkRenderer->makeKnownLink( $page->getPageTitle( "due/$action->id" ), $label, [
				'class' => 'cdx-button cdx-button--fake-button cdx-button--fake-button--enabled',
				'aria-label' => $page->msg( 'eventcalendar-promotion-of' )->plaintextParams( $label, $name )->text(),
			] )
		);
	}
}
