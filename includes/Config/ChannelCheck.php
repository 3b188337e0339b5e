<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

use MediaWiki\Extension\EventCalendar\Content\Problem;

/**
 * What the schema cannot say of channels.
 */
final class ChannelCheck {
	/** No title has any of these, and in a template's name they would be wikitext */
	private const NO_TITLE = '/[\[\]{}|#<>\x00-\x1F\x7F]/';

	/** Fields that only channels on pages have */
	private const OF_PAGES = [ 'template', 'optOut', 'automatic' ];

	/**
	 * @param array<string,array<string,mixed>> $channels The section, without what the schema finds wrong
	 * @return Problem[]
	 */
	public static function check( array $channels ): array {
		$problems = [];
		foreach ( $channels as $id => $channel ) {
			$kind = $channel['kind'] ?? null;
			$at = "/channels/$id";
			if ( $kind === 'list' && !isset( $channel['page'] ) ) {
				$problems[] = new Problem( 'required', $at, [ 'page' ] );
			}
			if ( $kind === 'list' && isset( $channel['wiki'] ) ) {
				$problems[] = new Problem( 'list-of-other-wiki', "$at/wiki" );
			}
			foreach ( $kind === 'page' || $kind === 'list' || $kind === null ? [] : self::OF_PAGES as $field ) {
				if ( isset( $channel[$field] ) ) {
					$problems[] = new Problem( 'only-of-pages', "$at/$field" );
				}
			}
			if ( ( $channel['automatic'] ?? false ) && isset( $channel['condition'] ) ) {
				$problems[] = new Problem( 'automatic-with-condition', "$at/automatic" );
			}
			if ( isset( $channel['template'] ) && preg_match( self::NO_TITLE, $channel['template'] ) ) {
				$problems[] = new Problem( 'bad-title', "$at/template", [ $channel['template'] ] );
			}
			foreach ( $channel['optOut'] ?? [] as $i => $category ) {
				if ( preg_match( self::NO_TITLE, $category ) ) {
					$problems[] = new Problem( 'bad-title', "$at/optOut/$i", [ $category ] );
				}
			}
		}
		return $problems;
	}
}
