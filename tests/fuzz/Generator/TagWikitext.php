<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Wikitext with the tag, the parser function or the included special page, and anything for their attributes.
 */
final class TagWikitext implements Generator {
	/** Usual values by attribute */
	public const VALUES = [
		'view' => [ 'month', 'week', 'agenda', 'day', 'MONTH', 'year' ],
		'types' => [ 'tech-talk', 'tech-talk|other', 'tech-talk, office-hours', 'no-such' ],
		'topics' => [ 'php', 'a,b', '0' ],
		'audience' => [ 'developers', 'everybody' ],
		'languages' => [ 'en', 'en|de' ],
		'status' => [ 'confirmed', 'proposed|cancelled', 'x' ],
		'search' => [ 'talk', 'über', '%', '_', '\\', "'" ],
		'recorded' => [ 'yes', 'no', '1', '' ],
		'date' => [ '2026-12-03', '2026-12', 'today', '0000-00-00', '9999-12-31', '1970-01-01', '2027-03-28', '2026-02-30', '2037-12-31' ],
		'limit' => [ '1', '10', '0', '-1', '999999', '1e3', '0x10' ],
		'zone' => [ 'Europe/Berlin', 'UTC', 'Mars/Olympus', 'Asia/Kathmandu', '../../x', 'America/New_York' ],
		'format' => [ 'full', 'title', 'date', 'link', 'x' ],
		'none' => [ 'nothing', '[[X]]' ],
	];

	private const FRAMES = [
		'%s', "* %s\n", "{| class=x\n| %s\n|}", '<div>%s</div>', "== %s ==", "''%s''", '<nowiki>%s</nowiki>', '[[X|%s]]', '<ref>%s</ref>',
		'<onlyinclude>%s</onlyinclude>', '{{#tag:span|%s}}', '<indicator name="x">%s</indicator>', "<gallery>\nA.png|%s\n</gallery>",
			'<pre>%s</pre>',
		'<span title="%s">x</span>', "{{DISPLAYTITLE:%s}}", "<!-- %s -->", "%s\n%s", '<poem>%s</poem>'
	];

	/** @inheritDoc */
	public function generate( Dice $dice, Payloads $payloads ): string {
		$call = match ( $dice->int( 0, 5 ) ) {
			0 => $this->parserFunction( $dice, $payloads ),
			1 => $this->transclusion( $dice, $payloads ),
			default => $this->tag( $dice, $payloads ),
		};
		$frame = $dice->percent( 60 ) ? '%s' : $dice->of( self::FRAMES );
		$text = str_replace( '%s', $call, $frame );
		if ( $dice->percent( 10 ) ) {
			$text = TextMutator::damage( $text, $dice, $payloads,
				[ '<', '>', '"', "'", '/', '=', '{{', '}}', '|', '<eventcalendar', '/>', '</eventcalendar>', "\n" ] );
		}
		return mb_scrub( $text );
	}

	/** @return array<string,string> */
	private function attributes( Dice $dice, Payloads $payloads, array $names ): array {
		$attributes = [];
		foreach ( $dice->some( $names, 4 ) as $name ) {
			$attributes[$name] = $dice->percent( 70 ) ? $dice->of( self::VALUES[$name] ) : $this->value( $dice, $payloads );
		}
		if ( $dice->percent( 15 ) ) {
			$attributes[$dice->of( [ 'class', 'style', 'onclick', 'id', 'data-mw', 'data-mw-eventcalendar', 'lang', 'xmlns',
				$payloads->line( 30 ) ] )]
				= $this->value( $dice, $payloads );
		}
		return $attributes;
	}

	private function value( Dice $dice, Payloads $payloads ): string {
		return $dice->percent( 70 ) ? $payloads->line() : $payloads->anyCharacters();
	}

	private function tag( Dice $dice, Payloads $payloads ): string {
		$tag = '<' . $dice->of( [ 'eventcalendar', 'eventcalendar', 'EventCalendar' ] );
		$names = array_diff( array_keys( self::VALUES ), [ 'format', 'none' ] );
		foreach ( $this->attributes( $dice, $payloads, $names ) as $name => $value ) {
			$quote = $dice->of( [ '"', '"', "'", '' ] );
			$written = $dice->percent( 50 ) ? htmlspecialchars( $value, ENT_QUOTES ) : str_replace( $quote === '' ? ' ' : $quote, '',
				$value );
			$tag .= " $name=$quote$written$quote";
		}
		return $dice->percent( 80 ) ? "$tag />" : "$tag>" . $dice->of( [ '', ' ', $payloads->line(), '<eventcalendar />' ] )
			. '</eventcalendar>';
	}

	private function parserFunction( Dice $dice, Payloads $payloads ): string {
		$text = '{{#eventcalendar:' . $dice->of( [ 'next', 'next', 'next', ' NEXT ', '', $payloads->line( 40 ) ] );
		$names = array_diff( array_keys( self::VALUES ), [ 'view', 'status', 'date', 'limit' ] );
		foreach ( $this->attributes( $dice, $payloads, $names ) as $name => $value ) {
			$text .= "|$name=$value";
		}
		return "$text}}";
	}

	private function transclusion( Dice $dice, Payloads $payloads ): string {
		$text = '{{Special:EventCalendar' . $dice->of( [ '', '', '/' . $payloads->line( 30 ), '/2026-12', '/subscribe' ] );
		foreach ( $this->attributes( $dice, $payloads, array_diff( array_keys( self::VALUES ), [ 'format',
			'none' ] ) ) as $name => $value ) {
			$text .= "|$name=$value";
		}
		return "$text}}";
	}
}
