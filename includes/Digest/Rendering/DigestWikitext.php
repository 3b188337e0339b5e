<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestEntry;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestMark;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestText;
use MediaWiki\Language\LanguageCode;
use WeakMap;

/**
 * A digest as wikitext, for sections of talk pages and for pages of its own. Everybody reads those: times have their zone
 * beside them, and the link that ends a subscription without logging in is never there.
 */
final class DigestWikitext {
	/** @var WeakMap<DigestContent,string> All that is the same for everybody */
	private WeakMap $beginnings;

	public function __construct() {
		$this->beginnings = new WeakMap();
	}

	public function render( DigestContent $content, DigestFooter $footer, DigestWords $words ): string {
		$beginning = $this->beginnings[$content] ??= $this->beginning( $content, $words );
		[ $url, $text ] = $words->ways( $footer )[0];
		return "$beginning\n\n<small>" . self::escape( $words->why( $content, $footer ) ) . ' ' . self::link( $url, $text ) . '</small>';
	}

	private function beginning( DigestContent $content, DigestWords $words ): string {
		$parts = [ self::escape( $words->period( $content ) ) ];
		$introduction = $content->introduction;
		if ( $introduction ) {
			$parts[] = '<div lang="' . LanguageCode::bcp47( $introduction->language ) . "\" dir=\"auto\">\n" .
				trim( $introduction->wikitext ) . "\n</div>";
		}
		foreach ( $content->days as $day ) {
			$entries = array_map( fn ( DigestEntry $entry ) => '* ' . $this->entry( $entry, $content, $words ), $day->entries );
			$parts[] = '=== ' . self::escape( $day->label ) . " ===\n" . implode( "\n", $entries );
		}
		$parts[] = self::link( $content->calendar, $words->more( $content ) );
		return implode( "\n\n", $parts );
	}

	private function entry( DigestEntry $entry, DigestContent $content, DigestWords $words ): string {
		$isOff = $entry->mark === DigestMark::Cancelled || $entry->mark === DigestMark::Postponed;
		$time = self::escape( $words->text( 'page-zone', $entry->time, $content->zone ) );
		if ( $entry->eventTime !== null ) {
			$time .= ' / ' . self::escape( $entry->eventTime );
		}
		$title = self::link( $entry->url, $entry->title->text, self::language( $entry->title ) );
		$lines = array_filter( [
			self::escape( $words->before( $entry ) ),
			'<small>' . self::text( $entry->type ) . '</small>',
			$entry->summary ? self::text( $entry->summary ) : '',
			self::escape( $words->also( $entry ) ),
			$entry->calendarFile === null || $isOff ? '' : self::link( $entry->calendarFile, $words->text( 'page-add-to-calendar' ) ),
		], static fn ( string $line ) => $line !== '' );
		return ( $isOff ? "<s>'''$title''' $time</s>" : "'''$title''' $time" ) .
			( $entry->mark ? " '''" . self::escape( $words->mark( $entry->mark ) ) . "'''" : '' ) .
			implode( '', array_map( static fn ( string $line ) => "\n*: $line", $lines ) );
	}

	private static function text( DigestText $text ): string {
		return '<bdi' . self::language( $text ) . '>' . self::escape( $text->text ) . '</bdi>';
	}

	/** @return string Attributes, with a space in front */
	private static function language( DigestText $text ): string {
		return $text->language === null ? '' : ' lang="' . LanguageCode::bcp47( $text->language ) . '"';
	}

	/**
	 * @param string $url
	 * @param string $text
	 * @param string $attributes
	 */
	private static function link( string $url, string $text, string $attributes = '' ): string {
		// What ends a link in wikitext, or is there for more than itself
		$url = strtr( $url, [
			'[' => '%5B', ']' => '%5D', '<' => '%3C', '>' => '%3E', '"' => '%22', "'" => '%27', ' ' => '%20', '{' => '%7B',
			'}' => '%7D', '|' => '%7C', '~' => '%7E', '__' => '_%5F'
		] );
		return "[$url <bdi$attributes>" . self::escape( $text ) . '</bdi>]';
	}

	private static function escape( string $text ): string {
		return wfEscapeWikiText( $text );
	}
}
