<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Import\Reading;

/**
 * One VCALENDAR of an iCalendar file (there may be several, RFC 5545 §3.4), in parts that are not parsed yet.
 */
final class RawCalendar {
	/** @var RawComponent[] */
	public array $events = [];

	/** @var array<string,RawComponent> By TZID */
	public array $zones = [];

	/** @var array<string,int> How many of each kind of component nothing is made of */
	public array $others = [];

	/** Of RFC 5546, in capitals; empty if there is none */
	public string $method = '';

	/** X-WR-TIMEZONE: the zone of times that name none, wherever Google and Apple say so */
	public ?string $timeZone = null;
}
