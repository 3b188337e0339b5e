<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;

/**
 * Event pages, put there as people do and as they do not.
 */
trait EventPageSaves {
	private static function json( array $fields = [] ): string {
		return json_encode( $fields + [
			'title' => 'x', 'type' => 'other',
			'start' => '2026-12-03T18:00', 'end' => '2026-12-03T19:00', 'timeZone' => 'Europe/Berlin',
		], JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES );
	}

	private function currentText( string|Title $page ): ?string {
		$title = $page instanceof Title ? $page : Title::newFromText( $page );
		return $this->getServiceContainer()->getRevisionLookup()->getRevisionByTitle( $title )
			?->getContent( SlotRecord::MAIN )?->serialize();
	}

	/** By the one way that no check is on */
	private function import( string $page, string $text, string $model = EventContent::MODEL ): Title {
		$text = htmlspecialchars( $text, ENT_XML1 );
		$xml = <<<XML
			<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en"><page>
			<title>$page</title><ns>5630</ns><id>1</id>
			<revision><id>1</id><timestamp>2036-01-01T00:00:00Z</timestamp><contributor><username>Admin</username><id>1</id></contributor>
			<model>$model</model><format>application/json</format><text xml:space="preserve">$text</text></revision>
			</page></mediawiki>
			XML;
		$this->getServiceContainer()->getWikiImporterFactory()
			->getWikiImporter( new \ImportStringSource( $xml ), $this->getTestSysop()->getAuthority() )
			->doImport();
		DeferredUpdates::doUpdates();
		return Title::newFromText( $page );
	}
}
