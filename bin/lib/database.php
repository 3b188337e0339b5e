<?php
// The MySQL or MariaDB server of DB_HOST, DB_USER, DB_PASS, DB_NAME, for bin/demo --db mysql.
//   check: says in one line why it cannot be used
//   drop:  drops the database
//   create: makes it, empty

mysqli_report( MYSQLI_REPORT_OFF );
[ $host, $port ] = explode( ':', getenv( 'DB_HOST' ) . ':3306' );
$connection = @mysqli_connect( $host, getenv( 'DB_USER' ), (string)getenv( 'DB_PASS' ), '', (int)$port );
if ( !$connection ) {
	echo 'no database server at ' . getenv( 'DB_HOST' ) . ': ' . mysqli_connect_error() . "\n";
	exit( 1 );
}
$statements = [ 'drop' => 'DROP DATABASE IF EXISTS', 'create' => 'CREATE DATABASE' ];
if ( isset( $statements[$argv[1]] ) ) {
	$name = str_replace( '`', '``', getenv( 'DB_NAME' ) );
	if ( !$connection->query( "{$statements[$argv[1]]} `$name`" ) ) {
		echo $connection->error . "\n";
		exit( 1 );
	}
}
