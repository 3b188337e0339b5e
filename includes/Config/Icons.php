<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Config;

/**
 * The names of resources/styles/icons.less, which draws each with an icon of Codex. Like a colour, an icon tells types
 * apart; what a type is, its label says.
 */
final class Icons {
	public const NAMES = [
		'talk', 'hours', 'lightning', 'chat', 'workshop', 'triage', 'code', 'star', 'book', 'globe', 'people', 'heart', 'video',
		'other'
	];

	public const DEFAULT = 'other';
}
