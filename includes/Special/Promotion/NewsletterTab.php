<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Special\Promotion;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Promotion\Newsletter\NewsletterText;
use MediaWiki\Extension\EventCalendar\Promotion\Social\WhenText;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Html\Html;
use MediaWiki\Language\LanguageCode;
use MediaWiki\Languages\LanguageNameUtils;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * The coming days as ready wikitext, beside how it will look. It only reads, so that everybody gets to see it.
 */
final class NewsletterTab implements PromotionTab {
	private const SPANS = [ 7, 14, 21, 28 ];
	private const DEFAULT_SPAN = 14;

	public function __construct(
		private readonly NewsletterText $text,
		private readonly SettingsLookup $settings,
		private readonly LanguageNameUtils $languageNames
	) {
	}

	/** @inheritDoc */
	public function name(): string {
		return 'newsletter';
	}

	/** @inheritDoc */
	public function isFor( Authority $reader ): bool {
		return true;
	}

	/** @inheritDoc */
	public function show( SpecialPage $page, string $rest ): void {
		$output = $page->getOutput();
		$output->addModuleStyles( [ 'ext.eventCalendar.posts.styles', 'mediawiki.codex.messagebox.styles' ] );
		$output->addModules( CopyButton::MODULE );
		$request = $page->getRequest();
		$days = $request->getInt( 'days', self::DEFAULT_SPAN );
		$days = in_array( $days, self::SPANS, true ) ? $days : self::DEFAULT_SPAN;
		$code = strtolower( trim( $request->getVal( 'language', '' ) ) );
		$code = $this->languageNames->isKnownLanguageTag( $code ) ? $code : $page->getContentLanguage()->getCode();
		$zone = $request->getVal( 'zone', WhenText::UTC );
		$zone = ZoneResolver::exists( $zone ) ? $zone : WhenText::UTC;
		$wikitext = $this->text->write( ConvertibleTimestamp::time(), $days, $code, $zone );
		$html = Html::element( 'h2', [], $page->msg( 'eventcalendar-newsletter-heading' )->text() )
			. Html::element( 'p', [], $page->msg( 'eventcalendar-newsletter-intro' )->text() )
			. $this->choice( $page, $days, $code, $zone );
		if ( $wikitext === '' ) {
			$html .= Html::noticeBox( $page->msg( 'eventcalendar-newsletter-none' )->escaped(), '' );
			$output->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-posts' ], $html ) );
			return;
		}
		$output->addHTML( Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-posts' ], $html
			. Html::rawElement( 'div', [ 'class' => 'ext-eventcalendar-newsletter' ],
				$this->source( $page, $wikitext, $code ) . $this->preview( $page, $wikitext, $code ) ) ) );
	}

	private function choice( SpecialPage $page, int $days, string $code, string $zone ): string {
		$zones = array_values( array_unique( [ WhenText::UTC, ...$this->settings->get()->guidance->zones, $zone ] ) );
		return Html::rawElement( 'form', [ 'method' => 'get', 'action' => wfScript(), 'class' => 'ext-eventcalendar-newsletter__form' ],
			Html::hidden( 'title', $page->getPageTitle( $this->name() )->getPrefixedDBkey() )
			. self::select( 'days', $page->msg( 'eventcalendar-newsletter-span' )->text(), array_combine( self::SPANS, array_map(
				static fn ( int $span ) => $page->msg( 'eventcalendar-newsletter-days' )->numParams( $span )->text(), self::SPANS
			) ), (string)$days )
			. Html::rawElement( 'div', [], Html::element( 'label', [ 'for' => 'newsletter-language' ],
				$page->msg( 'eventcalendar-newsletter-language' )->text() )
				. Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ], Html::element( 'input', [
					'id' => 'newsletter-language', 'name' => 'language', 'value' => $code, 'size' => 8, 'maxlength' => 32, 'dir' => 'ltr',
					'class' => 'cdx-text-input__input',
				] ) ) )
			. self::select( 'zone', $page->msg( 'eventcalendar-newsletter-zone' )->text(), array_combine( $zones, $zones ), $zone )
			. Html::element( 'button', [ 'type' => 'submit', 'class' => 'cdx-button' ],
				$page->msg( 'eventcalendar-newsletter-show' )->text() )
		);
	}

	/** @param array<array-key,string> $options Texts by value */
	private static function select( string $name, string $label, array $options, string $chosen ): string {
		$html = '';
		foreach ( $options as $value => $text ) {
			$html .= Html::element( 'option',
				[ 'value' => $value ] + ( (string)$value === $chosen ? [ 'selected' => true ] : [] ), $text );
		}
		return Html::rawElement( 'div', [], Html::element( 'label', [ 'for' => "newsletter-$name" ], $label )
			. Html::rawElement( 'select', [ 'id' => "newsletter-$name", 'name' => $name, 'class' => 'cdx-select' ], $html ) );
	}

	private function source( SpecialPage $page, string $wikitext, string $code ): string {
		return Html::rawElement( 'section', [ 'aria-labelledby' => 'newsletter-source' ],
			Html::element( 'h3', [ 'id' => 'newsletter-source' ], $page->msg( 'eventcalendar-newsletter-wikitext' )->text() )
			. Html::rawElement( 'div', [ 'class' => 'cdx-text-area' ], Html::element( 'textarea', [
				'id' => 'newsletter-text', 'rows' => 14, 'readonly' => true, 'aria-labelledby' => 'newsletter-source',
				'class' => 'cdx-text-area__textarea', 'lang' => LanguageCode::bcp47( $code ), 'dir' => 'auto',
			], "\n" . $wikitext ) )
			. CopyButton::render( $page, 'newsletter-text' )
		);
	}

	private function preview( SpecialPage $page, string $wikitext, string $code ): string {
		return Html::rawElement( 'section', [ 'aria-labelledby' => 'newsletter-preview' ],
			Html::element( 'h3', [ 'id' => 'newsletter-preview' ], $page->msg( 'eventcalendar-newsletter-preview' )->text() )
			. Html::rawElement( 'div', [ 'lang' => LanguageCode::bcp47( $code ), 'dir' => 'auto' ],
				$page->getOutput()->parseAsContent( $wikitext ) )
		);
	}
}
