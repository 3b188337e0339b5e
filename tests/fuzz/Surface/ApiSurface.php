<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Extension\EventCalendar\Fuzz\ActionClient;
use MediaWiki\Extension\EventCalendar\Fuzz\Answer;
use MediaWiki\Extension\EventCalendar\Fuzz\RestClient;
use MediaWiki\User\User;

/**
 * What programs are told of an event.
 */
final class ApiSurface implements Surface {
	public function __construct(
		private readonly ActionClient $action,
		private readonly RestClient $rest,
		private readonly User $user
	) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		$format = $shown->turn( [ 'json', 'xml', 'php' ] );
		Answer::ofAction( $this->action->request( [
			'action' => 'query', 'list' => 'eventoccurrences', 'eostart' => $shown->date() . 'T00:00:00Z', 'eolimit' => '5',
			'eopages' => $shown->title->getPrefixedText(), 'uselang' => $shown->language(), 'format' => $format, 'formatversion' => '2',
		], $this->user ), $format, $shown->token );
		$id = $shown->title->getArticleID();
		$path = $shown->turn( [ "/events/$id", '/occurrences', "/events/$id/card.svg" ] );
		$query = $path === '/occurrences' ? [ 'start' => $shown->date() . 'T00:00:00Z', 'limit' => '5' ] : [];
		Answer::ofRest( preg_replace( '/\d+/', 'N', $path ),
			$this->rest->request( 'GET', $path, $query + [ 'uselang' => $shown->language() ] ), $shown->token, 200 );
	}
}
