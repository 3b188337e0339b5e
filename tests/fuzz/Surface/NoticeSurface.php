<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\PlainOracle;
use MediaWiki\Extension\Notifications\Formatters\EchoEventFormatter;
use MediaWiki\Extension\Notifications\Formatters\EchoFlyoutFormatter;
use MediaWiki\Extension\Notifications\Formatters\EchoHtmlEmailFormatter;
use MediaWiki\Extension\Notifications\Formatters\EchoPlainTextEmailFormatter;
use MediaWiki\Extension\Notifications\Model\Event;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\User\User;

/**
 * Notices about the event, as Echo shows and mails them.
 */
final class NoticeSurface implements Surface {
	private const TYPES = [
		[ 'eventcalendar-reminder', [ 'minutes' => 15 ] ],
		[ 'eventcalendar-change', [ 'what' => 'moved', 'start' => 1796317200, 'allday' => 0, 'dates' => 2 ] ],
		[ 'eventcalendar-change', [ 'what' => 'cancelled', 'start' => 1796317200, 'allday' => 1, 'dates' => 1 ] ],
		[ 'eventcalendar-change', [ 'what' => 'gone', 'start' => 1796317200, 'allday' => 0, 'dates' => 1 ] ],
	];

	public function __construct(
		private readonly LanguageFactory $languages,
		private readonly User $user
	) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		[ $type, $extra ] = $shown->turn( self::TYPES );
		$start = $shown->event->schedule;
		$occurrence = (string)$shown->title->getArticleID() . ( $start->isRecurring() ? ":{$start->start->toString()}" : '' );
		$notice = Event::newFromRow( (object)[
			'event_id' => 1, 'event_type' => $type, 'event_variant' => null, 'event_deleted' => 0, 'event_agent_id' => null,
				'event_agent_ip' => null,
			'event_page_id' => $shown->title->getArticleID(), 'event_extra' => serialize( $extra + [ 'occurrence' => $occurrence ] ),
		] );
		$language = $this->languages->getLanguage( $shown->language() );
		$format = static fn ( EchoEventFormatter $formatter, string $way = 'email' ) => $formatter->format( $notice, $way );
		HtmlOracle::check( 'notice', (string)$format( new EchoFlyoutFormatter( $this->user, $language ), 'web' ), $shown->token );
		$mail = $format( new EchoHtmlEmailFormatter( $this->user, $language ) );
		if ( $mail ) {
			// The head is Echo's, and the same in each.
			HtmlOracle::check( 'mail of a notice', (string)strstr( $mail['body'], '</head>' ), $shown->token );
			$text = $format( new EchoPlainTextEmailFormatter( $this->user, $language ) );
			PlainOracle::line( 'subject of a notice', $text['subject'] );
			PlainOracle::block( 'text of a notice', $text['body'] );
		}
	}
}
