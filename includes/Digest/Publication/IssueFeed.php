<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Digest\Publication;

use MediaWiki\Extension\EventCalendar\Digest\Content\DigestContent;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestRenderer;
use MediaWiki\Extension\EventCalendar\Digest\Rendering\DigestWordsFactory;
use MediaWiki\Extension\EventCalendar\Digest\Subscription\UnsubscribeLinks;
use MediaWiki\Extension\EventCalendar\Feed\AtomXml;
use MediaWiki\Extension\EventCalendar\Store\StoredIssue;
use MediaWiki\SpecialPage\SpecialPage;
use XMLWriter;

/**
 * The issues that went out, as Atom (RFC 4287), the last one first. What they told of is looked up anew, so that what was
 * deleted or hidden since is in none of them.
 */
class IssueFeed {
	public const MEDIA_TYPE = 'application/atom+xml; charset=utf-8';

	/**
	 * @param PastIssues $issues
	 * @param IssuePage $pages
	 * @param DigestRenderer $renderer
	 * @param UnsubscribeLinks $links
	 * @param DigestWordsFactory $words
	 * @param string $siteName
	 * @param string $localWiki WikiMap id
	 */
	public function __construct(
		private readonly PastIssues $issues,
		private readonly IssuePage $pages,
		private readonly DigestRenderer $renderer,
		private readonly UnsubscribeLinks $links,
		private readonly DigestWordsFactory $words,
		private readonly string $siteName,
		private readonly string $localWiki
	) {
	}

	/**
	 * @param string $language Code
	 * @param string $url Address of the feed
	 * @param int $updated Unix time
	 * @param string $entries As entries() makes them
	 * @return iterable<string>
	 */
	public function write( string $language, string $url, int $updated, string $entries ): iterable {
		$xml = new XMLWriter();
		$xml->openMemory();
		$words = $this->words->inLanguage( $language );
		$xml->startDocument( '1.0', 'UTF-8' );
		$xml->startElement( 'feed' );
		$xml->writeAttribute( 'xmlns', 'http://www.w3.org/2005/Atom' );
		$xml->writeAttribute( 'xml:lang', $words->attributes()['lang'] );
		AtomXml::addText( $xml, 'id', AtomXml::urn( "digests|$this->localWiki|$language" ) );
		AtomXml::addText( $xml, 'title', $words->heading() );
		AtomXml::addText( $xml, 'updated', AtomXml::time( $updated ) );
		$xml->startElement( 'author' );
		AtomXml::addText( $xml, 'name', $this->siteName );
		$xml->endElement();
		AtomXml::addLink( $xml, 'self', 'application/atom+xml', $url );
		AtomXml::addLink( $xml, 'alternate', 'text/html', $this->links->footerForAll()->change );
		$xml->writeRaw( $entries );
		$xml->endElement();
		yield $xml->outputMemory();
	}

	/**
	 * @param string $language Code
	 * @return string Elements of the feed, one for each issue
	 */
	public function entries( string $language ): string {
		$xml = new XMLWriter();
		$xml->openMemory();
		foreach ( $this->issues->latest() as $issue ) {
			$this->addEntry( $xml, $issue, $language );
		}
		return $xml->outputMemory();
	}

	private function addEntry( XMLWriter $xml, StoredIssue $issue, string $language ): void {
		$content = $this->issues->compose( $issue, $language );
		if ( !$content ) {
			return;
		}
		$title = $this->pages->title( $issue->name );
		$page = $title?->exists() ? $title : SpecialPage::getTitleFor( UnsubscribeLinks::SPECIAL_PAGE );
		$xml->startElement( 'entry' );
		AtomXml::addText( $xml, 'id', AtomXml::urn( "digest|$this->localWiki|$issue->name|$language" ) );
		AtomXml::addText( $xml, 'title', $this->renderer->subject( $content ) );
		AtomXml::addText( $xml, 'updated', AtomXml::time( $issue->changed ) );
		AtomXml::addLink( $xml, 'alternate', 'text/html', $page->getCanonicalURL() );
		AtomXml::addText( $xml, 'content', $this->body( $content ), 'html' );
		$xml->endElement();
	}

	/** What stands between the tags of the document's body */
	private function body( DigestContent $content ): string {
		$html = $this->renderer->html( $content, $this->links->footerForAll() );
		return preg_match( '~<body\b[^>]*>(.*)</body>~s', $html, $match ) ? trim( $match[1] ) : '';
	}
}
