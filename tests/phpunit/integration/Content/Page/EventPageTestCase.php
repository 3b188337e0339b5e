<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Tests\Integration\Content\Page;

use MediaWiki\Content\Renderer\ContentParseParams;
use MediaWiki\Extension\EventCalendar\Content\EventContent;
use MediaWiki\Json\FormatJson;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentityValue;
use MediaWikiIntegrationTestCase;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Draws event pages as core does.
 */
abstract class EventPageTestCase extends MediaWikiIntegrationTestCase {
	protected const EVENT = [
		'title' => 'Tech talk on tokens',
		'type' => 'tech-talk',
		'start' => '2026-12-03T18:00',
		'end' => '2026-12-03T19:00',
		'timeZone' => 'Europe/Berlin',
	];

	protected const SERIES = [ 'recurrence' => [ 'rule' => 'FREQ=MONTHLY;BYDAY=1TH' ] ] + self::EVENT;

	protected function setUp(): void {
		parent::setUp();
		ConvertibleTimestamp::setFakeTime( '2026-11-23T12:00:00Z' );
	}

	protected static function draw( array|string $event, string $language = 'en' ): ParserOutput {
		$content = new EventContent( is_string( $event ) ? $event : FormatJson::encode( $event ) );
		$options = new ParserOptions( UserIdentityValue::newAnonymous( '127.0.0.1' ) );
		$options->setUserLang( $language );
		return $content->getContentHandler()->getParserOutput(
			$content, new ContentParseParams( Title::makeTitle( NS_EVENTCALENDAR, 'Tokens' ), null, $options )
		);
	}

	protected static function html( array|string $event, string $language = 'en' ): string {
		return self::draw( $event, $language )->getContentHolderText();
	}

	/** What stands in the description list under a label */
	protected static function fact( string $html, string $label ): ?string {
		return preg_match( "~<dt>$label</dt><dd>(.*?)</dd></div>~s", $html, $m )
			? html_entity_decode( strip_tags( $m[1] ), ENT_QUOTES | ENT_HTML5 )
			: null;
	}
}
