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
 * @note A series asks once per occurrence, so each page is worked out once.
 */
class EventPageLinks {
	/** @var array<string,array{string,string,string}> */
	private array $pages = [];

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
		return $this->page( $page )[0];
	}

	/**
	 * @return string Full address; empty when this wiki does not know where the other one is
	 */
	public function url( EventPage $page ): string {
		return $this->page( $page )[1];
	}

	/**
	 * @return string Full address that stays right when the page is moved; empty as above
	 */
	public function permalink( EventPage $page ): string {
		return $this->page( $page )[2];
	}

	/**
	 * @return array{string,string,string}
	 */
	private function page( EventPage $page ): array {
		return $this->pages["$page->wiki|$page->id|$page->title"] ??=
			$page->wiki === $this->localWiki ? $this->localPage( $page ) : $this->foreignPage( $page );
	}

	private function localPage( EventPage $page ): array {
		$title = $this->titleFactory->makeTitle( NS_EVENTCALENDAR, $page->title );
		return [
			$title->getPrefixedText(),
			$title->getCanonicalURL(),
			$this->titleFactory->makeTitle( NS_SPECIAL, "Redirect/page/$page->id" )->getCanonicalURL(),
		];
	}

	private function foreignPage( EventPage $page ): array {
		$name = $this->namespaceInfo->getCanonicalName( NS_EVENTCALENDAR ) . ':' . $page->title;
		$wiki = WikiMap::getWiki( $page->wiki );
		return [
			strtr( $name, '_', ' ' ),
			$wiki ? $wiki->getCanonicalUrl( $name ) : '',
			$wiki ? $wiki->getCanonicalUrl( "Special:Redirect/page/$page->id" ) : '',
		];
	}
}
