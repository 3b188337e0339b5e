<?php

declare( strict_types = 1 );

/**
 * Names of the parser functions.
 */
$magicWords = [];

/** English */
$magicWords['en'] = [
	'eventcalendar' => [ 0, 'eventcalendar' ],
];
