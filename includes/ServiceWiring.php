<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Config\SettingsValidator;
use MediaWiki\Extension\EventCalendar\Content\EntryCheck;
use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Content\EventNormalizer;
use MediaWiki\Extension\EventCalendar\Content\EventReader;
use MediaWiki\Extension\EventCalendar\Content\EventSkeleton;
use MediaWiki\Extension\EventCalendar\Content\EventValidator;
use MediaWiki\Extension\EventCalendar\Content\JsonSchema;
use MediaWiki\Extension\EventCalendar\Content\Page\EventPageRenderer;
use MediaWiki\Extension\EventCalendar\Content\Page\PageContextFactory;
use MediaWiki\Extension\EventCalendar\Content\Page\PageWikitextFactory;
use MediaWiki\Extension\EventCalendar\Content\ProblemFormatter;
use MediaWiki\Extension\EventCalendar\Content\ScheduleCheck;
use MediaWiki\Extension\EventCalendar\Content\SchemaValidator;
use MediaWiki\Extension\EventCalendar\Content\TextCheck;
use MediaWiki\Extension\EventCalendar\Content\TypeCheck;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Sheet\AgendaRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Sheet\ClientData;
use MediaWiki\Extension\EventCalendar\Sheet\DayRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\LegendRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\MonthRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Extension\EventCalendar\Sheet\SheetBuilder;
use MediaWiki\Extension\EventCalendar\Sheet\SheetRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\SlotRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\WeekRenderer;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;

/**
 * Closures only, sorted by name. See docs/architecture.md for what depends on what.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.CalendarDrawer' => static fn ( MediaWikiServices $services ) => new CalendarDrawer(
		new OptionsReader(),
		$services->getService( 'EventCalendar.SheetBuilder' ),
		$services->getService( 'EventCalendar.SheetRenderer' ),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' )
	),
	'EventCalendar.CalendarLanguageFactory' => static fn ( MediaWikiServices $services ) => new CalendarLanguageFactory(
		$services->getMessageFormatterFactory(),
		$services->getLanguageFallback()
	),
	'EventCalendar.ClientData' => static fn ( MediaWikiServices $services ) => new ClientData(
		$services->getLanguageFactory(),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getService( 'EventCalendar.SettingsLookup' )
	),
	'EventCalendar.EventNormalizer' => static fn () => new EventNormalizer(
		new JsonSchema( dirname( __DIR__ ) . '/schema/event.schema.json' )
	),
	'EventCalendar.EventPageRenderer' => static fn ( MediaWikiServices $services ) => new EventPageRenderer(
		new PageContextFactory(
			$services->getService( 'EventCalendar.RecurrenceExpander' ),
			$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
			$services->getLanguageFallback(),
			$services->getTitleFactory()
		),
		new PageWikitextFactory(
			$services->getParserFactory(),
			$services->getLanguageFactory(),
			$services->getLanguageNameUtils()
		),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getLinkRenderer(),
		$services->getLanguageNameUtils(),
		$services->getTrackingCategories(),
		new ServiceOptions( EventPageRenderer::CONSTRUCTOR_OPTIONS, $services->getMainConfig() )
	),
	'EventCalendar.EventReader' => static function ( MediaWikiServices $services ) {
		$schema = new JsonSchema( dirname( __DIR__ ) . '/schema/event.schema.json' );
		$expander = $services->getService( 'EventCalendar.RecurrenceExpander' );
		return new EventReader(
			new EventValidator(
				new SchemaValidator( $schema ),
				new ScheduleCheck( $expander ),
				new TextCheck( $schema ),
				new EntryCheck( $services->getUserNameUtils() )
			),
			new EventFactory( $expander )
		);
	},
	'EventCalendar.EventSkeleton' => static fn ( MediaWikiServices $services ) => new EventSkeleton(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getMainConfig()->get( MainConfigNames::Localtimezone ),
		$services->getContentLanguage()->getCode()
	),
	'EventCalendar.ProblemFormatter' => static fn () => new ProblemFormatter(),
	'EventCalendar.RecurrenceExpander' => static fn () => new RfcRecurrenceExpander(),
	'EventCalendar.SettingsLookup' => static fn ( MediaWikiServices $services ) => new SettingsPageLookup(
		$services->getMainWANObjectCache(),
		$services->getRevisionLookup(),
		$services->getService( 'EventCalendar.SettingsValidator' )
	),
	'EventCalendar.SettingsValidator' => static function () {
		$schema = new JsonSchema( dirname( __DIR__ ) . '/schema/settings.schema.json' );
		return new SettingsValidator( new SchemaValidator( $schema ), new TextCheck( $schema ) );
	},
	'EventCalendar.SheetBuilder' => static fn ( MediaWikiServices $services ) => new SheetBuilder(
		$services->getService( 'EventCalendar.OccurrenceQuery' ),
		$services->getService( 'EventCalendar.OccurrenceSerializer' ),
		$services->getService( 'EventCalendar.SettingsLookup' ),
		(string)$services->getMainConfig()->get( MainConfigNames::Localtimezone ),
		(string)$services->getMainConfig()->get( MainConfigNames::CanonicalServer )
	),
	'EventCalendar.SheetRenderer' => static function () {
		$slotRenderer = new SlotRenderer();
		$dayRenderer = new DayRenderer();
		return new SheetRenderer(
			[
				'month' => new MonthRenderer( $dayRenderer, $slotRenderer ),
				'week' => new WeekRenderer( $dayRenderer, $slotRenderer ),
				'agenda' => new AgendaRenderer( $slotRenderer ),
			],
			new LegendRenderer()
		);
	},
	'EventCalendar.TypeCheck' => static fn ( MediaWikiServices $services ) => new TypeCheck(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getRevisionLookup()
	),
];
