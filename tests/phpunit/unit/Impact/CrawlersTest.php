<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Unit\Impact;

use MediaWiki\Extension\EventCalendar\Impact\Crawlers;
use MediaWikiUnitTestCase;

/**
 * @covers \MediaWiki\Extension\EventCalendar\Impact\Crawlers
 */
final class CrawlersTest extends MediaWikiUnitTestCase {
	/** @dataProvider provideBrowsers */
	public function testBrowsersAreNoCrawlers( string $userAgent ): void {
		$this->assertFalse( Crawlers::has( $userAgent ) );
	}

	public static function provideBrowsers(): iterable {
		yield [ 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' ];
		yield [ 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36' ];
		yield [ 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1' ];
		yield [ 'Mozilla/5.0 (Linux; Android 13; CUBOT KINGKONG 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36' ];
		yield [ 'w3m/0.5.3' ];
	}

	/** @dataProvider provideCrawlers */
	public function testSearchEnginesPreviewsAndProgramsAreCrawlers( string $userAgent ): void {
		$this->assertTrue( Crawlers::has( $userAgent ) );
	}

	public static function provideCrawlers(): iterable {
		yield [ '' ];
		yield [ ' ' ];
		yield [ 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' ];
		yield [ 'Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)' ];
		yield [ 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)' ];
		yield [ 'TelegramBot (like TwitterBot)' ];
		yield [ 'WhatsApp/2.23.20.0' ];
		yield [ 'Mastodon/4.3.0 (http.rb/5.2.0; +https://mastodon.example/)' ];
		yield [ 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' ];
		yield [ 'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5' ];
		yield [ 'curl/8.5.0' ];
		yield [ 'python-requests/2.32.3' ];
		yield [ 'GuzzleHttp/7' ];
	}
}
