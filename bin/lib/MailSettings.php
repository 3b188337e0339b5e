<?php
// Mail goes to a receiver on this machine whose port is in the file `mail`, and nowhere else.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$wgEnableEmail = true;
$wgEmailAuthentication = true;
$wgPasswordSender = 'calendar@wiki.example';
$wgSMTP = [
	'host' => '127.0.0.1', 'port' => (int)file_get_contents( dirname( MW_CONFIG_FILE ) . '/mail' ), 'IDHost' => 'wiki.example',
	'auth' => false, 'localhost' => 'localhost', 'timeout' => 10,
	// Or else each mail waits 40 ms: it is written in two parts, and the kernel holds the second back until the first is acknowledged.
	'socket_options' => [ 'socket' => [ 'tcp_nodelay' => true ] ],
];
$wgAllowHTMLEmail = !is_file( dirname( MW_CONFIG_FILE ) . '/plain-mail' );
if ( is_file( dirname( MW_CONFIG_FILE ) . '/lists.json' ) ) {
	$wgEventCalendarDigestLists = json_decode( file_get_contents( dirname( MW_CONFIG_FILE ) . '/lists.json' ), true );
}

// Only for tests: what time it is.
if ( is_file( dirname( MW_CONFIG_FILE ) . '/clock' ) ) {
	Wikimedia\Timestamp\ConvertibleTimestamp::setFakeTime( (int)file_get_contents( dirname( MW_CONFIG_FILE ) . '/clock' ) );
}
