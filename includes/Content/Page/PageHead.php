<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Extension\EventCalendar\Card\CardSvg;
use MediaWiki\Extension\EventCalendar\Promotion\Social\WhenText;
use MediaWiki\Html\Html;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Parser\ParserOutput;

/**
 * What an event page says in its head: its title, schema.org data for search engines, and tags for those who share its link.
 */
final class PageHead {
	/** Extension data of the ParserOutput: name => content of `<meta>` tags */
	public const META = 'eventcalendar-meta';

	/** Name of the head item with schema.org data */
	public const JSON_LD = 'eventcalendar-jsonld';

	/** Of what META holds: what is about the picture begins so */
	public const IMAGE = 'og:image';

	/** As long as previews of links are, in characters */
	private const DESCRIPTION_LENGTH = 300;

	/**
	 * @param PageContext $context
	 * @param ParserOutput $output
	 * @param string $restUrl Full address of rest.php
	 */
	public function __construct(
		private readonly PageContext $context,
		private readonly ParserOutput $output,
		private readonly string $restUrl
	) {
	}

	public function addAll( bool $mayReplaceTitle ): void {
		$context = $this->context;
		$title = $context->event->title();
		if ( $mayReplaceTitle ) {
			$this->output->setDisplayTitle( $context->text( $title ) );
		}
		$url = $context->title->getCanonicalURL();
		$summary = $context->event->summary()?->in( $context->chain ) ?? '';
		$description = $context->language->truncateForVisual( $summary, self::DESCRIPTION_LENGTH );
		$this->output->setExtensionData( self::META, array_filter( [
			'description' => $description,
			'og:title' => $title->in( $context->chain ),
			'og:description' => $description,
			'og:type' => 'website',
			'og:url' => $url,
			'og:locale' => strtr( LanguageCode::bcp47( $context->language->getCode() ), '-', '_' ),
			'twitter:card' => 'summary_large_image',
		] ) + $this->image() );

		$main = $context->main();
		$data = $main ? ( new EventJsonLd( $context->chain, $url ) )->build( $context->eventAt( $main ), $main ) : null;
		if ( $data ) {
			$this->output->addHeadItem( self::script( $data ), self::JSON_LD );
		}
	}

	/**
	 * The hook handler drops it where the wiki cannot make it.
	 *
	 * @return array<string,string>
	 */
	private function image(): array {
		$context = $this->context;
		$main = $context->main();
		$title = $context->event->title()->in( $context->chain );
		return [
			self::IMAGE => $this->restUrl . '/eventcalendar/v1/events/'
				. ( $context->pageId ?: rawurlencode( $context->title->getPrefixedDBkey() ) ) . '/card.png',
			self::IMAGE . ':type' => 'image/png',
			self::IMAGE . ':width' => (string)CardSvg::WIDTH,
			self::IMAGE . ':height' => (string)CardSvg::HEIGHT,
			self::IMAGE . ':alt' => $main ? $context->words->text( 'social-alt', $title, ( new WhenText( $context->words ) )->in(
				$main, $context->event->schedule->timeZone ?? WhenText::UTC
			) ) : $title,
		];
	}

	/**
	 * With `<`, `>`, `&` and quotes escaped, so that no text can end the element or start a comment in it.
	 */
	private static function script( array $data ): string {
		return Html::rawElement( 'script', [ 'type' => 'application/ld+json' ], json_encode( $data,
			JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
				| JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR
		) );
	}
}
