# shellcheck shell=bash
# What bin/cluster starts, each if it does not run yet. Ports stay the same from one start to the next, unless somebody else has
# taken one meanwhile.

# shellcheck disable=SC2034
CLUSTER_WIKIS=( a b )

# port_of NAME
port_of() {
	sed -n "s/^$1=//p" "$CLUSTER/services.ini"
}

set_service() {
	sed -i "/^$1=/d" "$CLUSTER/services.ini"
	printf '%s=%s\n' "$1" "$2" >>"$CLUSTER/services.ini"
}

# give_port NAME PROCESS [PORT]: unless the process that listens there runs
give_port() {
	local port="${3:-$( port_of "$1" )}"
	if is_running "$2"; then
		return 0
	fi
	if [ -n "${3:-}" ] && port_is_taken "$3"; then
		die "port $3 is taken; choose another with --port"
	fi
	if [ -z "$port" ] || port_is_taken "$port"; then
		port="$( free_port )"
	fi
	set_service "$1" "$port"
}

# cluster_sql NAME SQL: on that server, as the user that the wikis have.
cluster_sql() {
	MYSQL_PWD="$DB_PASS" mariadb --no-defaults --host 127.0.0.1 --port "$( port_of "$1" )" --user "$DB_USER" --batch -e "$2"
}

# The user of the wikis may do everything but write where only replication writes.
make_cluster_user() {
	printf "SET sql_log_bin = 0;\nCREATE USER IF NOT EXISTS %s@'127.0.0.1' IDENTIFIED BY '%s';\nGRANT ALL ON *.* TO %s@'127.0.0.1' WITH GRANT OPTION;\nREVOKE READ_ONLY ADMIN ON *.* FROM %s@'127.0.0.1';\n" \
		"$DB_USER" "$DB_PASS" "$DB_USER" "$DB_USER" >"$1/init.sql"
}

# start_cluster_mariadb NAME OPTION…: commits reach the system before they are told, so that a server that is killed has lost
# nothing; a machine that loses its power may.
start_cluster_mariadb() {
	local name="$1"
	shift
	DB_HOST="127.0.0.1:$( port_of "$name" )"
	if is_running "$name"; then
		return 0
	fi
	[ -d "$CLUSTER/$name/data/mysql" ] || step "Data of MariaDB, $name" make_mariadb_data "$CLUSTER/$name"
	make_cluster_user "$CLUSTER/$name"
	set -m
	run_mariadb "$CLUSTER/$name" "$( port_of "$name" )" --innodb-flush-log-at-trx-commit=2 --innodb-buffer-pool-size=256M \
		--binlog-format=ROW --max-connections=200 "$@"
	set +m
	remember "$name" "$MARIADB_PID"
}

start_databases() {
	export DB_HOST DB_USER=eventcalendar DB_PASS
	DB_PASS="$( port_of password )"
	start_cluster_mariadb primary --server-id=1 --log-bin=binlog
	start_cluster_mariadb replica --server-id=2 --relay-log=relay --read-only
	cluster_sql replica "STOP SLAVE; CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = $( port_of primary ),
		MASTER_USER = '$DB_USER', MASTER_PASSWORD = '$DB_PASS', MASTER_USE_GTID = slave_pos, MASTER_CONNECT_RETRY = 1; START SLAVE"
	DB_HOST="127.0.0.1:$( port_of primary )"
	cluster_sql primary 'CREATE DATABASE IF NOT EXISTS farm_events'
}

start_stores() {
	if ! is_running redis; then
		mkdir -p "$CLUSTER/redis"
		launch redis redis-server --bind 127.0.0.1 --port "$( port_of redis )" --dir "$CLUSTER/redis" --appendonly yes --save ''
		await_port redis "$( port_of redis )"
	fi
	if ! is_running memcached; then
		launch memcached memcached -l 127.0.0.1 -p "$( port_of memcached )" -U 0 -u "$( id -un )" -m 128 -c 512
		await_port memcached "$( port_of memcached )"
	fi
}

# start_wiki a|b: sets it up, or brings its tables up to date, and serves it where Varnish asks.
start_wiki() {
	local name="cluster_$1"
	mkdir -p "$CLUSTER/$name"
	touch "$CLUSTER/$name/farm" "$CLUSTER/$name/review"
	[ "$1" = a ] || touch "$CLUSTER/$name/cluster"
	[ ! -f "$MW_DIR/extensions/VisualEditor/extension.json" ] || touch "$CLUSTER/$name/visual-editor"
	WIKI_ECHO=yes DB_NAME="$name" set_up_wiki "$CLUSTER/$name" "$( port_of "wiki_$1" )" mysql no
	[ "$1" = b ] || add_sample
	if ! is_running "backend_$1"; then
		SERVER_WORKERS="$CLUSTER_WORKERS" PHP_INI_SCAN_DIR=":$CLUSTER/php" start_server "$( port_of "backend_$1" )"
		remember "backend_$1" "$SERVER_PID"
	fi
}

# Connections stay open for a minute: tests that are blocked by a program would not notice that one was closed.
start_varnish() {
	if is_running varnish; then
		return 0
	fi
	mkdir -p "$CLUSTER/varnish"
	sed -e "s/@BACKEND_A@/$( port_of backend_a )/" -e "s/@BACKEND_B@/$( port_of backend_b )/" \
		"$ROOT/bin/lib/cluster.vcl" >"$CLUSTER/varnish.vcl"
	launch varnish varnishd -F -j none -n "$CLUSTER/varnish" -f "$CLUSTER/varnish.vcl" -T none -s malloc,128m \
		-a "a=127.0.0.1:$( port_of wiki_a )" -a "b=127.0.0.1:$( port_of wiki_b )" -p thread_pools=1 -p thread_pool_min=10 -p timeout_idle=60
	await_port varnish "$( port_of wiki_b )"
}

start_runners() {
	local number
	is_running jobs || launch jobs php "$ROOT/bin/lib/cluster-jobs.php" "$( port_of redis )" "$CLUSTER_CLAIM"
	for (( number = 1; number <= CLUSTER_RUNNERS; number++ )); do
		is_running "runner_$number" ||
			launch "runner_$number" php "$ROOT/bin/lib/cluster-runner.php" "$( port_of redis )" "$CLUSTER"
	done
}
