<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Target;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\EventJson;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\Generator;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\ImportFile;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\PlainOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Stage;
use MediaWiki\Extension\EventCalendar\Import\ImportEntry;
use MediaWiki\Extension\EventCalendar\Import\Reading\ImportDefaults;
use MediaWiki\Extension\EventCalendar\Special\ImportPreviewRenderer;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;

/**
 * Files of events: what an import would do, as the special page shows it, and what it would write.
 */
final class ImportTarget implements Target {
	/** Of what a file gives, so many are looked at on a page of their own */
	private const DRAWN = 2;

	public function __construct( private readonly Stage $stage ) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'import';
	}

	/** @inheritDoc */
	public function generator(): Generator {
		return new ImportFile( $this->stage->icalendarFiles(), new EventJson( $this->stage->events() ) );
	}

	/** @inheritDoc */
	public function prepare(): void {
		$this->stage->resetEvent();
	}

	/** @inheritDoc */
	public function run( FuzzCase $case ): bool {
		$services = $this->stage->services;
		$defaults = new ImportDefaults( 'other', [ 'imported' ], [], [ 'en' ], 'Europe/Berlin', 'en' );
		$reading = $services->getService( 'EventCalendar.EventFileReader' )->read( $case->input, $defaults );
		$plan = $services->getService( 'EventCalendar.ImportPlanner' )->plan( $reading, $this->stage->user, 0, 50 );
		$formatter = $services->getService( 'EventCalendar.ImportProblemFormatter' );
		if ( $plan->error ) {
			HtmlOracle::check( 'refusal of a file', $formatter->message( $plan->error )->parse(), $case->token );
			return false;
		}
		HtmlOracle::check( 'preview of an import',
			( new ImportPreviewRenderer( RequestContext::getMain(), $services->getLinkRenderer(), $formatter ) )->render( $plan ),
				$case->token );
		$drawn = 0;
		$isFromCalendar = strncasecmp( ltrim( $case->input ), 'BEGIN:VCALENDAR', 15 ) === 0;
		foreach ( $plan->entries as $entry ) {
			PlainOracle::line( 'summary of an import', $entry->summary ?? '' );
			if ( $entry->text !== null ) {
				$this->checkEvent( $entry, $case->token, $isFromCalendar, $drawn++ < self::DRAWN );
			}
		}
		return $drawn > 0;
	}

	private function checkEvent( ImportEntry $entry, string $token, bool $isFromCalendar, bool $isDrawn ): void {
		$content = new EventContent( (string)$entry->text );
		$event = $content->getEvent();
		if ( !$event ) {
			throw new Finding( 'import: an event that is not valid', (string)$entry->text );
		}
		if ( !$isDrawn ) {
			return;
		}
		$description = $event->description()?->in( [] );
		if ( $description === null ) {
			return;
		}
		$output = $this->stage->services->getParserFactory()->create()->parse(
			$description, Title::makeTitle( NS_PROJECT, 'Import' ), ParserOptions::newFromAnon()
		);
		HtmlOracle::check( 'imported description', $output->getRawText(), $token );
		// Lines of JSON have wikitext; what other programs wrote is text.
		$made = [ ...array_keys( $output->getTemplates() ), ...$output->getCategoryNames(), ...array_keys( $output->getImages() ),
			...array_keys( $output->getLinks() ), ...array_keys( $output->getPageProperties() ) ];
		if ( $isFromCalendar && $made !== [] ) {
			throw new Finding( 'imported description: wikitext of the input', json_encode( $made ) . ": $description" );
		}
	}
}
