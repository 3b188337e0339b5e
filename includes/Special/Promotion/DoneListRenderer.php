<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Extension\EventCalendar\Promotion\AnnouncementTarget;
use MediaWiki\Extension\EventCalendar\Store\PromotionRow;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\Utils\UrlUtils;

/**
 * Draws rows of the ledger as a table.
 */
class DoneListRenderer {
	private const COLUMNS = [ 'time', 'event', 'where', 'state', 'by', 'undo' ];

	public function __construct(
		private readonly ActionMarkup $markup,
		private readonly LinkRenderer $linkRenderer,
		private readonly CentralIdLookup $centralIds,
		private readonly TitleFactory $titles,
		private readonly UrlUtils $urls
	) {
	}

	/**
	 * @param SpecialPage $page
	 * @param PromotionRow[] $rows
	 * @param array<string,int> $events Ids of pages by UID
	 * @param array<string,Channel> $channels
	 * @param string|null $next Where the next page begins
	 */
	public function render( SpecialPage $page, array $rows, array $events, array $channels, ?string $next ): string {
		$html = Html::element( 'h2', [], $page->msg( 'eventcalendar-promotion-done-heading' )->text() );
		if ( array_filter( $page->getRequest()->getValues( 'channel', 'uid' ) ) ) {
			$html .= Html::rawElement( 'p', [], $this->linkRenderer->makeKnownLink(
				$page->getPageTitle( 'done' ), $page->msg( 'eventcalendar-promotion-show-all' )->text() ) );
		}
		if ( !$rows ) {
			return $html . Html::element( 'p', [], $page->msg( 'eventcalendar-promotion-done-empty' )->text() );
		}
		$head = '';
		foreach ( self::COLUMNS as $column ) {
			// Messages: eventcalendar-promotion-column-time, eventcalendar-promotion-column-event,
			// eventcalendar-promotion-column-where, eventcalendar-promotion-column-state, eventcalendar-promotion-column-by,
			// eventcalendar-promotion-column-undo
			$head .= Html::element( 'th', [ 'scope' => 'col' ], $page->msg( "eventcalendar-promotion-column-$column" )->text() );
		}
		$body = '';
		foreach ( $rows as $row ) {
			$event = isset( $events[$row->key->uid] ) ? $this->titles->newFromID( $events[$row->key->uid] ) : null;
			$body .= $this->row( $page, $row, $event, $channels[$row->key->channel] ?? null );
		}
		$html .= Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-due__table', 'tabindex' => 0, 'role' => 'region',
				'aria-label' => $page->msg( 'eventcalendar-promotion-done-heading' )->text() ],
			Html::rawElement( 'table', [ 'class' => 'wikitable' ],
				Html::rawElement( 'thead', [], Html::rawElement( 'tr', [], $head ) ) . Html::rawElement( 'tbody', [], $body ) ) );
		return $html . ( $next === null ? '' : Html::rawElement( 'p', [], $this->linkRenderer->makeKnownLink(
			$page->getPageTitle( 'done' ), $page->msg( 'eventcalendar-promotion-earlier' )->text(), [ 'rel' => 'next' ],
			[ 'before' => $next ] + array_filter( $page->getRequest()->getValues( 'channel', 'uid' ) )
		) ) );
	}

	private function row( SpecialPage $page, PromotionRow $row, ?Title $event, ?Channel $channel ): string {
		$context = $page->getContext();
		$time = $context->getLanguage()->userTimeAndDate( gmdate( 'YmdHis', $row->time ), $context->getUser() );
		$by = $row->actor ? $this->centralIds->nameFromCentralId( $row->actor ) : null;
		$byLink = $by === null ? null : $this->titles->makeTitleSafe( NS_USER, $by );
		$cells = [
			Html::element( 'time', [ 'datetime' => gmdate( 'Y-m-d\TH:i:s\Z', $row->time ) ], $time ),
			( $event ? $this->linkRenderer->makeKnownLink( $event, $event->getText() )
				: Html::element( 'i', [], $page->msg( 'eventcalendar-promotion-event-gone' )->text() ) )
				. ' ' . $this->linkRenderer->makeKnownLink(
					$page->getPageTitle( 'done' ), $row->key->date, [], [ 'uid' => $row->key->uid ] ),
			$this->where( $page, $row, $channel ),
			$this->state( $page, $row ),
			$byLink ? $this->linkRenderer->makeLink( $byLink, $by ) : $page->msg( 'eventcalendar-promotion-software' )->escaped(),
			$event ? $this->undo( $page, $row ) : '',
		];
		return Html::rawElement( 'tr', [], implode( '', array_map(
			static fn ( string $cell ) => Html::rawElement( 'td', [], $cell ), $cells
		) ) );
	}

	private function where( SpecialPage $page, PromotionRow $row, ?Channel $channel ): string {
		[ $name, $attributes ] = $channel
			? $this->markup->channelName( $page->getContext(), $channel ) : [ $row->key->channel, [ 'dir' => 'auto' ] ];
		$html = $this->linkRenderer->makeKnownLink(
			$page->getPageTitle( 'done' ), $name, $attributes, [ 'channel' => $row->key->channel ] );
		$parts = explode( '~', $row->key->target, 2 );
		return $html . ( count( $parts ) === 2
			? ' ' . $this->markup->target( new AnnouncementTarget( $parts[0], $parts[1] ) ) : '' );
	}

	private function state( SpecialPage $page, PromotionRow $row ): string {
		$html = $this->markup->state( $page->getContext(), $row->state );
		if ( $row->url !== null && preg_match( '~^https?://~i', $row->url ) ) {
			$html .= ' ' . Html::element( 'a', [ 'href' => $row->url ], $page->msg( 'eventcalendar-promotion-see' )->text() );
		}
		return $html . ( $row->reason === null ? '' : ' ' . Html::element( 'bdi', [], $row->reason ) );
	}

	private function undo( SpecialPage $page, PromotionRow $row ): string {
		if ( $row->state === PromotionRow::CLAIMED ) {
			return '';
		}
		$isDone = $row->state === PromotionRow::DONE;
		return ( $isDone ? $this->undoEdit( $page, (string)$row->url ) : '' )
			. Html::rawElement( 'form', [ 'method' => 'post', 'action' => $page->getPageTitle( 'done' )->getLocalURL() ],
				Html::hidden( 'wpEditToken', $page->getContext()->getCsrfTokenSet()->getToken()->toString() )
				. Html::hidden( 'row', $row->id )
				. Html::element( 'button', [ 'type' => 'submit', 'class' => 'cdx-button' ], $page->msg(
					$isDone ? 'eventcalendar-promotion-take-back' : 'eventcalendar-promotion-plan-again' )->text() ) );
	}

	/** Of an announcement on this wiki: MediaWiki's own way to undo an edit */
	private function undoEdit( SpecialPage $page, string $url ): string {
		$own = $this->urls->parse( $page->getPageTitle()->getCanonicalURL() );
		$parts = $this->urls->parse( $url );
		if ( !$parts || $parts['host'] !== $own['host'] || ( $parts['port'] ?? null ) !== ( $own['port'] ?? null ) ) {
			return '';
		}
		$query = wfCgiToArray( $parts['query'] ?? '' );
		$revision = (int)( $query['diff'] ?? 0 );
		$title = $this->titles->newFromText( strtr( $query['title'] ?? '', '_', ' ' ) );
		return $revision > 0 && $title
			? Html::rawElement( 'p', [], $this->linkRenderer->makeKnownLink(
				$title, $page->msg( 'eventcalendar-promotion-undo-edit' )->text(), [], [ 'action' => 'edit', 'undo' => $revision ]
			) )
			: '';
	}
}
