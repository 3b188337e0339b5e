# shellcheck shell=bash
# PHP's own web server for one wiki, on 127.0.0.1 only.

# The last one started, and all of them.
SERVER_PID=''
SERVER_PIDS=()

port_is_taken() {
	( exec 9<>"/dev/tcp/127.0.0.1/$1" ) 2>/dev/null
}

need_free_port() {
	! port_is_taken "$1" || die "port $1 is taken; choose another with --port"
}

# A port that nobody listens on just now.
free_port() {
	# shellcheck disable=SC2016
	php -r '$s = stream_socket_server( "tcp://127.0.0.1:0" );
		echo preg_replace( "/.*:/", "", stream_socket_get_name( $s, false ) );'
}

# Starts the server of WIKI_DIR as a process group of its own: its workers do not end with their parent.
start_server() {
	local port="$1" tries
	need_free_port "$port"
	set -m
	(
		cd "$MW_DIR" || exit
		MW_CONFIG_FILE="$WIKI_DIR/LocalSettings.php" PHP_CLI_SERVER_WORKERS="${SERVER_WORKERS:-4}" \
			exec php -S "127.0.0.1:$port" -t "$MW_DIR" "$ROOT/bin/lib/router.php" \
			>"$WIKI_DIR/server.log" 2>&1 </dev/null
	) &
	SERVER_PID=$!
	SERVER_PIDS+=( "$SERVER_PID" )
	set +m
	for (( tries = 0; tries < 100; tries++ )); do
		! port_is_taken "$port" || return 0
		kill -0 "$SERVER_PID" 2>/dev/null || break
		sleep 0.1
	done
	die "the server does not start; see $WIKI_DIR/server.log"
}

stop_servers() {
	local pid
	for pid in "${SERVER_PIDS[@]}"; do
		kill -- "-$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	done
	SERVER_PID='' SERVER_PIDS=()
}
