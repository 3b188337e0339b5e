<?php

declare( strict_types = 1 );

// Answers as a wiki with CampaignEvents does, as far as the files of its folder say: see RegistrationServer.

$dir = getenv( 'REGISTRATIONS' );
$path = strtok( $_SERVER['REQUEST_URI'], '?' );
file_put_contents( "$dir/requests", "$path\n", FILE_APPEND );
$isRoute = preg_match( '~^/rest\.php/campaignevents/v0/event_registration/(\d+)$~D', $path, $match );
$answer = $isRoute && is_file( "$dir/$match[1].json" ) ? json_decode( file_get_contents( "$dir/$match[1].json" ), true ) : [
	'status' => 404,
	'body' => json_encode( [
		'errorKey' => $isRoute ? 'campaignevents-rest-event-not-found' : 'rest-no-match',
		'httpCode' => 404, 'httpReason' => 'Not Found',
	] ),
];
http_response_code( $answer['status'] ?? 200 );
header( 'Content-Type: application/json' );
foreach ( $answer['headers'] ?? [] as $header ) {
	header( $header );
}
while ( ob_get_level() ) {
	ob_end_flush();
}
for ( $i = 0; $i < ( $answer['times'] ?? 1 ); $i++ ) {
	usleep( $answer['wait'] ?? 0 );
	echo $answer['body'];
	flush();
}
