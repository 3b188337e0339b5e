<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\EventCalendar\Card\CardFactory;
use MediaWiki\Extension\EventCalendar\Card\CardLinks;
use MediaWiki\Extension\EventCalendar\Card\CardPictures;
use MediaWiki\Extension\EventCalendar\Card\CardSvg;
use MediaWiki\Extension\EventCalendar\Card\WikiRasterizer;
use MediaWiki\Extension\EventCalendar\Promotion\Newsletter\NewsletterText;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostCalendar;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostEditor;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostPlanner;
use MediaWiki\Extension\EventCalendar\Promotion\Social\PostText;
use MediaWiki\Extension\EventCalendar\Special\Promotion\NewsletterTab;
use MediaWiki\Extension\EventCalendar\Special\Promotion\PostsTab;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * As ServiceWiring.php: posts on social networks, the picture of an event, and newsletters.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.CardFactory' => static fn ( MediaWikiServices $services ) => new CardFactory(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getLanguageFactory(),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		(string)$services->getMainConfig()->get( MainConfigNames::Sitename )
	),
	'EventCalendar.CardLinks' => static fn ( MediaWikiServices $services ) => new CardLinks(
		$services->getService( 'EventCalendar.CardPictures' ),
		(string)$services->getUrlUtils()->expand( (string)$services->getMainConfig()->get( MainConfigNames::RestPath ), PROTO_CANONICAL )
	),
	'EventCalendar.CardPictures' => static fn ( MediaWikiServices $services ) => new CardPictures(
		new WikiRasterizer(
			new ServiceOptions( WikiRasterizer::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$services->getTempFSFileFactory()
		),
		$services->getMainWANObjectCache()
	),
	'EventCalendar.CardSvg' => static fn () => CardSvg::withPalette( dirname( __DIR__ ) . '/resources/palette.json' ),
	'EventCalendar.NewsletterTab' => static fn ( MediaWikiServices $services ) => new NewsletterTab(
		new NewsletterText(
			$services->getService( 'EventCalendar.OccurrenceQuery' ),
			$services->getService( 'EventCalendar.EventPageLinks' ),
			$services->getService( 'EventCalendar.CampaignLinks' ),
			$services->getLanguageFactory(),
			$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
			WikiMap::getCurrentWikiId()
		),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getLanguageNameUtils()
	),
	'EventCalendar.PostCalendar' => static fn ( MediaWikiServices $services ) => new PostCalendar(
		$services->getService( 'EventCalendar.PromotionBoard' ),
		$services->getService( 'EventCalendar.PostPlanner' ),
		$services->getMainWANObjectCache()
	),
	'EventCalendar.PostPlanner' => static fn ( MediaWikiServices $services ) => new PostPlanner(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone )
	),
	'EventCalendar.PostText' => static fn ( MediaWikiServices $services ) => new PostText(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getService( 'EventCalendar.CampaignLinks' ),
		$services->getLanguageFactory(),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		WikiMap::getCurrentWikiId(),
		$services->getContentLanguageCode()->toString(),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone )
	),
	'EventCalendar.PostsTab' => static fn ( MediaWikiServices $services ) => new PostsTab(
		$services->getService( 'EventCalendar.PostCalendar' ),
		new PostEditor(
			$services->getService( 'EventCalendar.PostText' ),
			$services->getService( 'EventCalendar.PromotionLedger' ),
			$services->getTitleFactory(),
			$services->getCentralIdLookup()
		),
		$services->getService( 'EventCalendar.PromotionDesk' ),
		$services->getService( 'EventCalendar.PostText' ),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getLinkRenderer(),
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
];
