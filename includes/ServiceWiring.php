<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\EventCalendar\Config\PublicSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Config\SettingsValidator;
use MediaWiki\Extension\EventCalendar\Content\EntryCheck;
use MediaWiki\Extension\EventCalendar\Content\EventFactory;
use MediaWiki\Extension\EventCalendar\Content\EventNormalizer;
use MediaWiki\Extension\EventCalendar\Content\EventReader;
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
use MediaWiki\Extension\EventCalendar\Content\UidCheck;
use MediaWiki\Extension\EventCalendar\Indexing\HorizonWatch;
use MediaWiki\Extension\EventCalendar\Observability\MeasuredOccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\IndexedOccurrenceQuery;
use MediaWiki\Extension\EventCalendar\Query\NextOccurrence;
use MediaWiki\Extension\EventCalendar\Query\OccurrenceParams;
use MediaWiki\Extension\EventCalendar\Query\SeriesBeyondRows;
use MediaWiki\Extension\EventCalendar\Recurrence\RfcRecurrenceExpander;
use MediaWiki\Extension\EventCalendar\Rest\EventPageAccess;
use MediaWiki\Extension\EventCalendar\Serialization\EventPageLinks;
use MediaWiki\Extension\EventCalendar\Serialization\EventSerializer;
use MediaWiki\Extension\EventCalendar\Serialization\OccurrenceSerializer;
use MediaWiki\Extension\EventCalendar\Sheet\AgendaRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarDrawer;
use MediaWiki\Extension\EventCalendar\Sheet\CalendarLanguageFactory;
use MediaWiki\Extension\EventCalendar\Sheet\ClientData;
use MediaWiki\Extension\EventCalendar\Sheet\DayRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\EventLinkRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\HeaderRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\LegendRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\MonthRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\OptionsReader;
use MediaWiki\Extension\EventCalendar\Sheet\SheetBuilder;
use MediaWiki\Extension\EventCalendar\Sheet\SheetRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\SlotRenderer;
use MediaWiki\Extension\EventCalendar\Sheet\TagDialogData;
use MediaWiki\Extension\EventCalendar\Sheet\WeekRenderer;
use MediaWiki\Extension\EventCalendar\Store\EventRowMapper;
use MediaWiki\Extension\EventCalendar\Store\SqlEventUids;
use MediaWiki\Extension\EventCalendar\Store\SqlOccurrenceLookup;
use MediaWiki\Extension\EventCalendar\Store\SqlReplicaWait;
use MediaWiki\Extension\EventCalendar\Tag\NextEventText;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

/**
 * Closures only, sorted by name; those of feeds are in FeedServiceWiring.php. See docs/architecture.md for what depends on what.
 *
 * @phpcs-require-sorted-array
 */
