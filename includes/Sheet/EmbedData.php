<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Sheet;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Recurrence\ZoneResolver;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Utils\UrlUtils;
use MediaWiki\WikiMap\WikiMap;

/**
 * What a calendar on another site has to know of this wiki beside its events: what on a page of its own comes with the page.
 */
class EmbedData {
	/**
	 * @param ClientData $clientData
	 * @param SettingsLookup $settings
	 * @param LanguageFactory $languageFactory
	 * @param UrlUtils $urlUtils
	 * @param array{name:string,zone:string,articlePath:string,restPath:string,reviews:bool} $wiki As configured
	 */
	public function __construct(
		private readonly ClientData $clientData,
		private readonly SettingsLookup $settings,
		private readonly LanguageFactory $languageFactory,
		private readonly UrlUtils $urlUtils,
		private readonly array $wiki
	) {
	}

	/**
	 * @param string $code
	 * @return array{wiki:string,name:string,zone:string,calendar:string,article:string,rest:string,language:array<string,mixed>,types:array{id:string,label:string,color:string,icon:string}[],topics:string[],audience:string[],reviews:bool}
	 *  `wiki` is a WikiMap id, `zone` an IANA name, `article` an address with `$1` for a title; `language` is
	 *  ClientData::inLanguage() with `code`, `lang` (BCP 47) and `dir`
	 */
	public function inLanguage( string $code ): array {
		$language = $this->languageFactory->getLanguage( $code );
		$settings = $this->settings->get();
		$words = $this->clientData->inLanguage( $code );
		$types = [];
		foreach ( $settings->types as $type ) {
			$types[] = [
				'id' => $type->id,
				'label' => $words['types']->{$type->id},
				'color' => $type->color,
				'icon' => $type->icon,
			];
		}
		return [
			'wiki' => WikiMap::getCurrentWikiId(),
			'name' => $this->wiki['name'],
			'zone' => ZoneResolver::exists( $this->wiki['zone'] ) ? $this->wiki['zone'] : 'UTC',
			'calendar' => SpecialPage::getTitleFor( 'EventCalendar' )->getCanonicalURL(),
			'article' => $this->address( $this->wiki['articlePath'] ),
			'rest' => $this->address( $this->wiki['restPath'] ),
			'language' => [
				'code' => $language->getCode(), 'lang' => $language->getHtmlCode(), 'dir' => $language->getDir()
			] + $words,
			'types' => $types,
			'topics' => $settings->topics,
			'audience' => $settings->audiences,
			'reviews' => $this->wiki['reviews'],
		];
	}

	private function address( string $path ): string {
		return (string)$this->urlUtils->expand( $path, PROTO_CANONICAL );
	}
}
