<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz;

use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\Content;
use MediaWiki\Content\JsonContent;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Config\SettingsPageLookup;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Status\Status;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use RuntimeException;
use Wikimedia\ObjectCache\HashBagOStuff;

/**
 * The wiki on which cases are played: its pages, by real edits.
 */
final class Stage {
	/** Page of the event of a case */
	public const EVENT = 'Fuzz';

	/** One channel of each kind; all that is on in a year is due */
	private const CHANNELS = [
		'pump' => [ 'kind' => 'page', 'page' => 'Project:Village pump', 'leadDays' => 365, 'zone' => 'Asia/Tokyo', 'seriesDays' => 0 ],
		'list' => [ 'kind' => 'list', 'page' => 'Project:List', 'leadDays' => 365, 'language' => 'ar', 'seriesDays' => 0 ],
		'template' => [ 'kind' => 'page', 'page' => 'Project:Other pump', 'leadDays' => 365, 'template' => 'Announcement',
			'seriesDays' => 0 ],
		'mail' => [ 'kind' => 'mailing-list', 'leadDays' => 365, 'language' => 'de', 'seriesDays' => 0 ],
		'toots' => [ 'kind' => 'social', 'network' => 'mastodon', 'account' => '@wiki@social.example', 'leadDays' => 365,
			'seriesDays' => 0 ],
		'x' => [ 'kind' => 'social', 'network' => 'x', 'leadDays' => 365, 'seriesDays' => 0 ],
		'bluesky' => [ 'kind' => 'social', 'network' => 'bluesky', 'leadDays' => 365, 'language' => 'he', 'seriesDays' => 0 ],
		'irc' => [ 'kind' => 'social', 'network' => 'irc', 'leadDays' => 365, 'seriesDays' => 0 ],
	];

	public readonly User $user;

	public function __construct(
		public readonly MediaWikiServices $services,
		private readonly string $fixtures
	) {
		$this->user = $services->getUserFactory()->newFromName( 'Admin' );
	}

	/** All pages but those of events */
	public function build(): void {
		$this->saveSettings( self::settings() );
		$pages = [
			'Template:Announcement' => "'''{{{title}}}''' {{{when}}} {{{summary|}}}\n{{{speakers|}}} [{{{link}}} x] {{{topics|}}}"
				. ' <small>{{{category}}}</small>',
			'Project:List' => "* [[Project:One]]\n* [[Project:Two]]\n", 'Project:One' => 'x', 'Project:Village pump' => 'x',
				'Project:Other pump' => 'x',
		];
		foreach ( $pages as $page => $text ) {
			$this->mustSave( Title::newFromText( $page ), new WikitextContent( $text ) );
		}
		$this->resetEvent();
	}

	/** @return string The settings that are there unless a case brings its own */
	public static function settings(): string {
		return (string)json_encode( [ 'channels' => self::CHANNELS ] );
	}

	public function saveSettings( string $text ): void {
		// The clock stands still: what was kept in the moment of the last save would seem to be as new as this one.
		$cache = $this->services->getObjectCacheFactory()->getInstance( 'fuzz' );
		if ( $cache instanceof HashBagOStuff ) {
			$cache->clear();
		}
		$this->mustSave( Title::makeTitle( NS_MEDIAWIKI, SettingsPageLookup::PAGE ), new JsonContent( $text ) );
	}

	/** An event of which nothing comes from a case */
	public function resetEvent(): void {
		$this->mustSave( self::eventTitle(), $this->plainEvent() );
	}

	public function plainEvent(): EventContent {
		return new EventContent( (string)file_get_contents( "$this->fixtures/events/valid/everything.json" ) );
	}

	/** @return array<array<string,mixed>> Valid events */
	public function events(): array {
		return array_map( self::decode( ... ), glob( "$this->fixtures/events/valid/*.json" ) );
	}

	/** @return array<array<string,mixed>> Valid settings */
	public function settingsSamples(): array {
		return self::decode( "$this->fixtures/settings/valid.json" );
	}

	/** @return string[] */
	public function icalendarFiles(): array {
		return array_map( 'file_get_contents', glob( "$this->fixtures/ics/*.ics" ) );
	}

	/** Events for those who ask: the valid fixtures */
	public function fillCalendar(): void {
		foreach ( $this->events() as $i => $event ) {
			unset( $event['uid'] );
			$title = Title::makeTitle( NS_EVENTCALENDAR, $i === 0 ? 'Hostile' : "Sample $i" );
			$this->mustSave( $title, new EventContent( (string)json_encode( $event ) ) );
		}
	}

	public static function eventTitle(): Title {
		return Title::makeTitle( NS_EVENTCALENDAR, self::EVENT );
	}

	public function save( Title $title, Content $content ): Status {
		$updater = $this->services->getWikiPageFactory()->newFromTitle( $title )->newPageUpdater( $this->user );
		$updater->setContent( SlotRecord::MAIN, $content );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'Fuzz' ) );
		DeferredUpdates::doUpdates();
		return $updater->getStatus();
	}

	private function mustSave( Title $title, Content $content ): void {
		$status = $this->save( $title, $content );
		if ( !$status->isOK() ) {
			throw new RuntimeException( "$title: $status" );
		}
	}

	private static function decode( string $file ): array {
		return json_decode( (string)file_get_contents( $file ), true, 512, JSON_THROW_ON_ERROR );
	}
}
