<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Content;

use MediaWiki\Extension\EventCalendar\Config\SettingsLookup;
use MediaWiki\Json\FormatJson;
use MediaWiki\Message\Message;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What a new event page starts with: the fields that every event needs, filled in as an example, and the others as comments
 * that say what they are for. Saving removes the comments.
 */
final class EventSkeleton {
	/** Days from today to the example's date */
	private const DAYS_AHEAD = 14;

	/**
	 * @param SettingsLookup $settings
	 * @param string $timeZone The wiki's
	 * @param string $language The wiki's
	 * @param string $status That everybody may save
	 */
	public function __construct(
		private readonly SettingsLookup $settings,
		private readonly string $timeZone,
		private readonly string $language,
		private readonly string $status = 'confirmed'
	) {
	}

	/**
	 * @param string $title Of the event
	 */
	public function build( string $title ): string {
		$settings = $this->settings->get();
		$day = gmdate( 'Y-m-d', ConvertibleTimestamp::time() + self::DAYS_AHEAD * 86400 );
		$weekLater = gmdate( 'Y-m-d', ConvertibleTimestamp::time() + ( self::DAYS_AHEAD + 7 ) * 86400 );
		$types = array_map( 'strval', array_keys( $settings->types ) );
		$lines = [
			...self::comment( 'eventcalendar-skeleton-intro' ),
			...self::comment( 'eventcalendar-skeleton-title' ),
			self::field( 'title', [ $this->language => $title ] ),
			...self::comment( 'eventcalendar-skeleton-type', $types ),
			self::field( 'type', $types[0] ),
			...self::comment( 'eventcalendar-skeleton-status' ),
			self::field( 'status', $this->status ),
			...self::comment( 'eventcalendar-skeleton-time' ),
			self::field( 'start', "{$day}T18:00" ),
			self::field( 'end', "{$day}T19:00" ),
			self::field( 'timeZone', $this->timeZone ),
			...self::comment( 'eventcalendar-skeleton-recurrence' ),
			self::example( 'recurrence', [ 'rule' => 'FREQ=WEEKLY', 'exclude' => [ "{$weekLater}T18:00" ] ] ),
			...self::comment( 'eventcalendar-skeleton-summary' ),
			self::example( 'summary', [ $this->language => '…' ] ),
			...self::comment( 'eventcalendar-skeleton-description' ),
			self::example( 'description', [ $this->language => '…' ] ),
			...self::comment( 'eventcalendar-skeleton-topics', $settings->topics ),
			self::example( 'topics', array_slice( $settings->topics, 0, 2 ) ),
			...self::comment( 'eventcalendar-skeleton-audience', $settings->audiences ),
			self::example( 'audience', array_slice( $settings->audiences, 0, 1 ) ),
			...self::comment( 'eventcalendar-skeleton-languages' ),
			self::field( 'languages', [ $this->language ] ),
			...self::comment( 'eventcalendar-skeleton-participation' ),
			self::example( 'participation', [
				[ 'kind' => 'video', 'url' => 'https://…' ],
				[ 'kind' => 'chat', 'url' => 'ircs://irc.libera.chat/…', 'label' => '#…' ]
			] ),
			...self::comment( 'eventcalendar-skeleton-speakers' ),
			self::example( 'speakers', [ [ 'name' => '…', 'user' => '…' ] ] ),
			self::example( 'organizers', [ [ 'user' => '…' ] ] ),
			...self::comment( 'eventcalendar-skeleton-registration' ),
			self::example( 'registration', 'https://…' ),
			self::example( 'links', [ [ 'label' => '…', 'url' => 'https://…' ] ] ),
			...self::comment( 'eventcalendar-skeleton-outcome' ),
			self::example( 'outcome', [ 'recording' => 'https://…', 'slides' => 'https://…', 'notes' => 'https://…' ] ),
		];
		return "{\n\t" . implode( "\n\t", $lines ) . "\n}";
	}

	private static function field( string $name, mixed $value ): string {
		return "\"$name\": " . self::encode( $value ) . ',';
	}

	private static function example( string $name, mixed $value ): string {
		return '// ' . self::field( $name, $value );
	}

	private static function encode( mixed $value ): string {
		if ( is_array( $value ) ) {
			$entries = [];
			foreach ( $value as $key => $entry ) {
				$entries[] = ( is_int( $key ) ? '' : "\"$key\": " ) . self::encode( $entry );
			}
			$entries = implode( ', ', $entries );
			return array_is_list( $value ) ? "[ $entries ]" : "{ $entries }";
		}
		return FormatJson::encode( $value, false, FormatJson::ALL_OK );
	}

	/**
	 * @param string $key Of a message; each of its lines becomes one of the comment
	 * @param string[] $possible Values that the message names
	 * @return string[]
	 */
	private static function comment( string $key, array $possible = [] ): array {
		$text = ( new Message( $key, [ Message::plaintextParam( implode( ', ', $possible ) ) ] ) )->text();
		return array_map( static fn ( string $line ) => "// $line", preg_split( '/\R/u', $text ) );
	}
}
