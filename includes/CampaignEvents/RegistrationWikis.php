<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\CampaignEvents;

/**
 * The wikis whose registrations are read: those that $wgEventCalendarCampaignEvents names, and no others, whatever an event
 * page says.
 */
class RegistrationWikis {
	/** Special pages with an id behind them, by the names that they have on all wikis */
	private const SPECIAL_PAGE = '/^[^\/:?#]+:(?:EventDetails|RegisterForEvent|CancelEventRegistration)\/(\d{1,9})(?:[?#&]|$)/iD';

	private const ENDPOINT = '/campaignevents/v0/event_registration/';

	/**
	 * @param array<string,string> $wikis Base of the REST API (`https://wiki.example/w/rest.php`) by beginning of addresses
	 *  (`https://wiki.example/wiki/`)
	 */
	public function __construct( private readonly array $wikis ) {
	}

	public function areNone(): bool {
		return $this->wikis === [];
	}

	/**
	 * @param string|null $url Where people register, as an event page says it
	 * @return RegistrationId|null Null if it is no registration of a wiki that is known
	 */
	public function find( ?string $url ): ?RegistrationId {
		if ( $url === null ) {
			return null;
		}
		foreach ( $this->wikis as $wiki => $rest ) {
			$id = self::after( $wiki, $url, self::SPECIAL_PAGE )
				?? self::after( $rest . self::ENDPOINT, $url, '/^(\d{1,9})(?:[?#]|$)/D' );
			if ( $id ) {
				return new RegistrationId( $wiki, $id );
			}
		}
		return null;
	}

	/**
	 * @return string|null Address to ask; null if the wiki is not known, or not any more
	 */
	public function endpoint( RegistrationId $id ): ?string {
		$rest = $this->wikis[$id->wiki] ?? null;
		return $rest === null ? null : $rest . self::ENDPOINT . $id->id;
	}

	/**
	 * @param string $beginning
	 * @param string $url
	 * @param string $pattern Of the rest, with the id as its group
	 */
	private static function after( string $beginning, string $url, string $pattern ): ?int {
		// RFC 3986 §6.2.2.1: the scheme and the host, which the beginning has in full, know no case.
		$isIt = strncasecmp( $url, $beginning, strlen( $beginning ) ) === 0;
		return $isIt && preg_match( $pattern, rawurldecode( substr( $url, strlen( $beginning ) ) ), $match ) ? (int)$match[1] : null;
	}
}
