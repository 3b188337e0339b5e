<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content\Page;

use MediaWiki\Html\Html;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Parser\ParserOutput;

/**
 * What an event page says in its head: its title, schema.org data for search engines, and tags for those who share its link.
 */
final class PageHead {
	/** Extension data of the ParserOutput: name => content of `<meta>` tags */
	public const META = 'eventcalendar-meta';

	/** As long as previews of links are, in characters */
	private const DESCRIPTION_LENGTH = 300;

	public function __construct(
		private readonly PageContext $context,
		private readonly ParserOutput $output
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
			'twitter:card' => 'summary',
		] ) );

		$main = $context->main();
		$data = $main ? ( new EventJsonLd( $context->chain, $url ) )->build( $context->eventAt( $main ), $main ) : null;
		if ( $data ) {
			$this->output->addHeadItem( self::script( $data ), 'eventcalendar-jsonld' );
		}
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
