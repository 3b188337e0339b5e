# shellcheck shell=bash
# The commands of bin/cluster.

# In the order in which they are started; stopped the other way round. Runners come after all of them.
CLUSTER_SERVICES=( primary replica redis memcached backend_a backend_b varnish jobs )

runner_names() {
	local file
	for file in "$CLUSTER"/run/runner_*; do
		[ ! -f "$file" ] || basename "$file"
	done
}

# open_cluster DIR: its name, absolute; nobody else starts or stops it at the same time.
open_cluster() {
	mkdir -p "$1" 2>/dev/null || die "cannot make the folder $1"
	CLUSTER="$( cd "$1" && pwd -P )"
	export CLUSTER
	if [ ! -f "$CLUSTER/services.ini" ] && [ -n "$( ls -A "$CLUSTER" )" ]; then
		die "$CLUSTER holds something else; use another --dir"
	fi
	chmod 700 "$CLUSTER"
	exec 7>"$CLUSTER.lock"
	flock -n 7 || die "another bin/cluster is at work on $CLUSTER"
}

# see_cluster DIR: for what changes none of its processes, and so may go on beside anything.
see_cluster() {
	[ -d "$1" ] || die "there is no cluster in $1; start one"
	CLUSTER="$( cd "$1" && pwd -P )"
	export CLUSTER
	need_cluster
}

need_cluster() {
	[ -f "$CLUSTER/services.ini" ] || die "there is no cluster in $CLUSTER; start one"
	DB_USER=eventcalendar DB_PASS="$( port_of password )"
}

start_cluster() {
	local begin name
	begin="$( date +%s%N )"
	need_packages php-cli php-curl php-redis php-memcached mariadb-server redis-server memcached varnish
	mkdir -p "$CLUSTER/log" "$CLUSTER/php" "$CLUSTER/l10n"
	printf 'opcache.enable_cli=1\nopcache.max_accelerated_files=10000\nopcache.memory_consumption=256\n' >"$CLUSTER/php/opcache.ini"
	if [ ! -f "$CLUSTER/services.ini" ]; then
		ensure_front_end
		( umask 077 && php -r 'echo "password=", bin2hex( random_bytes( 8 ) ), "\n";' >"$CLUSTER/services.ini" )
	fi
	for name in "${CLUSTER_SERVICES[@]}" $( runner_names ); do
		# What it left behind would hold its port.
		is_running "$name" || end_process "$name"
	done
	# A proxy that began with other ports knows no way to the new ones.
	if ! is_running backend_a || ! is_running backend_b; then
		end_process varnish
	fi
	give_port wiki_a varnish "$CLUSTER_PORT"
	give_port wiki_b varnish "${CLUSTER_PORT:+$(( CLUSTER_PORT + 1 ))}"
	for name in primary replica redis memcached backend_a backend_b; do
		give_port "$name" "$name"
	done
	ensure_mediawiki
	# What is started must not hold the lock.
	start_databases 7>&-
	start_stores 7>&-
	for name in "${CLUSTER_WIKIS[@]}"; do
		start_wiki "$name" 7>&-
	done
	start_varnish 7>&-
	start_runners 7>&-
	describe_cluster
	printf 'Ready in   %s s\n' "$( elapsed "$begin" )"
}

describe_cluster() {
	local name
	for name in "${CLUSTER_WIKIS[@]}"; do
		printf 'Wiki %s     %s/\n' "$name" "$( cat "$CLUSTER/cluster_$name/address" )"
		printf 'Password   %s of %s\n' "$( cat "$CLUSTER/cluster_$name/admin-password" )" "$WIKI_ADMIN"
	done
}

stop_cluster() {
	local names name at
	mapfile -t names < <( runner_names )
	for name in "${names[@]}"; do
		[ -z "$name" ] || end_process "$name"
	done
	for (( at = ${#CLUSTER_SERVICES[@]} - 1; at >= 0; at-- )); do
		end_process "${CLUSTER_SERVICES[at]}"
	done
}

reset_cluster() {
	stop_cluster
	( cd "$CLUSTER" && rm -rf cluster_a cluster_b php primary replica redis varnish varnish.vcl log php l10n run services.ini primary-reads )
}

# lag on|off: the replica goes on receiving, but does nothing of it.
set_lag() {
	case "$1" in
		on) cluster_sql replica 'STOP SLAVE SQL_THREAD' ;;
		off) cluster_sql replica 'START SLAVE SQL_THREAD' ;;
		*) die "lag on or lag off" ;;
	esac
}

show_status() {
	local name pid
	printf '%-12s %8s %6s\n' service pid port
	for name in "${CLUSTER_SERVICES[@]}" $( runner_names ); do
		pid="$( pid_of "$name" )" || pid='-'
		printf '%-12s %8s %6s\n' "$name" "$pid" "$( port_of "${name/varnish/wiki_a}" )"
	done
	describe_cluster
	show_replication
	show_queue
	show_caches
}

show_replication() {
	is_running replica || return 0
	cluster_sql replica 'SHOW SLAVE STATUS\G' | awk -F ': ' '
		/^ *Slave_(IO|SQL)_Running:/ { sub( /^ */, "", $1 ); running = running $1 " " $2 ", " }
		/^ *Seconds_Behind_Master:/ { lag = $2 }
		/^ *Last_(IO|SQL)_Error:/ { sub( /^[^:]*: */, "" ); error = error $0 }
		END { print "Replica    " running "seconds behind " lag ( error == "" ? "" : "; " error ) }'
}

show_queue() {
	is_running redis || return 0
	php "$ROOT/bin/lib/cluster-queue.php" "$( port_of redis )"
}

show_caches() {
	if is_running varnish; then
		varnishstat -n "$CLUSTER/varnish" -1 -f MAIN.cache_hit -f MAIN.cache_miss -f MAIN.s_pass -f MAIN.n_purges |
			awk '{ sub( /^MAIN\./, "", $1 ); line = line $1 " " $2 ", " } END { sub( /, $/, "", line ); print "Varnish    " line }'
	fi
	if is_running memcached; then
		# shellcheck disable=SC2016
		php -r '$m = new Memcached(); $m->addServer( "127.0.0.1", (int)$argv[1] ); $s = current( $m->getStats() );
			echo "Memcached  get_hits $s[get_hits], get_misses $s[get_misses], curr_items $s[curr_items], evictions $s[evictions]\n";' \
			"$( port_of memcached )"
	fi
}

# run_in_cluster COMMAND…: with what tests and scripts want to know. The main wiki is a.
run_in_cluster() {
	ensure_mediawiki
	export FARM="$CLUSTER" FARM_ADMIN="$WIKI_ADMIN" BASE_CONFIG="$CLUSTER/cluster_a/LocalSettings.php" BASE_URL MW_ADMIN_USER="$WIKI_ADMIN" MW_ADMIN_PASSWORD
	export MW_CONFIG_FILE="$BASE_CONFIG" DB_HOST DB_USER DB_PASS
	DB_HOST="127.0.0.1:$( port_of primary )"
	BASE_URL="$( cat "$CLUSTER/cluster_a/address" )"
	MW_ADMIN_PASSWORD="$( cat "$CLUSTER/cluster_a/admin-password" )"
	"$@"
}
