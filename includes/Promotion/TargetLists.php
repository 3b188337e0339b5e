<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Promotion;

use MediaWiki\Content\TextContent;
use MediaWiki\Extension\EventCalendar\Config\Channel;
use MediaWiki\Interwiki\InterwikiLookup;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\WikiMap\WikiMap;

/**
 * Pages on which people put themselves down, as links, to be told of events: users for their talk page, projects for theirs.
 */
class TargetLists {
	/** Most targets of one list */
	public const MAX = 500;

	/** @var array<string,TargetList> By channel: a plan asks for each of its occurrences */
	private array $read = [];

	public function __construct(
		private readonly RevisionLookup $revisions,
		private readonly TitleFactory $titles,
		private readonly InterwikiLookup $interwikis,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param Channel $channel Of kind `list`
	 */
	public function of( Channel $channel ): TargetList {
		$page = $channel->page === null ? null : $this->titles->newFromText( $channel->page );
		$revision = $page && $page->canExist() ? $this->revisions->getRevisionByTitle( $page ) : null;
		$key = $channel->id . '|' . ( $revision?->getId() ?? 0 );
		return $this->read[$key] ??= $this->read( $revision );
	}

	private function read( ?RevisionRecord $revision ): TargetList {
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC );
		if ( !$content instanceof TextContent ) {
			return new TargetList( [], exists: false );
		}
		$targets = [];
		$refused = [];
		foreach ( ListLinks::read( $content->getText() ) as $link ) {
			$target = $this->target( $link );
			if ( is_string( $target ) ) {
				$refused[$link] = $target;
			} else {
				$targets[$target->toString()] = $target;
			}
		}
		return new TargetList( array_values( array_slice( $targets, 0, self::MAX ) ), $refused, count( $targets ) > self::MAX );
	}

	/** @return AnnouncementTarget|string Why it is none, as TargetList has it */
	private function target( string $link ): AnnouncementTarget|string {
		$title = $this->titles->newFromText( $link );
		if ( !$title || $title->getDBkey() === '' ) {
			return 'invalid';
		}
		if ( $title->isExternal() ) {
			$wiki = $this->wikiOf( $title );
			return $wiki === null ? 'wiki' : new AnnouncementTarget( $wiki, self::talkOfUser( $title->getText() ) );
		}
		$talk = $title->inNamespace( NS_USER ) ? $title->getTalkPageIfDefined() : $title;
		// On a page of content an announcement is vandalism, whoever put it on the list.
		$isPlace = $talk && $talk->canExist() && ( $talk->isTalkPage() || $talk->inNamespace( NS_PROJECT ) );
		return $isPlace ? new AnnouncementTarget( $this->localWiki, $talk->getPrefixedText() ) : 'namespace';
	}

	private function wikiOf( Title $title ): ?string {
		$interwiki = $this->interwikis->fetch( $title->getInterwiki() );
		if ( !$interwiki ) {
			return null;
		}
		$wiki = $interwiki->getWikiID();
		if ( $wiki !== '' && WikiMap::getWiki( $wiki ) ) {
			return $wiki;
		}
		return WikiMap::getWikiFromUrl( strtr( $interwiki->getURL( 'X' ), [ '$1' => 'X' ] ) ) ?: null;
	}

	/** Every wiki knows the canonical names of its namespaces; whose language another one has is not known here. */
	private static function talkOfUser( string $page ): string {
		return preg_replace( '/^user[ _]*:/i', 'User talk:', $page );
	}
}
