<?php
// php cluster-queue.php REDIS_PORT: how many jobs of each wiki wait, are late on purpose, are being done, were given up.

$redis = new Redis();
$redis->connect( '127.0.0.1', (int)$argv[1], 2 );
$counts = [ 'ready' => 0, 'delayed' => 0, 'claimed' => 0, 'abandoned' => 0 ];
$lists = [ 'l-unclaimed' => 'ready', 'z-delayed' => 'delayed', 'z-claimed' => 'claimed', 'z-abandoned' => 'abandoned' ];
$wikis = [];
foreach ( $redis->keys( '*:jobqueue:*:[lz]-*' ) as $key ) {
	[ $wiki, , , $list ] = explode( ':', $key );
	$wikis[$wiki] ??= $counts;
	$wikis[$wiki][$lists[$list]] += $list === 'l-unclaimed' ? $redis->lLen( $key ) : $redis->zCard( $key );
}
ksort( $wikis );
foreach ( $wikis ?: [ 'all wikis' => $counts ] as $wiki => $of ) {
	echo "Jobs       $wiki: ", implode( ', ', array_map( static fn ( $name, $count ) => "$name $count", array_keys( $of ), $of ) ), "\n";
}
