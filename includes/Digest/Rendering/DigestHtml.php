<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestEntry;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestMark;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestText;
use MediaWiki\Html\Html;
use MediaWiki\Language\LanguageCode;
use WeakMap;

/**
 * A digest as an HTML document for mail programs: sizes and distances are inline, since some take styles from nowhere else;
 * colours are in a style sheet, which those at night have to replace, and nothing is said by a colour alone.
 */
final class DigestHtml {
	private const STYLE = ':root{color-scheme:light dark;supported-color-schemes:light dark}' .
		'body{background:#fff;color:#202122}a{color:#36c}' .
		'@media (prefers-color-scheme:dark){body{background:#101418;color:#eaecf0}a{color:#88a3e8}}';

	private const PAGE = 'max-width:40em;margin:0 auto;padding:16px;font-family:sans-serif;font-size:16px;line-height:1.5;' .
		'overflow-wrap:anywhere;word-break:break-word';
	private const H1 = 'margin:0 0 4px;font-size:24px;line-height:1.25;font-weight:bold';
	private const H2 = 'margin:24px 0 8px;font-size:18px;line-height:1.25;font-weight:bold';
	private const H3 = 'margin:0;font-size:16px;line-height:1.375;font-weight:bold';
	private const LINE = 'margin:0';
	private const SMALL = 'margin:0;font-size:14px';
	private const MARK = 'display:inline-block;padding:0 6px;border:1px solid;border-radius:2px;font-size:13px;font-weight:bold';
	private const FOOTER = 'margin:32px 0 0;padding:16px 0 0;border-top:1px solid #72777d;font-size:14px';

	/** @var WeakMap<DigestContent,string> All that is the same for everybody */
	private WeakMap $beginnings;

	public function __construct() {
		$this->beginnings = new WeakMap();
	}

	public function render( DigestContent $content, DigestFooter $footer, DigestWords $words ): string {
		$beginning = $this->beginnings[$content] ??= $this->beginning( $content, $words );
		return $beginning . $this->footer( $content, $footer, $words ) . "</div>\n</body></html>\n";
	}

	private function beginning( DigestContent $content, DigestWords $words ): string {
		$html = "<!DOCTYPE html>\n" . Html::openElement( 'html', $words->attributes() ) . '<head><meta charset="utf-8">' .
			'<meta name="viewport" content="width=device-width,initial-scale=1">' .
			'<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">' .
			Html::element( 'title', [], $words->subject( $content ) ) . '<style>' . self::STYLE . "</style></head>\n" .
			'<body style="margin:0;padding:0">' .
			Html::openElement( 'div', [ 'style' => self::PAGE ] + $words->attributes() ) . "\n" .
			Html::element( 'h1', [ 'style' => self::H1 ], $words->heading() ) .
			self::line( htmlspecialchars( $words->period( $content ) ) ) .
			self::line( htmlspecialchars( $words->zone( $content ) ), self::SMALL ) . "\n" . $this->introduction( $content );
		foreach ( $content->days as $day ) {
			$html .= Html::element( 'h2', [ 'style' => self::H2 ], $day->label );
			foreach ( $day->entries as $entry ) {
				$html .= $this->entry( $entry, $words ) . "\n";
			}
		}
		return $html . self::line( self::link( $content->calendar, $words->more( $content ) ), 'margin:24px 0 0' );
	}

	private function introduction( DigestContent $content ): string {
		$introduction = $content->introduction;
		return !$introduction ? '' : Html::rawElement( 'div', [
			'lang' => LanguageCode::bcp47( $introduction->language ), 'dir' => 'auto', 'style' => 'margin:16px 0 0'
		], $introduction->html ) . "\n";
	}

	private function entry( DigestEntry $entry, DigestWords $words ): string {
		$isOff = $entry->mark === DigestMark::Cancelled || $entry->mark === DigestMark::Postponed;
		$side = $words->attributes()['dir'] === 'rtl' ? 'right' : 'left';
		$title = Html::element( 'a', [
			'href' => $entry->url, 'style' => $isOff ? 'text-decoration:line-through' : null
		] + self::language( $entry->title ), $entry->title->text );
		$mark = $entry->mark ? ' ' . Html::element( 'span', [ 'style' => self::MARK ], $words->mark( $entry->mark ) ) : '';
		$when = htmlspecialchars( $entry->time );
		$lines = [
			Html::rawElement( 'h3', [ 'style' => self::H3 ], $title . $mark ),
			self::line( $isOff ? "<s>$when</s>" : $when ),
			$entry->eventTime === null ? '' : self::line( htmlspecialchars( $entry->eventTime ), self::SMALL ),
			self::lineOf( $words->before( $entry ) ),
			self::line( self::text( $entry->type ), self::SMALL ),
			$entry->summary ? self::line( self::text( $entry->summary ) ) : '',
			self::lineOf( $words->also( $entry ) ),
			$entry->calendarFile === null || $isOff ? '' : self::line(
				Html::element( 'a', [
					'href' => $entry->calendarFile, 'aria-label' => $words->text( 'page-add-to-calendar' ) . ': ' . $entry->title->text
				], $words->text( 'page-add-to-calendar' ) ), self::SMALL
			),
		];
		return Html::rawElement(
			'div', [ 'style' => "margin:0 0 16px;padding-$side:12px;border-$side:3px solid #6485d1" ], implode( '', $lines )
		);
	}

	private function footer( DigestContent $content, DigestFooter $footer, DigestWords $words ): string {
		$links = array_map( static fn ( array $way ) => self::link( ...$way ), $words->ways( $footer ) );
		return Html::rawElement( 'div', [ 'style' => self::FOOTER ],
			self::lineOf( $words->why( $content, $footer ) ) . self::line( implode( ' · ', $links ) )
		);
	}

	private static function lineOf( string $text ): string {
		return $text === '' ? '' : self::line( htmlspecialchars( $text ) );
	}

	private static function line( string $html, string $style = self::LINE ): string {
		return Html::rawElement( 'p', [ 'style' => $style ], $html );
	}

	private static function link( string $url, string $text ): string {
		return Html::element( 'a', [ 'href' => $url ], $text );
	}

	private static function text( DigestText $text ): string {
		return Html::element( 'bdi', self::language( $text ), $text->text );
	}

	/** @return array{dir:string,lang?:string} */
	private static function language( DigestText $text ): array {
		return [ 'dir' => 'auto' ] + ( $text->language === null ? [] : [ 'lang' => LanguageCode::bcp47( $text->language ) ] );
	}
}
