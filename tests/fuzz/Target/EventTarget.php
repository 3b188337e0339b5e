<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Target;

use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Extension\EventCalendar\Fuzz\Finding;
use MediaWiki\Extension\EventCalendar\Fuzz\FuzzCase;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\EventJson;
use MediaWiki\Extension\EventCalendar\Fuzz\Generator\Generator;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\HtmlOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Oracle\JsonOracle;
use MediaWiki\Extension\EventCalendar\Fuzz\Stage;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\Shown;
use MediaWiki\Extension\EventCalendar\Fuzz\Surface\Surface;
use MediaWiki\Parser\ParserOptions;
use StatusValue;
use Wikimedia\Message\MessageSpecifier;

/**
 * Event pages: what is valid is saved, and looked at wherever it is shown.
 */
final class EventTarget implements Target {
	/**
	 * @param Stage $stage
	 * @param Surface[] $surfaces
	 */
	public function __construct(
		private readonly Stage $stage,
		private readonly array $surfaces
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'event';
	}

	/** @inheritDoc */
	public function generator(): Generator {
		return new EventJson( $this->stage->events() );
	}

	/** @inheritDoc */
	public function prepare(): void {
		$this->stage->resetEvent();
	}

	/** @inheritDoc */
	public function run( FuzzCase $case ): bool {
		$title = Stage::eventTitle();
		$content = new EventContent( $case->input );
		if ( !$content->getEvent() ) {
			$this->checkInvalid( $content, $case->token );
		}
		$status = $this->stage->save( $title, $content );
		if ( !$status->isOK() ) {
			$this->checkRefusal( $status, $case->token );
			return false;
		}
		$saved = $this->stage->services->getWikiPageFactory()->newFromTitle( $title )->getContent();
		if ( !$saved instanceof EventContent || !$saved->getEvent() ) {
			throw new Finding( 'event: what was saved is not valid', (string)$saved?->serialize() );
		}
		$shown = new Shown( $title, $saved, $saved->getEvent(), $case->token, $case->number );
		foreach ( $this->surfaces as $surface ) {
			$surface->check( $shown );
		}
		return true;
	}

	/** Pages that an XML import brought are drawn too */
	private function checkInvalid( EventContent $content, string $token ): void {
		$output = $content->getContentHandler()->getParserOutput(
			$content, new ContentParseParams( Stage::eventTitle(), null, ParserOptions::newFromAnon() )
		);
		HtmlOracle::check( 'page of an invalid event', $output->getRawText(), $token );
	}

	private function checkRefusal( StatusValue $status, string $token ): void {
		$formatter = $this->stage->services->getFormatterFactory()->getStatusFormatter( RequestContext::getMain() );
		HtmlOracle::check( 'refusal of an event', $formatter->getHTML( $status ), $token );
		foreach ( $status->getMessages() as $message ) {
			if ( !$message instanceof MessageSpecifier || !preg_match( '/^(?:eventcalendar-|invalid-json-data|content-not-allowed)/',
				$message->getKey() ) ) {
				throw new Finding( 'event: refused for no reason that is documented', $message->getKey() );
			}
			if ( method_exists( $message, 'getApiData' ) ) {
				JsonOracle::check( 'refusal of an event', (string)json_encode( $message->getApiData() ) );
			}
		}
	}
}
