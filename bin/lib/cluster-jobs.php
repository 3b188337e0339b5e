<?php
// php cluster-jobs.php REDIS_PORT CLAIM_SECONDS: what JobQueueRedis leaves to a service beside it (its class comment). Twice a
// second: jobs that are due become ready; a job whose runner has not said that it is done becomes ready again, the third time
// it is given up. One such process is enough for all wikis.

const ATTEMPTS = 3;
const SCRIPT = <<<'LUA'
local unclaimed, delayed, claimed, abandoned, attempts, queues = unpack( KEYS )
local now, lost, most, queue = unpack( ARGV )
for _, id in ipairs( redis.call( 'zRangeByScore', delayed, 0, now ) ) do
	redis.call( 'lPush', unclaimed, id )
	redis.call( 'zRem', delayed, id )
end
for _, id in ipairs( redis.call( 'zRangeByScore', claimed, 0, lost ) ) do
	if tonumber( redis.call( 'hGet', attempts, id ) or 0 ) < tonumber( most ) then
		redis.call( 'lPush', unclaimed, id )
	else
		redis.call( 'zAdd', abandoned, now, id )
	end
	redis.call( 'zRem', claimed, id )
end
if redis.call( 'exists', unclaimed, delayed, claimed ) == 0 then
	redis.call( 'sRem', queues, queue )
end
LUA;

[ , $port, $claimSeconds ] = $argv;
while ( true ) {
	try {
		$redis = new Redis();
		$redis->connect( '127.0.0.1', (int)$port, 2 );
		while ( true ) {
			foreach ( $redis->sMembers( 'global:jobqueue:s-queuesWithJobs' ) as $queue ) {
				[ $type, $wiki ] = json_decode( $queue );
				$keys = array_map(
					static fn ( $name ) => rawurlencode( $wiki ) . ':jobqueue:' . rawurlencode( $type ) . ":$name",
					[ 'l-unclaimed', 'z-delayed', 'z-claimed', 'z-abandoned', 'h-attempts' ]
				);
				$keys[] = 'global:jobqueue:s-queuesWithJobs';
				$redis->eval( SCRIPT, [ ...$keys, time(), time() - (int)$claimSeconds, ATTEMPTS, $queue ], count( $keys ) );
			}
			usleep( 500000 );
		}
	} catch ( RedisException $e ) {
		fwrite( STDERR, date( 'c' ) . " {$e->getMessage()}\n" );
		sleep( 1 );
	}
}
