<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Way;

use MediaWiki\Api\ApiUsageException;
use MediaWiki\Content\TextContent;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Content\InternalEdit;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\Subscription;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Page\WikiPageFactory;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use Wikimedia\Rdbms\IDBAccessObject;

/**
 * A new section on a subscriber's talk page: an ordinary edit of the digest's own account, with all that edits are checked for.
 */
class TalkWay implements DigestWay {
	public function __construct(
		private readonly DigestRenderer $renderer,
		private readonly UnsubscribeLinks $links,
		private readonly WikiPageFactory $pages
	) {
	}

	/** @inheritDoc */
	public function send( Subscription $subscription, User $user, DigestContent $content, bool $isAgain ): DigestResult {
		$talk = Title::makeTitleSafe( NS_USER_TALK, $user->getName() );
		$bot = DigestAccount::user();
		if ( !$talk || !$talk->hasContentModel( CONTENT_MODEL_WIKITEXT ) || !$bot ) {
			return DigestResult::refused( $bot ? 'no-wikitext' : 'no-account' );
		}
		$marker = self::marker( $content->issue );
		$page = $this->pages->newFromTitle( $talk );
		$page->loadPageData( IDBAccessObject::READ_LATEST );
		$there = $page->getContent();
		// Whoever wrote it before did not live to say so.
		if ( $isAgain && $there instanceof TextContent && str_contains( $there->getText(), $marker ) ) {
			return DigestResult::sent();
		}
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setUser( $bot );
		try {
			$answer = InternalEdit::save( [
				'title' => $talk->getPrefixedText(),
				'section' => 'new',
				'sectiontitle' => $this->renderer->subject( $content ),
				'text' => $this->renderer->wikitext( $content, $this->links->footerForAll() ) . " ~~~~\n$marker",
				'watchlist' => 'nochange',
				'bot' => '1',
			], $context );
		} catch ( ApiUsageException $e ) {
			$code = $e->getMessageObject();
			$code = method_exists( $code, 'getApiCode' ) ? $code->getApiCode() : 'edit';
			$isLater = in_array( $code, [ 'ratelimited', 'readonly', 'editconflict' ], true );
			return $isLater ? DigestResult::failed( "talk-$code" ) : DigestResult::refused( substr( "talk-$code", 0, 32 ) );
		}
		return ( $answer['result'] ?? null ) === 'Success' ? DigestResult::sent() : DigestResult::failed( 'talk-edit' );
	}

	/** What says on a page that the issue is there: nobody sees it, and archiving takes it along */
	public static function marker( string $issue ): string {
		return "<!-- eventcalendar-digest:$issue -->";
	}
}
