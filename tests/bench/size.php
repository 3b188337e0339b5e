<?php

declare( strict_types = 1 );

namespace MediaWiki\Extension\EventCalendar\Bench;

require_once __DIR__ . '/Timing.php';
require_once __DIR__ . '/Table.php';

// What our own JavaScript weighs as it goes over the wire: without Vue and Codex, which are the wiki's.

$table = new Table( 'Own JavaScript', [ 'bytes' ], 'KiB, gzip -9' );
$calendar = 0;
foreach ( glob( __DIR__ . '/../../resources/dist/*.js' ) as $file ) {
	$text = file_get_contents( $file );
	$size = strlen( gzencode( $text, 9 ) ) / 1024;
	$calendar += in_array( basename( $file ), [ 'init.js', 'calendar.js' ], true ) ? $size : 0;
	match ( basename( $file ) ) {
		'init.js' => $table->add( 'init.js, on every page with a tag', [ strlen( $text ) ], $size, 2 ),
		'eventPage.js' => $table->add( 'eventPage.js, on pages of events', [ strlen( $text ) ], $size ),
		'gadget.js' => $table->add( 'gadget.js, on wikis without the extension', [ strlen( $text ) ], $size, 34 ),
		'element.js' => $table->add( 'element.js, on other sites, with Vue', [ strlen( $text ) ], $size, 57 ),
		default => $table->add( basename( $file ), [ strlen( $text ) ], $size ),
	};
}
echo $table->add( 'init.js and calendar.js', [], $calendar, 20 );
