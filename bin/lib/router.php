<?php
// For PHP's own web server: the checkout lies inside the web root, so no file behind a dot (.wiki, .git) is served.

if ( preg_match( '~/\.~', substr( $_SERVER['SCRIPT_FILENAME'], strlen( $_SERVER['DOCUMENT_ROOT'] ) ) ) ) {
	http_response_code( 403 );
	return;
}
return false;
