<?php
// php cluster-runner.php REDIS_PORT FOLDER: one runner of jobs. Looks into the queue five times a second, and has core's runJobs do
// what is ready, for the wiki in the folder of that name, in a process of its own each time: it is in our process group, so that
// whoever kills this group kills the job.

[ , $port, $folder ] = $argv;
while ( true ) {
	$wikis = [];
	try {
		$redis = new Redis();
		$redis->connect( '127.0.0.1', (int)$port, 2 );
		while ( !$wikis ) {
			foreach ( $redis->sMembers( 'global:jobqueue:s-queuesWithJobs' ) as $queue ) {
				[ $type, $wiki ] = json_decode( $queue );
				if ( $redis->lLen( rawurlencode( $wiki ) . ':jobqueue:' . rawurlencode( $type ) . ':l-unclaimed' ) ) {
					$wikis[$wiki] = true;
				}
			}
			usleep( 200000 );
		}
		$redis->close();
	} catch ( RedisException $e ) {
		fwrite( STDERR, date( 'c' ) . " {$e->getMessage()}\n" );
		sleep( 1 );
	}
	foreach ( array_keys( $wikis ) as $wiki ) {
		$settings = "$folder/$wiki/LocalSettings.php";
		if ( !is_file( $settings ) ) {
			continue;
		}
		$process = proc_open(
			[ PHP_BINARY, 'maintenance/run.php', 'runJobs', '--maxtime', '20', '--maxjobs', '200' ], [], $pipes, null,
			[ 'MW_CONFIG_FILE' => $settings ] + getenv()
		);
		if ( proc_close( $process ) !== 0 ) {
			sleep( 1 );
		}
	}
}
