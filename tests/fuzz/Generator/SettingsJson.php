<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Fuzz\Generator;

use MediaWiki\Extension\EventCalendar\Fuzz\Dice;
use MediaWiki\Extension\EventCalendar\Fuzz\Payloads;

/**
 * Texts of the settings page.
 */
final class SettingsJson implements Generator {
	/** @param array<array<string,mixed>> $samples Valid settings */
	public function __construct( private readonly array $samples ) {
	}

	/** @inheritDoc */
	public function generate( Dice $dice, Payloads $payloads ): string {
		$mutator = new JsonMutator( $dice, $payloads );
		$settings = $dice->percent( 70 ) ? $this->hostile( $dice, $payloads ) : $dice->of( $this->samples );
		$settings = $dice->percent( 40 ) ? $mutator->mutate( $settings, $dice->int( 1, 3 ) ) : $settings;
		$json = (string)json_encode(
			$settings ?: (object)[], JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR, 4000
		);
		return $dice->percent( 15 ) ? $mutator->spoil( $json ) : $json;
	}

	/** @return array<string,mixed> */
	private function hostile( Dice $dice, Payloads $payloads ): array {
		$label = fn () => $dice->percent( 50 ) ? "x {$payloads->line()}" : [ 'en' => "x {$payloads->line()}",
			'ar' => "y {$payloads->line()}" ];
		$sections = [
			'types' => [
				'tech-talk' => [ 'label' => $label(), 'color' => $dice->of( [ 'blue', 'red', 'gray' ] ), 'icon' => $dice->of( [ 'talk',
					'heart' ] ) ],
				'0' => [ 'label' => $label(), 'color' => 'teal' ],
			],
			'topics' => $dice->of( [ [ 'php', 'css' ], [], [ '0', 'constructor' ] ] ),
			'audiences' => [ 'developers' ],
			'guidance' => [
				'leadDays' => $dice->int( 0, 365 ), 'clashHours' => $dice->int( 0, 24 ), 'titleLength' => $dice->int( 10, 255 ),
				'zones' => [ $dice->of( [ 'UTC', 'Asia/Tokyo', 'No/Where' ] ) ], 'waking' => [ 'from' => 8, 'to' => $dice->int( 7, 24 ) ]
			],
			'digest' => [
				'rhythm' => $dice->of( [ 'weekly', 'fortnightly' ] ), 'weekday' => $dice->of( [ 'monday', 'sunday' ] ),
					'hour' => $dice->int( 0, 23 ),
				'zone' => $dice->of( [ 'UTC', 'America/New_York' ] ), 'page' => $dice->of( [ null, 'Project:Digest',
					$payloads->line( 60 ) ] )
			],
			'networks' => [
				'mastodon' => [ 'label' => $label(), 'maxLength' => $dice->int( 50, 600 ), 'count' => $dice->of( [ 'graphemes', 'utf16',
					'weighted' ] ),
					'shareUrl' => 'https://' . $dice->of( [ '{host}/share?text={text}', 'x.example/?u={url}&t={text}',
						"x.example/{$payloads->url()}" ] ),
					'hashtag' => $dice->of( [ '#{tag}', '#{tag}#', '<{tag}>', "'{tag}\"" ] ), 'lines' => $dice->of( [ 'one', 'many' ] ) ],
				'own' => [ 'label' => $label() ],
			],
			'channels' => [
				'pump' => [ 'kind' => 'page', 'label' => $label(), 'page' => $dice->of( [ 'Project:Village pump', 'Talk:A',
					$payloads->line( 100 ) ] ),
					'leadDays' => 365, 'condition' => $label(), 'optOut' => [ $dice->of( [ 'No events', $payloads->line( 60 ) ] ) ] ],
				'template' => [ 'kind' => 'page', 'page' => 'Project:Other', 'template' => $dice->of( [ 'Announcement',
					$payloads->line( 60 ) ] ), 'leadDays' => 365,
					'language' => $dice->of( [ 'en', 'de', 'ar', 'qqx', 'xx' ] ), 'wiki' => $dice->of( [ 'frwiki',
						$payloads->line( 40 ) ] ) ],
				'toots' => [ 'kind' => 'social', 'network' => 'mastodon', 'label' => $label(), 'leadDays' => 365,
					'account' => $dice->of( [ '@wiki@social.example', '@a@b.example/' . $payloads->line( 30 ), $payloads->line( 80 ) ] ),
					'hashtags' => $dice->of( [ [ 'Wiki' ], [ $payloads->line( 30 ) ] ] ), 'zone' => $dice->of( [ 'Asia/Tokyo',
						'Europe/Berlin' ] ) ],
				'mail' => [ 'kind' => 'mailing-list', 'label' => $label(), 'leadDays' => 365 ],
			],
		];
		return array_filter( $sections, static fn () => $dice->percent( 60 ) );
	}
}