return [
	'EventCalendar.CalendarDrawer' => static fn ( MediaWikiServices $services ) => new CalendarDrawer(
		$services->getService( 'EventCalendar.OptionsReader' ),
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
		$services->getService( 'EventCalendar.PublicSettings' )
	),
	'EventCalendar.EventNormalizer' => static fn ( MediaWikiServices $services ) => new EventNormalizer(
		$services->getService( 'EventCalendar.EventSchema' )
	),
	'EventCalendar.EventPageAccess' => static fn ( MediaWikiServices $services ) => new EventPageAccess(
		$services->getTitleFactory(),
		$services->getRevisionLookup(),
		$services->getService( 'EventCalendar.ProblemFormatter' ),
		$services->getService( 'EventCalendar.ReviewedRevisions' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.EventLinkRenderer' => static fn ( MediaWikiServices $services ) => new EventLinkRenderer(
		$services->getService( 'EventCalendar.EventPageLinks' ),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' )
	),
	'EventCalendar.EventPageLinks' => static fn ( MediaWikiServices $services ) => new EventPageLinks(
		$services->getTitleFactory(),
		$services->getNamespaceInfo(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.EventPageRenderer' => static fn ( MediaWikiServices $services ) => new EventPageRenderer(
		new PageContextFactory(
			$services->getService( 'EventCalendar.RecurrenceExpander' ),
			$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
			$services->getLanguageFallback(),
			$services->getTitleFactory(),
			$services->getService( 'EventCalendar.RegistrationLookup' ),
			$services->getService( 'EventCalendar.PlanStates' )
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
		$schema = $services->getService( 'EventCalendar.EventSchema' );
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
	'EventCalendar.EventSchema' => static fn () => new JsonSchema( dirname( __DIR__ ) . '/schema/event.schema.json' ),
	'EventCalendar.EventSerializer' => static fn ( MediaWikiServices $services ) => new EventSerializer(
		$services->getService( 'EventCalendar.EventPageLinks' ),
		$services->getService( 'EventCalendar.OccurrenceSerializer' )
	),
	'EventCalendar.EventUids' => static fn ( MediaWikiServices $services ) => new SqlEventUids(
		$services->getConnectionProvider(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.NextEventText' => static fn ( MediaWikiServices $services ) => new NextEventText(
		$services->getService( 'EventCalendar.EventPageLinks' ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.NextOccurrence' => static fn ( MediaWikiServices $services ) => new NextOccurrence(
		$services->getService( 'EventCalendar.OccurrenceQuery' )
	),
	'EventCalendar.OccurrenceLookup' => static fn ( MediaWikiServices $services ) => new SqlOccurrenceLookup(
		$services->getConnectionProvider(),
		new EventRowMapper( new EventFactory( $services->getService( 'EventCalendar.RecurrenceExpander' ) ) ),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.OccurrenceParams' => static fn ( MediaWikiServices $services ) => new OccurrenceParams(
		$services->getTitleParser(),
		$services->getLinkBatchFactory()
	),
	'EventCalendar.OccurrenceQuery' => static fn ( MediaWikiServices $services ) => new MeasuredOccurrenceQuery(
		new IndexedOccurrenceQuery(
			$services->getService( 'EventCalendar.OccurrenceLookup' ),
			new SeriesBeyondRows( $services->getService( 'EventCalendar.RecurrenceExpander' ) ),
			$services->getService( 'EventCalendar.HorizonWatch' )
		),
		$services->getService( 'EventCalendar.Metrics' ),
		$services->getService( 'EventCalendar.Logger' )
	),
	'EventCalendar.OccurrenceSerializer' => static fn ( MediaWikiServices $services ) => new OccurrenceSerializer(
		$services->getService( 'EventCalendar.EventPageLinks' ),
		$services->getService( 'EventCalendar.RegistrationLookup' ),
		$services->getLanguageFallback(),
		WikiMap::getCurrentWikiId()
	),
	'EventCalendar.OptionsReader' => static fn () => new OptionsReader(),
	'EventCalendar.ProblemFormatter' => static fn () => new ProblemFormatter(),
	'EventCalendar.PublicSettings' => static fn ( MediaWikiServices $services ) => new PublicSettings(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getPermissionManager()
	),
	'EventCalendar.RecurrenceExpander' => static fn () => new RfcRecurrenceExpander(),
	'EventCalendar.ReplicaWait' => static fn ( MediaWikiServices $services ) => new SqlReplicaWait(
		$services->getDBLoadBalancerFactory()
	),
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
		$weekRenderer = new WeekRenderer( $slotRenderer );
		$agendaRenderer = new AgendaRenderer( $slotRenderer );
		return new SheetRenderer(
			[
				'month' => new MonthRenderer( new DayRenderer(), $slotRenderer ),
				'week' => $weekRenderer,
				'day' => $weekRenderer,
				'agenda' => $agendaRenderer,
			],
			new HeaderRenderer(),
			new LegendRenderer()
		);
	},
	'EventCalendar.TagDialogData' => static fn ( MediaWikiServices $services ) => new TagDialogData(
		$services->getLanguageFactory(),
		$services->getService( 'EventCalendar.CalendarLanguageFactory' ),
		$services->getService( 'EventCalendar.PublicSettings' )
	),
	'EventCalendar.TypeCheck' => static fn ( MediaWikiServices $services ) => new TypeCheck(
		$services->getService( 'EventCalendar.SettingsLookup' ),
		$services->getRevisionLookup()
	),
	'EventCalendar.UidCheck' => static fn ( MediaWikiServices $services ) => new UidCheck(
		$services->getService( 'EventCalendar.EventUids' ),
		$services->getPageStore(),
		$services->getRevisionLookup(),
		$services->getTitleFormatter()
	),
];
