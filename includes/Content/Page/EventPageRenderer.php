<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Category\TrackingCategories;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Model\Event;
use MediaWiki\Extension\EventCalendar\Model\OccurrenceTimes;
use MediaWiki\Extension\EventCalendar\Model\WallTime;
use MediaWiki\Extension\EventCalendar\Promotion\PromotionPlanner;
use MediaWiki\Html\Html;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Parser\ParserOutputFlags;

/**
 * Draws an event page into a ParserOutput: in the reader's language, and for no longer than its dates are right.
 */
class EventPageRenderer {
	public const CONSTRUCTOR_OPTIONS = [
		MainConfigNames::AllowDisplayTitle, MainConfigNames::CanonicalServer, MainConfigNames::RestPath
	];

	public function __construct(
		private readonly PageContextFactory $contexts,
		private readonly PageWikitextFactory $wikitexts,
		private readonly SettingsLookup $settings,
		private readonly LinkRenderer $linkRenderer,
		private readonly LanguageNameUtils $languageNames,
		private readonly TrackingCategories $trackingCategories,
		private readonly ServiceOptions $options
	) {
		$options->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	public function render( EventContent $content, ContentParseParams $params, ParserOutput $output ): void {
		$output->addModuleStyles( [ 'ext.eventCalendar.eventPage.styles', 'mediawiki.codex.messagebox.styles' ] );
		$event = $content->getEvent();
		$html = $event
			? $this->renderEvent( $event, $params, $output )
			: $this->renderInvalid( $content, $params, $output );
		// After the wikitext, whose language need not be the reader's.
		$output->setLanguage( $params->getParserOptions()->getUserLangObj() );
		$output->setRawText( $params->getGenerateHtml() ? $html : null );
	}

	private function renderInvalid( EventContent $content, ContentParseParams $params, ParserOutput $output ): string {
		$this->trackingCategories->addTrackingCategory(
			$output, 'eventcalendar-page-invalid-category', $params->getPage()
		);
		$language = $params->getParserOptions()->getUserLangObj();
		return ( new InvalidPage( $language ) )->render( $content->getProblems(), $content->getText() );
	}

	private function renderEvent( Event $event, ContentParseParams $params, ParserOutput $output ): string {
		$output->addModules( [ 'ext.eventCalendar.eventPage' ] );
		$context = $this->contexts->create( $event, $params );
		if ( !$context->pageId ) {
			// The page is being created: what is drawn now lacks its id, and must not be what is kept.
			$output->setOutputFlag( ParserOutputFlags::VARY_PAGE_ID );
		}
		$links = new LinkMarkup( $context, $this->linkRenderer, $output );
		$wikitext = $this->wikitexts->create( $params, $output );
		$schedule = new ScheduleSection( $context, $links );
		$audience = new AudienceSection( $context, $links, $this->languageNames );
		$plan = new PlanSection( $context, $links, new PromotionPlanner( $this->settings->get()->channels ) );
		$description = $event->description();

		$html = $this->top( $context )
			. Html::rawElement( 'dl', [ 'class' => 'ext-eventcalendar-page__facts' ],
				$schedule->facts( ( new RuleDescriber() )->describe( $event->schedule ) ) . $audience->facts() )
			. ( new ToolsSection( $context, $this->options->get( MainConfigNames::RestPath ) ) )->render()
			. ( $description
				? $wikitext->render( $context, $description, 'ext-eventcalendar-page__description' )
				: '' )
			. $schedule->next()
			. $schedule->past()
			. ( new OrganizerSection( $context, $links, $wikitext, $plan ) )->render();
		// After the wikitext, which may hold a title of its own.
		$restUrl = $this->options->get( MainConfigNames::CanonicalServer ) . $this->options->get( MainConfigNames::RestPath );
		( new PageHead( $context, $output, $restUrl ) )->addAll( (bool)$this->options->get( MainConfigNames::AllowDisplayTitle ) );
		$this->limitCache( $context, $plan->rightUntil(), $output );
		( new RegistrationSection( $context, $links ) )->limitCache( $output );
		return Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-page' ], $html );
	}

	/**
	 * Type, status and summary.
	 */
	private function top( PageContext $context ): string {
		$settings = $this->settings->get();
		$type = $context->event->type();
		$color = $settings->type( $type )->color;
		[ $label, $attributes ] = $context->words->typeLabel( $settings, $type );
		$html = Html::rawElement( 'p', [ 'class' => 'ext-eventcalendar-page__type-line' ], Html::element( 'span',
			[ 'class' => "ext-eventcalendar-page__type ext-eventcalendar-page__type--$color" ] + $attributes, $label ) );
		$status = $context->event->status();
		if ( $status !== 'confirmed' ) {
			// Messages: eventcalendar-page-is-cancelled, eventcalendar-page-is-postponed, eventcalendar-page-is-proposed
			$text = $context->msg( "eventcalendar-page-is-$status" )->escaped();
			$html .= $status === 'proposed' ? Html::noticeBox( $text, '' ) : Html::warningBox( $text );
		}
		$summary = $context->event->summary();
		return $html . ( $summary
			? Html::rawElement( 'p', [ 'class' => 'ext-eventcalendar-page__summary' ], $context->text( $summary ) )
			: '' );
	}

	/**
	 * The dates are right until the first of them is over, or until something about them changes earlier.
	 */
	private function limitCache( PageContext $context, ?int $change, ParserOutput $output ): void {
		$ends = array_map( static fn ( OccurrenceTimes $times ) => $times->end, $context->next );
		if ( $change !== null ) {
			$ends[] = $change;
		}
		if ( $ends !== [] ) {
			$output->updateCacheExpiry( min( WallTime::DAY, max( 1, min( $ends ) - $context->now ) ) );
		}
	}
}
