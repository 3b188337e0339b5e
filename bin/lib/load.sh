# shellcheck shell=bash
# The wiki of bin/load: on what bin/cluster starts, or alone with a MariaDB.

LOAD="$CACHE/load"

# open_load SIMPLE: sets up and serves the wiki, and tells the environment of it.
open_load() {
	mkdir -p "$LOAD"
	exec 6>"$LOAD/lock"
	flock -n 6 || die "another bin/load is running in this checkout"
	trap close_load EXIT
	trap 'exit 130' INT TERM HUP
	export LOAD_RESULTS LOAD_LOGS LOAD_SERVERS LOAD_REDIS='' BASE_URL BASE_CONFIG MW_ADMIN_USER="$WIKI_ADMIN" MW_ADMIN_PASSWORD
	if [ "$1" = yes ]; then
		LOAD_RESULTS="$LOAD/results-simple"
		open_simple_wiki
	else
		LOAD_RESULTS="$LOAD/results-cluster"
		open_clustered_wiki
	fi
	mkdir -p "$LOAD_RESULTS"
	mark_extension "$LOAD_WITHOUT"
	BASE_URL="$( cat "$WIKI_DIR/address" )"
	BASE_CONFIG="$WIKI_DIR/LocalSettings.php"
	MW_ADMIN_PASSWORD="$( cat "$WIKI_DIR/admin-password" )"
	export MW_INSTALL_PATH="$MW_DIR"
}

open_clustered_wiki() {
	# The lock of this script is no business of what outlives the one that starts it.
	"$ROOT/bin/cluster" --dir "$LOAD/cluster" start 6>&-
	LOAD_CLUSTER="$LOAD/cluster"
	see_cluster "$LOAD_CLUSTER"
	ensure_mediawiki
	WIKI_DIR="$CLUSTER/cluster_a"
	LOAD_LOGS="$CLUSTER/log"
	LOAD_SERVERS="$( pid_of backend_a )"
	LOAD_REDIS="$( port_of redis )"
	export DB_USER DB_PASS DB_HOST
	DB_HOST="127.0.0.1:$( port_of primary )"
}

open_simple_wiki() {
	local port
	port="$( free_port )"
	start_mariadb "$LOAD/mariadb"
	ensure_front_end
	set_up_wiki "$LOAD/simple" "$port" mysql yes
	rm -f "$WIKI_DIR/without"
	mkdir -p "$LOAD/php" "$WIKI_DIR/log"
	# shellcheck disable=SC2016
	printf '\nrequire "$IP/extensions/EventCalendar/bin/lib/LoadSettings.php";\n' >>"$WIKI_DIR/LocalSettings.php"
	printf 'opcache.enable_cli=1\nopcache.max_accelerated_files=10000\nopcache.memory_consumption=256\n' >"$LOAD/php/opcache.ini"
	add_sample
	PHP_INI_SCAN_DIR=":$LOAD/php" start_server "$port" 6>&-
	LOAD_LOGS="$WIKI_DIR/log"
	LOAD_SERVERS="$SERVER_PID"
}

# mark_extension WITHOUT: bin/lib/WikiSettings.php looks for it.
mark_extension() {
	if [ "$1" = yes ]; then
		touch "$WIKI_DIR/without"
	else
		rm -f "$WIKI_DIR/without"
	fi
}

run_load() {
	local status=0
	printf '%s × %s, %s GB; load before %s; %s\n' "$( nproc )" "$( sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1 )" \
		"$( awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo )" "$( cut -d ' ' -f 1 /proc/loadavg )" "$( date -u '+%Y-%m-%d %H:%M' ) UTC"
	node "$ROOT/tests/load/load.mjs" "$@" || status=$?
	return "$status"
}

close_load() {
	[ -z "${WIKI_DIR:-}" ] || rm -f "$WIKI_DIR/without"
	stop_servers
	stop_mariadb
	[ -z "${LOAD_CLUSTER:-}" ] || "$ROOT/bin/cluster" --dir "$LOAD_CLUSTER" stop 6>&-
}
