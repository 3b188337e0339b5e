<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Serialization;

use MediaWiki\Extension\EventCalendar\Model\EventPage;
use MediaWiki\Title\NamespaceInfo;
use MediaWiki\Title\TitleFactory;
use MediaWiki\WikiMap\WikiMap;

/**
 * Names and addresses of event pages, on this wiki and on others that share the index.
 *
 * @note A series asks once per occurrence, so what was worked out is remembered for a while.
 */
class EventPageLinks {
	/** Texts that are remembered: a feed has more pages than should stay in memory */
	private const MEMORY = 1000;

	/** @var array<string,string> */
	private array $known = [];

	public function __construct(
		private readonly TitleFactory $titleFactory,
		private readonly NamespaceInfo $namespaceInfo,
		private readonly string $localWiki
	) {
	}

	/**
	 * The prefixed title: in the wiki's language here, with the canonical namespace for another wiki.
	 */
	public function title( EventPage $page ): string {
		return $this->remember( 'title', $page, fn () => $this->isLocal( $page )
			? $this->titleFactory->makeTitle( NS_EVENTCALENDAR, $page->title )->getPrefixedText()
			: strtr( $this->canonicalName( $page ), '_', ' ' )
		);
	}

	/**
	 * @return string Full address; empty when this wiki does not know where the other one is
	 */
	public function url( EventPage $page ): string {
		return $this->remember( 'url', $page, fn () => $this->isLocal( $page )
			? $this->titleFactory->makeTitle( NS_EVENTCALENDAR, $page->title )->getCanonicalURL()
			: self::foreignUrl( $page, $this->canonicalName( $page ) )
		);
	}

	/**
	 * @return string Full address that stays right when the page is moved; empty as above
	 */
	public function permalink( EventPage $page ): string {
		return $this->remember( 'permalink', $page, fn () => $this->isLocal( $page )
			? $this->titleFactory->makeTitle( NS_SPECIAL, "Redirect/page/$page->id" )->getCanonicalURL()
			: self::foreignUrl( $page, "Special:Redirect/page/$page->id" )
		);
	}

	/**
	 * @param string $what
	 * @param EventPage $page
	 * @param callable():string $make
	 */
	private function remember( string $what, EventPage $page, callable $make ): string {
		if ( count( $this->known ) >= self::MEMORY ) {
			$this->known = [];
		}
		return $this->known["$what|$page->wiki|$page->id|$page->title"] ??= $make();
	}

	private function isLocal( EventPage $page ): bool {
		return $page->wiki === $this->localWiki;
	}

	private function canonicalName( EventPage $page ): string {
		return $this->namespaceInfo->getCanonicalName( NS_EVENTCALENDAR ) . ':' . $page->title;
	}

	private static function foreignUrl( EventPage $page, string $name ): string {
		return (string)WikiMap::getWiki( $page->wiki )?->getCanonicalUrl( $name );
	}
}
