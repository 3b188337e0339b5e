<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use MediaWiki\Extension\EventCalendar\Fuzz\Listening\Mailbox;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\WikitextOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\ApiSurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\DigestSurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\FeedSurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\NoticeSurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\PageSurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\PromotionSurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\SheetSurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\SpecialPageSurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\SummarySurface;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\ActionApiTarget;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\EventTarget;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\ImportTarget;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\RestTarget;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\SettingsTarget;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\TagTarget;
use MediaWiki\Extension\EventCalendar\Fuzz\Target\Target;
use MediaWiki\Extension\Notifications\Model\Event;
use MediaWiki\MainConfigNames;

/**
 * Puts the targets together, in the order in which they run: those that show events want no others in the calendar.
 */
final class Targets {
	/** How many of a hundred cases each has */
	public const SHARES = [ 'event' => 25, 'settings' => 10, 'import' => 15, 'tag' => 15, 'action-api' => 15, 'rest' => 20 ];

	/** @return array<string,Target> By name. Without Echo, there are no notices to look at. */
	public static function all( Stage $stage, Mailbox $mailbox ): array {
		$services = $stage->services;
		$rest = new RestClient( $services );
		$action = new ActionClient();
		$wikitext = new WikitextOracle(
			$services->getParserFactory(), $stage->user, $services->getMainConfig()->get( MainConfigNames::CanonicalServer )
		);
		$sheet = new SheetSurface( $services->getParserFactory(), $services->getLanguageFactory() );
		$page = new PageSurface( $stage->plainEvent() );
		$special = new SpecialPageSurface( $services->getSpecialPageFactory(), $stage->user );
		$digest = new DigestSurface( $services, $wikitext, $mailbox );
		$targets = [
			new EventTarget( $stage, [
				$page, $sheet, new ApiSurface( $action, $rest, $stage->user ),
				new FeedSurface( $rest, $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
				$digest, new PromotionSurface( $services, $wikitext, false ),
				new SummarySurface(
					$services->getCommentFormatter(), $services->getLogFormatterFactory(), $stage->user, $stage->plainEvent()
				),
				$special,
				...( class_exists( Event::class ) ? [ new NoticeSurface( $services->getLanguageFactory(), $stage->user ) ] : [] )
			] ),
			new SettingsTarget( $stage, [ $page, $sheet, $digest, new PromotionSurface( $services, $wikitext, true ), $special ] ),
			new ImportTarget( $stage ),
			new TagTarget( $stage ),
			new ActionApiTarget( $stage, $action ),
			new RestTarget( $stage, $rest ),
		];
		return array_combine( array_map( static fn ( Target $target ) => $target->name(), $targets ), $targets );
	}
}
