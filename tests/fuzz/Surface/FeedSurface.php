<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Extension\EventCalendar\Feed\ScheduleExport;
use MediaWiki\Extension\EventCalendar\Fuzz\Answer;
use MediaWiki\Extension\EventCalendar\Fuzz\RestClient;
use MediaWiki\Extension\EventCalendar\Recurrence\RecurrenceExpander;

/**
 * Feeds of all events, and the file of one.
 */
final class FeedSurface implements Surface {
	public function __construct(
		private readonly RestClient $rest,
		private readonly RecurrenceExpander $expander
	) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		$query = [ 'uselang' => $shown->language(), 'status' => 'confirmed|proposed|postponed|cancelled' ];
		$format = $shown->turn( [ 'ics', 'atom', 'json' ] );
		Answer::ofRest( "calendar.$format", $this->rest->request( 'GET', "/calendar.$format", $query ), $shown->token, 200 );
		$file = $this->rest->request( 'GET', "/events/{$shown->title->getArticleID()}/event.ics", [ 'uselang' => $shown->language() ] );
		$overridden = ( new ScheduleExport( $this->expander, $shown->event->schedule ) )->overridden();
		Answer::ofRest( 'event.ics', $file, $shown->token, 200, 1 + count( [ ...$overridden ] ) );
	}
}
