<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Surface;

use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\PlainOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\WikitextOracle;
use MediaWiki\Extension\EventCalendar\Promotion\ActionText;
use MediaWiki\Extension\EventCalendar\Promotion\Newsletter\NewsletterText;
use MediaWiki\Extension\EventCalendar\Promotion\PlannedAction;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What is written of an event elsewhere, in somebody's name: announcements on pages, mails to lists, posts, newsletters.
 */
final class PromotionSurface implements Surface {
	private const DAYS = 60;

	/**
	 * @param MediaWikiServices $services
	 * @param WikitextOracle $wikitext
	 * @param bool $areSettingsHostile Then hashtags are what the settings want them to be
	 */
	public function __construct(
		private readonly MediaWikiServices $services,
		private readonly WikitextOracle $wikitext,
		private readonly bool $areSettingsHostile
	) {
	}

	/** @inheritDoc */
	public function check( Shown $shown ): void {
		$texts = $this->services->getService( 'EventCalendar.ActionTexts' );
		$now = ConvertibleTimestamp::time();
		$seen = [];
		foreach ( $this->services->getService( 'EventCalendar.PromotionBoard' )->actions( $now, $now + self::DAYS * 86400, null,
			60 ) as $action ) {
			if ( !isset( $seen[$action->channel->id] ) && $action->occurrence->page->id === $shown->title->getArticleID() ) {
				$seen[$action->channel->id] = true;
				$this->checkText( $action, $texts->text( $action ), $shown->token );
			}
		}
		$newsletter = ( new NewsletterText(
			$this->services->getService( 'EventCalendar.OccurrenceQuery' ), $this->services->getService( 'EventCalendar.EventPageLinks' ),
			$this->services->getService( 'EventCalendar.CampaignLinks' ),
			$this->services->getLanguageFactory(), $this->services->getService( 'EventCalendar.CalendarLanguageFactory' ),
			WikiMap::getCurrentWikiId()
		) )->write( $now, self::DAYS, $shown->language(), 'UTC' );
		$this->wikitext->check( 'newsletter', $newsletter, $shown->token );
	}

	private function checkText( PlannedAction $action, ActionText $text, string $token ): void {
		if ( in_array( $action->channel->kind, [ 'page', 'list' ], true ) ) {
			$isTemplate = $action->channel->style->template !== null;
			if ( $isTemplate && $this->areSettingsHostile ) {
				// Of a template that there is not, the call stays as it stands.
				return;
			}
			$this->wikitext->check(
				$isTemplate ? 'announcement by a template' : 'announcement', "== $text->heading ==\n\n$text->body\n", $token,
				[ 'h' => 1, 'comment' => 1 ] + ( $isTemplate ? [ 'template' => 1 ] : [ 'ext' => 1 ] ), 1
			);
			return;
		}
		PlainOracle::line( "subject for {$action->channel->kind}", $text->heading );
		PlainOracle::block( "text for {$action->channel->kind}", $text->body );
		PlainOracle::line( "alternative text for {$action->channel->kind}", $text->alt );
		if ( !$this->areSettingsHostile && $action->channel->kind === 'social' && preg_match( "/[@#\$＠＃]$token/u", $text->body ) ) {
			throw new Finding( 'post: mention or hashtag of the input', $text->body );
		}
	}
}
