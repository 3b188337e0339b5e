<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Review;

use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\InternalEdit;
use MediaWiki\Language\Language;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentity;
use Psr\Log\LoggerInterface;

/**
 * Begins a section on somebody's talk page: signed, in the wiki's language, an ordinary edit of the reviewer, with all that
 * edits are checked for.
 */
class ProposerTalk {
	public function __construct(
		private readonly Language $contentLanguage,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * @param Title $event
	 * @param UserIdentity $proposer
	 * @param Decision $decision
	 * @param IContextSource $context Of the reviewer's request
	 * @return bool Whether it was saved
	 */
	public function write( Title $event, UserIdentity $proposer, Decision $decision, IContextSource $context ): bool {
		$talk = Title::makeTitleSafe( NS_USER_TALK, $proposer->getName() );
		if ( !$talk || !$talk->hasContentModel( CONTENT_MODEL_WIKITEXT ) ) {
			return false;
		}
		try {
			$answer = InternalEdit::save( [
				'title' => $talk->getPrefixedText(),
				'section' => 'new',
				'sectiontitle' => $this->text( 'heading', $event ),
				'text' => $this->body( $event, $decision ),
				'watchlist' => 'nochange',
			], $context );
		} catch ( ApiUsageException $e ) {
			// The reviewer is told; who it was about is nobody else's business.
			$this->logger->info( 'Could not write to who proposed event page {page}: {reason}', [
				'event' => 'proposer-not-told', 'page' => $event->getArticleID(), 'reason' => $e->getMessageObject()->getKey()
			] );
			return false;
		}
		return ( $answer['result'] ?? null ) === 'Success';
	}

	private function body( Title $event, Decision $decision ): string {
		// Messages: eventcalendar-review-talk-accept, eventcalendar-review-talk-ask, eventcalendar-review-talk-decline
		$text = $this->text( $decision->what, $event );
		return ( $decision->reason === '' ? $text : "$text\n\n$decision->reason" ) . ' ~~~~';
	}

	private function text( string $key, Title $event ): string {
		return wfMessage( "eventcalendar-review-talk-$key", wfEscapeWikiText( $event->getText() ), $event->getPrefixedText() )
			->inLanguage( $this->contentLanguage )->plain();
	}
}
