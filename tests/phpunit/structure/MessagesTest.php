<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Structure;

use PHPUnit\Framework\TestCase;

/**
 * @coversNothing
 */
final class MessagesTest extends TestCase {
	/** A key as it stands in code; one that ends in a hyphen is completed at run time */
	private const KEY = '/(?<![\w.-])((?:api(?:help|error|warn)-)?eventcalendar-[a-z0-9-]+)(?![\w.])/';

	/** What looks like a key and is none: rights, a tag, head items, kinds of notices, and where caches and maintenance keep their state */
	private const NOT_KEYS = [
		'eventcalendar-confirm', 'eventcalendar-promote', 'eventcalendar-import', 'eventcalendar-review', 'eventcalendar-reviewed',
		'eventcalendar-review-tag', 'eventcalendar-review-tags',
		'eventcalendar-declined', 'eventcalendar-continued', 'eventcalendar-promote-taken', 'eventcalendar-promote-unknown',
		'eventcalendar-interest', 'eventcalendar-interests', 'eventcalendar-interests-ended', 'eventcalendar-change',
		'eventcalendar-reminder', 'eventcalendar-reminders', 'eventcalendar-reminder-', 'eventcalendar-reminder-15',
		'eventcalendar-reminder-1440',
		'eventcalendar-digest', 'eventcalendar-digest-feed', 'eventcalendar-digest-organizers', 'eventcalendar-message',
		'eventcalendar-jsonld', 'eventcalendar-meta', 'eventcalendar-link', 'eventcalendar-post-times',
		'eventcalendar-follow-up', 'eventcalendar-follow-up-again', 'eventcalendar-thanks',
		'eventcalendar-preview', 'eventcalendar-horizon-checked', 'eventcalendar-card', 'eventcalendar-rebuild', 'eventcalendar-settings',
		'eventcalendar-oldest-due', 'eventcalendar-zone-rules',
	];

	/**
	 * @return string[]
	 */
	private static function known( string $language ): array {
		return array_keys( SourceFiles::json( "i18n/$language.json" ) + SourceFiles::json( "i18n/api/$language.json" ) );
	}

	/**
	 * @return array<string,string> Where it was first found, by key
	 */
	private static function used(): array {
		$files = [ 'extension.json' => file_get_contents( SourceFiles::ROOT . '/extension.json' ) ];
		foreach ( [ 'includes' => [ 'php' ], 'maintenance' => [ 'php' ], 'resources/src' => [ 'ts', 'vue' ] ] as $folder => $kinds ) {
			foreach ( SourceFiles::in( $folder, $kinds ) as $path => $code ) {
				$files["$folder/$path"] = $code;
			}
		}
		$used = [];
		foreach ( $files as $path => $code ) {
			preg_match_all( '/[\'"`]([^\'"`\s]+)[\'"`]/', $code, $literals );
			foreach ( $literals[1] as $literal ) {
				if ( preg_match( self::KEY, $literal, $match ) && $match[0] === $literal ) {
					$used[$literal] ??= $path;
				}
			}
		}
		return array_diff_key( $used, array_flip( self::NOT_KEYS ) );
	}

	public function testCodeUsesMessages(): void {
		$this->assertArrayHasKey( 'eventcalendar-desc', self::used() );
	}

	public function testEveryKeyInCodeIsAMessage(): void {
		$known = self::known( 'en' );
		$missing = [];
		foreach ( self::used() as $key => $path ) {
			$isKnown = str_ends_with( $key, '-' )
				? array_filter( $known, static fn ( $name ) => str_starts_with( $name, $key ) ) !== []
				: in_array( $key, $known, true );
			if ( !$isKnown ) {
				$missing[] = "$key ($path)";
			}
		}
		$this->assertSame( [], $missing );
	}

	public function testEveryMessageIsDescribedForTranslators(): void {
		$this->assertSame( [], array_values( array_diff( self::known( 'en' ), self::known( 'qqq' ) ) ), 'without description' );
		$this->assertSame( [], array_values( array_diff( self::known( 'qqq' ), self::known( 'en' ) ) ), 'without message' );
	}
}
