<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Rendering;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestEntry;
use MediaWiki\Extension\EventCalendar\Digest\Content\DigestMark;
use WeakMap;

/**
 * A digest as plain text that is read as it stands.
 */
final class DigestPlainText {
	private const WIDTH = 72;
	private const INDENT = '  ';

	/** What mail programs know as the beginning of what is no part of the text (RFC 3676 §4.3) */
	private const SEPARATOR = '-- ';

	/** @var WeakMap<DigestContent,string> All that is the same for everybody */
	private WeakMap $beginnings;

	public function __construct() {
		$this->beginnings = new WeakMap();
	}

	public function render( DigestContent $content, DigestFooter $footer, DigestWords $words ): string {
		$beginning = $this->beginnings[$content] ??= $this->beginning( $content, $words );
		$lines = [ self::SEPARATOR, self::wrap( $words->why( $content, $footer ) ) ];
		foreach ( $words->ways( $footer ) as [ $url, $text ] ) {
			$lines[] = $words->text( 'feed-line', $text, $url );
		}
		return "$beginning\n\n" . implode( "\n", $lines ) . "\n";
	}

	private function beginning( DigestContent $content, DigestWords $words ): string {
		$parts = [ implode( "\n", [
			self::wrap( $words->heading() ), self::wrap( $words->period( $content ) ), self::wrap( $words->zone( $content ) )
		] ) ];
		if ( $content->introduction ) {
			$parts[] = implode( "\n", array_map( self::wrap( ... ), explode( "\n", $content->introduction->text ) ) );
		}
		foreach ( $content->days as $day ) {
			$parts[] = $day->label . "\n" . str_repeat( '=', min( self::WIDTH, max( 1, mb_strwidth( $day->label ) ) ) );
			foreach ( $day->entries as $entry ) {
				$parts[] = $this->entry( $entry, $words );
			}
		}
		$parts[] = self::wrap( $words->more( $content ) ) . "\n" . $content->calendar;
		return implode( "\n\n", $parts );
	}

	private function entry( DigestEntry $entry, DigestWords $words ): string {
		$isOff = $entry->mark === DigestMark::Cancelled || $entry->mark === DigestMark::Postponed;
		$mark = $entry->mark ? '[' . $words->mark( $entry->mark ) . '] ' : '';
		$lines = array_filter( [
			$entry->time, (string)$entry->eventTime, $words->before( $entry ), $entry->type->text, (string)$entry->summary?->text,
			$words->also( $entry )
		], static fn ( string $line ) => $line !== '' );
		return implode( "\n", [
			TextColumns::wrap( $mark . $entry->title->text, self::WIDTH, '* ', self::INDENT ),
			...array_map( static fn ( string $line ) => self::wrap( $line, self::INDENT ), $lines ),
			self::INDENT . $entry->url,
			...( $entry->calendarFile === null || $isOff ? [] : [
				self::INDENT . $words->text( 'feed-line', $words->text( 'page-add-to-calendar' ), $entry->calendarFile )
			] ),
		] );
	}

	private static function wrap( string $text, string $indent = '' ): string {
		return TextColumns::wrap( $text, self::WIDTH, $indent, $indent );
	}
}
