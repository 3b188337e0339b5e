# shellcheck shell=bash
# The wikis of bin/faults: each made anew in the folder FAULTS, with a MariaDB whose commits outlive a SIGKILL.

open_faults() {
	mkdir -p "$1" 2>/dev/null || die "cannot make the folder $1"
	FAULTS="$( cd "$1" && pwd -P )"
	if [ ! -f "$FAULTS/faults" ] && [ -n "$( ls -A "$FAULTS" )" ]; then
		die "$FAULTS holds something else; use another --dir"
	fi
	touch "$FAULTS/faults"
	chmod 700 "$FAULTS"
	exec 7>"$FAULTS.lock"
	flock -n 7 || die "another bin/faults is at work in $FAULTS"
	mkdir -p "$FAULTS/php" "$FAULTS/opcache"
	# Every operation is a process of its own: what is compiled is kept on the disk.
	printf 'opcache.enable_cli=1\nopcache.file_cache=%s\nopcache.file_cache_only=1\n' "$FAULTS/opcache" >"$FAULTS/php/opcache.ini"
	export PHP_INI_SCAN_DIR=":$FAULTS/php"
}

close_faults() {
	stop_servers
	stop_mariadb
	if mountpoint -q "$FAULTS/small"; then
		umount "$FAULTS/small"
	fi
}

# The database alone; sets DB_HOST and the rest.
start_faults_database() {
	local port
	need_packages mariadb-server php-mysql
	port="$( free_port )"
	export DB_HOST="127.0.0.1:$port" DB_USER=eventcalendar DB_NAME=eventcalendar DB_PASS
	DB_PASS="$( php -r 'echo bin2hex( random_bytes( 8 ) );' )"
	step "MariaDB data" make_mariadb_data "$FAULTS/mariadb" 7>&-
	# What is committed has been given to the system: it is there when the process is killed, and not when the machine is.
	run_mariadb "$FAULTS/mariadb" "$port" --innodb-flush-log-at-trx-commit=2 --innodb-buffer-pool-size=128M 7>&-
}

# serve_faults_wiki DB: a wiki on it that is ready to be served; sets FAULTS_PORT.
serve_faults_wiki() {
	# shellcheck disable=SC2034
	local WIKI_SKINS=( Vector ) WIKI_ECHO=yes
	rm -rf "$FAULTS/wiki"
	mkdir -p "$FAULTS/wiki"
	# Nobody listens there until the receiver of mail says where it is.
	printf 1 >"$FAULTS/wiki/mail"
	FAULTS_PORT="$( free_port )"
	set_up_wiki "$FAULTS/wiki" "$FAULTS_PORT" "$1" no 7>&-
	# shellcheck disable=SC2016
	printf 'require "$IP/extensions/EventCalendar/bin/lib/FaultsSettings.php";\n' >>"$FAULTS/wiki/LocalSettings.php"
	# The localisation cache
	step "First start" run_maintenance showSiteStats
}

# What the scripts of tests/faults are told.
run_faults() {
	FAULTS_WIKI="$WIKI_DIR" FAULTS_PORT="$FAULTS_PORT" FAULTS_DATABASE="$MARIADB_PID" MW_INSTALL_PATH="$MW_DIR" \
		FAULTS_ADMIN="$WIKI_ADMIN" FAULTS_PASSWORD="$( cat "$WIKI_DIR/admin-password" )" FAULTS_PIDS="$FAULTS/pids" \
		node "$ROOT/tests/faults/$1.mjs" "${@:2}" 7>&-
}

faults_kills() {
	local status=0
	ensure_npm
	start_faults_database
	serve_faults_wiki mysql
	add_bot
	run_faults kills "$@" || status=$?
	exit "$status"
}

faults_away() {
	local status=0
	need_packages memcached
	ensure_npm
	start_faults_database
	serve_faults_wiki mysql
	run_faults away || status=$?
	exit "$status"
}

# What a wiki says of its tables of events: names, columns and indexes, in one order.
describe_tables() {
	if [ "$WIKI_DB" = mysql ]; then
		run_maintenance sql --json --query "SELECT table_name, column_name, column_type, is_nullable, column_default, extra \
			FROM information_schema.columns WHERE table_schema = '$DB_NAME' AND table_name LIKE 'ec\\_%' ORDER BY 1, 2"
		run_maintenance sql --json --query "SELECT table_name, index_name, seq_in_index, column_name, non_unique \
			FROM information_schema.statistics WHERE table_schema = '$DB_NAME' AND table_name LIKE 'ec\\_%' ORDER BY 1, 2, 3"
	else
		run_maintenance sql --json --query "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name LIKE 'ec!_%' ESCAPE '!' ORDER BY 1, 2"
	fi | tr -d ' \t\n'
}

drop_tables() {
	local table
	for table in "$@"; do
		run_maintenance sql --query "DROP TABLE $table" >/dev/null
	done
}

# There is no released version yet. Earlier states of the tables are: none of them, and the first three without those that came later.
faults_schema() {
	local db fresh
	start_faults_database
	for db in sqlite mysql; do
		serve_faults_wiki "$db"
		fresh="$( describe_tables )"
		[[ "$fresh" == *ec_occurrence* ]] || die "$db: the tables are not described"
		# shellcheck disable=SC2016
		mapfile -t tables < <( php -r 'foreach ( json_decode( file_get_contents( $argv[1] ) ) as $t ) { echo "$t->name\n"; }' "$ROOT/sql/tables.json" )
		try_update "$db: a second update" "$fresh"
		drop_tables "${tables[@]:3}"
		try_update "$db: the first three tables alone" "$fresh"
		drop_tables "${tables[@]}"
		try_update "$db: a wiki that never had the extension" "$fresh"
	done
}

try_update() {
	run_maintenance update --quick >"$FAULTS/update.log" 2>&1 || { tail -n 20 "$FAULTS/update.log"; die "$1: update fails"; }
	[ "$( describe_tables )" = "$2" ] || die "$1: other tables than those of a new wiki"
	printf '%s: as on a new wiki\n' "$1"
}

faults_uninstall() {
	local status=0
	ensure_npm
	start_faults_database
	serve_faults_wiki mysql
	run_faults uninstall || status=$?
	exit "$status"
}

# SQLite on a file system that gets full.
faults_disk() {
	local status=0
	[ "$( id -u )" = 0 ] || die "a small file system can be mounted by root alone"
	ensure_npm
	mkdir -p "$FAULTS/small"
	mount -t tmpfs -o size=64m tmpfs "$FAULTS/small" || die "cannot mount a file system of its own in $FAULTS/small"
	serve_faults_wiki sqlite
	mv "$FAULTS/wiki/data" "$FAULTS/small/data"
	ln -s "$FAULTS/small/data" "$FAULTS/wiki/data"
	FAULTS_SMALL="$FAULTS/small" run_faults disk || status=$?
	exit "$status"
}
