<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

use MediaWiki\Content\TextContent;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;
use MediaWiki\Linker\LinkTarget;
use MediaWiki\Page\PageReference;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\TitleValue;
use Wikimedia\ObjectCache\WANObjectCache;

/**
 * The settings page over the shipped defaults, section by section. While the cache is warm, no database is asked.
 */
final class SettingsPageLookup implements SettingsLookup {
	public const PAGE = 'EventCalendar.json';

	/** Revisions that are tried before a broken page is given up for the defaults */
	private const REVISIONS = 20;

	/** Change it with whatever the cache holds: the shape of the sections, or the shipped defaults */
	private const VERSION = 4;

	private const DEFAULTS = __DIR__ . '/defaults.json';

	/** For how many seconds a process goes without asking the cache: a list asks for each of its occurrences */
	private const MEMORY = 5;

	private ?CalendarSettings $remembered = null;
	private int $rememberedUntil = 0;

	public function __construct(
		private readonly WANObjectCache $cache,
		private readonly RevisionLookup $revisions,
		private readonly SettingsValidator $validator
	) {
	}

	public static function isSettingsPage( LinkTarget|PageReference $page ): bool {
		return $page->getNamespace() === NS_MEDIAWIKI && $page->getDBkey() === self::PAGE;
	}

	/** @inheritDoc */
	public function get(): CalendarSettings {
		if ( !$this->remembered || hrtime( true ) > $this->rememberedUntil ) {
			$this->remembered = self::newSettings( $this->cache->getWithSetCallback(
				$this->cacheKey(),
				WANObjectCache::TTL_DAY,
				$this->load( ... ),
				[ 'version' => self::VERSION ]
			) );
			$this->rememberedUntil = hrtime( true ) + self::MEMORY * 1_000_000_000;
		}
		return $this->remembered;
	}

	/**
	 * Those of a wiki without the page.
	 */
	public static function shipped(): CalendarSettings {
		return self::newSettings( [ 'sections' => [], 'isFallback' => false ] );
	}

	/** @param array{sections:array<string,mixed>,isFallback:bool} $stored */
	private static function newSettings( array $stored ): CalendarSettings {
		$sections = $stored['sections'] + self::defaults();
		$types = [];
		foreach ( $sections['types'] as $id => $type ) {
			$id = (string)$id;
			// One that is shipped keeps its icon where the page says nothing of it.
			$icon = $type['icon'] ?? self::defaults()['types'][$id]['icon'] ?? Icons::DEFAULT;
			$types[$id] = new EventType( $id, LocalizedText::fromNullable( $type['label'] ?? null ), $type['color'], $icon );
		}
		$channels = [];
		foreach ( $sections['channels'] as $id => $channel ) {
			$channels[$id] = Channel::fromArray( (string)$id, $channel );
		}
		$networks = [];
		// A wiki adds or changes one without repeating the others.
		foreach ( $sections['networks'] + self::defaults()['networks'] as $id => $network ) {
			$networks[$id] = Network::fromArray( (string)$id, $network );
		}
		return new CalendarSettings(
			$types, $sections['topics'], $sections['audiences'], $stored['isFallback'],
			GuidanceSettings::fromSection( self::guidance( $sections['guidance'] ) ), $channels, $networks,
			DigestSettings::fromSection( $sections['digest'] + self::defaults()['digest'] )
		);
	}

	/**
	 * @param array<string,mixed> $section As the page has it
	 * @return array<string,mixed> Whatever is left out is as shipped: a wiki changes one number without repeating the others
	 */
	private static function guidance( array $section ): array {
		$shipped = self::defaults()['guidance'];
		$types = $section['types'] ?? [];
		foreach ( $shipped['types'] as $id => $usual ) {
			$types[$id] = ( $types[$id] ?? [] ) + $usual;
		}
		return [ 'types' => $types ] + $section + $shipped;
	}

	/**
	 * To be called after the page has changed.
	 */
	public function forget(): void {
		$this->cache->delete( $this->cacheKey() );
		$this->remembered = null;
	}

	/**
	 * @return string What a new settings page starts with
	 */
	public static function defaultText(): string {
		return (string)file_get_contents( self::DEFAULTS );
	}

	/** @return array<string,mixed> */
	private static function defaults(): array {
		static $defaults = null;
		return $defaults ??= json_decode( self::defaultText(), true, 8, JSON_THROW_ON_ERROR );
	}

	private function cacheKey(): string {
		return $this->cache->makeKey( 'eventcalendar-settings' );
	}

	/** @return array{sections:array<string,mixed>,isFallback:bool} */
	private function load(): array {
		$revision = $this->revisions->getRevisionByTitle( new TitleValue( NS_MEDIAWIKI, self::PAGE ) );
		for ( $i = 0; $revision && $i < self::REVISIONS; $i++ ) {
			$content = $revision->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC );
			$sections = $content instanceof TextContent ? $this->validator->read( $content->getText() ) : null;
			if ( $sections !== null ) {
				return [ 'sections' => $sections, 'isFallback' => $i > 0 ];
			}
			$revision = $this->revisions->getPreviousRevision( $revision );
		}
		return [ 'sections' => [], 'isFallback' => $i > 0 ];
	}
}
