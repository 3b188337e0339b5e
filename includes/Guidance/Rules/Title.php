<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Guidance\Rules;

use MediaWiki\Extension\EventCalendar\Guidance\Advice;
use MediaWiki\Extension\EventCalendar\Guidance\Level;
use MediaWiki\Extension\EventCalendar\Guidance\Proposal;
use MediaWiki\Extension\EventCalendar\Guidance\Rule;
use MediaWiki\Extension\EventCalendar\Model\SearchText;

/**
 * Whether the title says what one learns. What it can tell: too short, nothing but the kind of event, shouted, longer than
 * there is room for.
 */
final class Title implements Rule {
	/** In columns: letters of Chinese, Japanese and Korean are as wide as two others, and say as much */
	private const SHORTEST = 15;

	/** An abbreviation may be in capitals. */
	private const LOUD = 8;

	/** @inheritDoc */
	public function check( Proposal $proposal ): Advice {
		$title = $proposal->title();
		$limit = $proposal->settings->titleLength;
		$advice = match ( true ) {
			self::isOnlyName( $title, $proposal->typeLabel ) => Advice::of( Level::Hint, '/title', 'title-name' ),
			mb_strwidth( $title ) < self::SHORTEST => Advice::of( Level::Hint, '/title', 'title-short' ),
			self::isLoud( $title ) => Advice::of( Level::Hint, '/title', 'title-loud' ),
			mb_strlen( $title ) > $limit => Advice::of( Level::Hint, '/title', 'title-long' ),
			default => Advice::of( Level::Done, '/title', 'title-done' )
		};
		$advice->message->numParams( mb_strlen( $title ), $limit );
		return $advice;
	}

	/** "Office hours", "Tech talk #12 (2026)": without the label's words and numbers, nothing is left */
	private static function isOnlyName( string $title, string $label ): bool {
		return array_diff( self::words( $title ), self::words( $label ) ) === [];
	}

	/** @return string[] */
	private static function words( string $text ): array {
		return preg_split( '/[^\p{L}\p{M}]+/u', SearchText::fold( $text ), -1, PREG_SPLIT_NO_EMPTY ) ?: [];
	}

	private static function isLoud( string $title ): bool {
		return mb_strtoupper( $title ) === $title && mb_strtolower( $title ) !== $title
			&& preg_match_all( '/\p{Lu}/u', $title ) > self::LOUD;
	}
}
