<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Requests to the action API, as JSON: parameters, whether somebody with rights asks, and whether with a token.
 */
final class ActionQuery implements Generator {
	/** Of each module: what it is called by, and its parameters with usual values */
	private const MODULES = [
		'eventoccurrences' => [ [ 'action' => 'query', 'list' => 'eventoccurrences' ], [
			'eostart' => QueryValues::TIMES, 'eoend' => QueryValues::TIMES, 'eotypes' => [ 'tech-talk', 'tech-talk|other', '' ],
				'eotopics' => [ 'php', '|', '0' ],
			'eoaudience' => [ 'developers' ], 'eolanguages' => [ 'en', 'de|en' ], 'eostatus' => [ 'confirmed', 'proposed|cancelled', 'x' ],
			'eopages' => [ 'EventCalendar:Fuzz', 'Main Page', 'EventCalendar:A|EventCalendar:B' ], 'eosearch' => QueryValues::WORDS,
				'eorecorded' => [ '', '1' ],
			'eolimit' => QueryValues::LIMITS, 'eocontinue' => QueryValues::CONTINUES, 'eoprop' => [ 'details', '', 'x' ]
		] ],
		'eventpromotion' => [ [ 'action' => 'query', 'list' => 'eventpromotion' ], [
			'epstart' => QueryValues::TIMES, 'epend' => QueryValues::TIMES, 'epstate' => [ '*', 'due|coming', 'x' ],
				'epkind' => [ 'announce', 'post' ],
			'epchannel' => [ 'pump', 'toots|mail', '0' ], 'eplimit' => QueryValues::LIMITS, 'epcontinue' => [ '1|2|3|4|5',
				'1796000000|1||pump|' ]
		] ],
		'eventdigest' => [ [ 'action' => 'query', 'meta' => 'eventdigest' ], [ 'edprop' => [ 'state', 'text', 'state|text' ] ] ],
		'eventinterest' => [ [ 'action' => 'query', 'list' => 'eventinterest' ], [
			'ntoccurrences' => QueryValues::OCCURRENCES, 'ntprop' => [ 'count', 'mine', 'count|mine' ]
		] ],
		'eventcalendarinterest' => [ [ 'action' => 'eventcalendarinterest' ], [
			'do' => [ 'add', 'remove' ], 'kind' => [ 'occurrence', 'series', 'type', 'topic' ], 'occurrence' => QueryValues::OCCURRENCES,
			'target' => [ 'php', 'tech-talk' ]
		] ],
		'eventcalendarpromote' => [ [ 'action' => 'eventcalendarpromote' ], [
			'id' => [ '0000000c0123456789abcdef01234567', '0', '000000010123456789abcdef01234567' ], 'do' => [ 'claim', 'done', 'failed',
				'skip', 'undo' ],
			'url' => [ 'https://example.org/', 'javascript:1' ], 'reason' => [ 'because', '' ]
		] ],
		'eventcalendarreview' => [ [ 'action' => 'eventcalendarreview' ], [
			'title' => [ 'EventCalendar:Fuzz', 'Main Page', '<' ], 'pageid' => [ '1', '0', '99999999999999999999' ], 'revid' => [ '1',
				'-1', '2' ],
			'decision' => [ 'accept', 'decline', 'ask' ], 'reason' => [ 'because' ]
		] ],
		'parse' => [ [ 'action' => 'parse', 'contentmodel' => 'wikitext' ], [
			'text' => [ '<eventcalendar/>', '<eventcalendar view=agenda limit=3/>' ], 'title' => [ 'X', 'EventCalendar:Fuzz' ],
				'uselang' => [ 'ar', 'qqx' ],
			'prop' => [ 'text|modules|properties', 'text|categories|headhtml' ]
		] ],
		'edit' => [ [ 'action' => 'edit' ], [
			'title' => [ 'EventCalendar:Refused' ], 'text' => [ '{}', '{"title":1}', '[', '{"title":"x","type":"other","start":"x"}' ]
		] ],
	];

	/** @inheritDoc */
	public function generate( Dice $dice, Payloads $payloads ): string {
		[ $base, $known ] = self::MODULES[$dice->of( [ 'eventoccurrences', 'eventoccurrences', 'eventoccurrences',
			...array_keys( self::MODULES ) ] )];
		$params = $base + [ 'format' => $dice->of( [ 'json', 'json', 'json', 'xml', 'php', 'jsonfm' ] ),
			'formatversion' => $dice->of( [ '1', '2' ] ) ];
		$values = new QueryValues( $dice, $payloads );
		foreach ( $known as $name => $usual ) {
			if ( $dice->percent( isset( $base['list'] ) ? 35 : 85 ) ) {
				$params[$name] = $values->of( $usual );
			}
		}
		if ( $dice->percent( 20 ) ) {
			$params[$dice->of( [ 'uselang', 'errorformat', 'callback', 'servedby', 'curtimestamp', 'variant',
				'requestid' ] )] = $values->of(
				[ 'de', 'qqx', 'html', '1', 'x' ]
			);
		}
		return (string)json_encode( [
			'params' => $params, 'rights' => $dice->percent( 50 ), 'token' => $dice->percent( 70 )
		], JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES );
	}
}
