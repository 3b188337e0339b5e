<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Api\ApiUsageException;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\EventCalendar\Content\InternalEdit;
use MediaWiki\Extension\EventCalendar\Store\PromotionLedger;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\CentralId\CentralIdLookup;
use StatusValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Announces on pages of this wiki, by ordinary edits of whoever announces. The ledger is written before and after; what was
 * written when the process died in between is found on the page, by its mark, before anything is written again.
 */
class Announcer {
	public function __construct(
		private readonly PromotionLedger $ledger,
		private readonly TargetPage $pages,
		private readonly ActionTexts $texts,
		private readonly OptOut $optOut,
		private readonly PromotionLog $log,
		private readonly CentralIdLookup $centralIds,
		private readonly TitleFactory $titles
	) {
	}

	/**
	 * @param PlannedAction $action With a target on this wiki
	 * @param IContextSource $context Of who announces; the caller has checked the token, and their right
	 * @return StatusValue Of the address of the announcement, if it was written or was there; of null if it was skipped, with a
	 *  warning that says why. What went wrong is in the ledger too
	 */
	public function announce( PlannedAction $action, IContextSource $context ): StatusValue {
		$user = $context->getUser();
		$actor = $this->centralIds->centralIdFromLocalUser( $user, CentralIdLookup::AUDIENCE_RAW );
		$now = ConvertibleTimestamp::time();
		if ( !in_array( $action->state, [ 'due', 'coming' ], true ) ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-taken', $action->state );
		}
		$page = $this->pages->resolve( $action );
		$optedOut = $page->isOK() && $this->optOut->covers( $page->getValue(), $action->channel );
		if ( !$page->isOK() || $optedOut ) {
			$why = $optedOut ? StatusValue::newFatal( 'eventcalendar-promotion-opted-out' ) : $page;
			$this->ledger->skip( $action->key, self::words( $why ), $actor, $now );
			$status = StatusValue::newGood();
			foreach ( $why->getMessages() as $message ) {
				$status->warning( $message );
			}
			return $status;
		}
		if ( $this->ledger->claim( $action->key, $actor, $now ) <= 0 ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-taken', 'claimed' );
		}
		$status = $this->write( $page->getValue(), $action, $context );
		if ( !$status->isOK() ) {
			$this->ledger->fail( $action->key, mb_substr( self::words( $status ), 0, PromotionNote::LONGEST_REASON ), $actor, $now );
			$this->log->failed( $action->key, $status );
			return $status;
		}
		$this->ledger->settle( $action->key, $status->getValue(), $actor, $now );
		$this->log->add( PromotionLog::ANNOUNCE, $this->titles->newFromID( $action->occurrence->page->id ), $action->key, $user,
			$status->getValue() );
		return $status;
	}

	/** @return StatusValue Of an address */
	private function write( Title $page, PlannedAction $action, IContextSource $context ): StatusValue {
		$before = $this->pages->find( $page, $action );
		if ( $before !== null ) {
			return StatusValue::newGood( $before );
		}
		$template = $action->channel->style->template;
		if ( $template !== null && !$this->titles->newFromText( $template, NS_TEMPLATE )?->exists() ) {
			return StatusValue::newFatal( 'eventcalendar-promotion-no-template', wfEscapeWikiText( $template ) );
		}
		$text = $this->texts->text( $action );
		try {
			$answer = InternalEdit::save( [
				'title' => $page->getPrefixedText(),
				'section' => 'new',
				'sectiontitle' => $text->heading,
				'text' => $text->body,
				'summary' => self::summary( $action, $text ),
				'watchlist' => 'nochange',
				'contentmodel' => CONTENT_MODEL_WIKITEXT,
			] + ( $context->getAuthority()->isAllowed( 'bot' ) ? [ 'bot' => '1' ] : [] ), $context );
		} catch ( ApiUsageException $e ) {
			return $e->getStatusValue();
		}
		return ( $answer['result'] ?? null ) === 'Success'
			? StatusValue::newGood( TargetPage::url( $page, (int)( $answer['newrevid'] ?? 0 ) ) )
			: StatusValue::newFatal( 'eventcalendar-promotion-not-saved' );
	}

	/**
	 * @return string Of the edit: with the section in front, and the mark
	 */
	public static function summary( PlannedAction $action, ActionText $text ): string {
		$heading = html_entity_decode( $text->heading, ENT_QUOTES | ENT_HTML5 );
		// Summaries have links of their own; nobody's words are to become one.
		$heading = mb_strimwidth( strtr( $heading, [ '[[' => '[ [', '*/' => '* /', '/*' => '/ *', '{{' => '{ {' ] ), 0, 150, '…' );
		return "/* $heading */ " . PromotionId::mark( $action->id );
	}

	private static function words( StatusValue $status ): string {
		$words = [];
		foreach ( $status->getMessages() as $message ) {
			$words[] = wfMessage( $message )->inContentLanguage()->text();
		}
		return implode( ' ', $words );
	}
}
