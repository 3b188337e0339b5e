# shellcheck shell=bash
# A MariaDB of its own for the tests and benchmarks: new data each time, 127.0.0.1 only, stopped by its process id.

MARIADB_PID=''

# start_mariadb [DIR]: sets DB_HOST, DB_USER, DB_PASS and DB_NAME.
start_mariadb() {
	local dir="${1:-$CACHE/test/mariadb}" port
	need_packages mariadb-server php-mysql
	port="$( free_port )"
	export DB_HOST="127.0.0.1:$port" DB_USER=eventcalendar DB_NAME=eventcalendar DB_PASS
	DB_PASS="$( php -r 'echo bin2hex( random_bytes( 8 ) );' )"
	step "MariaDB data" make_mariadb_data "$dir"
	# Nothing here outlives a test, so nothing waits for the disk.
	run_mariadb "$dir" "$port" --innodb-flush-log-at-trx-commit=0 --skip-innodb-doublewrite
}

# run_mariadb DIR PORT OPTION…: on the data that are there already; sets MARIADB_PID. Needs DB_HOST, DB_USER and DB_PASS.
run_mariadb() {
	local dir="$1" port="$2" tries
	shift 2
	mariadbd --no-defaults --user="$( id -un )" --datadir="$dir/data" --socket="$dir/socket" --pid-file="$dir/pid" \
		--bind-address=127.0.0.1 --port="$port" --init-file="$dir/init.sql" "$@" >"$dir/log" 2>&1 </dev/null &
	MARIADB_PID=$!
	for (( tries = 0; tries < 200; tries++ )); do
		! php "$ROOT/bin/lib/database.php" check >/dev/null || return 0
		kill -0 "$MARIADB_PID" 2>/dev/null || break
		sleep 0.1
	done
	die "MariaDB does not start; see $dir/log"
}

make_mariadb_data() {
	rm -rf "$1"
	mkdir -p "$1"
	printf "CREATE USER %s@'127.0.0.1' IDENTIFIED BY '%s';\nGRANT ALL ON *.* TO %s@'127.0.0.1' WITH GRANT OPTION;\n" \
		"$DB_USER" "$DB_PASS" "$DB_USER" >"$1/init.sql"
	mariadb-install-db --no-defaults --user="$( id -un )" --datadir="$1/data" --skip-test-db \
		--auth-root-authentication-method=socket --skip-name-resolve
}

stop_mariadb() {
	if [ -n "$MARIADB_PID" ]; then
		kill "$MARIADB_PID" 2>/dev/null || true
		wait "$MARIADB_PID" 2>/dev/null || true
		MARIADB_PID=''
	fi
}
