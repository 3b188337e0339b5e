<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Impact;

use MediaWiki\Extension\EventCalendar\Config\CalendarSettings;
use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Extension\EventCalendar\Model\LocalizedText;

/**
 * The names that clicks are counted under. There are no others, so that nobody can fill the table with names of their own.
 */
class Campaigns {
	/** Beside the ids of channels: each has a message `eventcalendar-impact-campaign-NAME` */
	public const OWN = [ 'digest', 'reminder', 'newsletter' ];

	/** Whatever else a link says */
	public const OTHER = 'other';

	public function __construct( private readonly SettingsLookup $settings ) {
	}

	/**
	 * @param string $campaign As a link has it
	 * @return string One of the names
	 */
	public function nameOf( string $campaign ): string {
		return in_array( $campaign, self::OWN, true ) || in_array( $campaign, self::channelNames( $this->settings->get() ), true )
			? $campaign
			: self::OTHER;
	}

	/**
	 * @param CalendarSettings $settings
	 * @return array<string,LocalizedText|null> Labels of the channels by their names
	 */
	public static function channelLabels( CalendarSettings $settings ): array {
		$labels = [];
		foreach ( self::channelNames( $settings ) as $id => $name ) {
			$labels[$name] = $settings->channels[$id]->label;
		}
		return $labels;
	}

	public static function ofChannel( string $id ): string {
		return substr( $id, 0, CampaignLinks::MAX_LENGTH );
	}

	/** @return array<string,string> As links have them, by id */
	private static function channelNames( CalendarSettings $settings ): array {
		$names = [];
		foreach ( array_keys( $settings->channels ) as $id ) {
			$names[(string)$id] = self::ofChannel( (string)$id );
		}
		return $names;
	}
}
