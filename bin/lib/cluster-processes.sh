# shellcheck shell=bash
# The processes of bin/cluster outlive it. Each is known by its id and by when it began, so that no other that got its id
# later is ever taken for it; each is a process group of its own, so that what it started ends with it.

# remember NAME PID
remember() {
	mkdir -p "$CLUSTER/run"
	printf '%s %s\n' "$2" "$( began "$2" )" >"$CLUSTER/run/$1"
}

# When a process began, in ticks since the machine did; nothing if it has ended. Field 2 of stat may hold spaces.
began() {
	sed -n 's/^.*) \([^Z]\) \(.*\)$/\2/p' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 19
}

# pid_of NAME: its id, if it runs.
pid_of() {
	local pid when
	[ -f "$CLUSTER/run/$1" ] || return 1
	read -r pid when <"$CLUSTER/run/$1"
	[ -n "$when" ] && [ "$( began "$pid" )" = "$when" ] || return 1
	printf '%s' "$pid"
}

is_running() {
	pid_of "$1" >/dev/null
}

# launch NAME command…: in the background, in MediaWiki's folder, with a log of its own.
launch() {
	local name="$1"
	shift
	set -m
	( cd "$MW_DIR" && exec "$@" >>"$CLUSTER/log/$name.log" 2>&1 </dev/null ) &
	remember "$name" $!
	set +m
}

# await_port NAME PORT
await_port() {
	local tries
	for (( tries = 0; tries < 100; tries++ )); do
		! port_is_taken "$2" || return 0
		is_running "$1" || break
		sleep 0.1
	done
	die "$1 does not start; see $CLUSTER/log/$1.log"
}

# end_process NAME: asks for twenty seconds, then does not ask.
end_process() {
	local pid tries
	if pid="$( pid_of "$1" )"; then
		kill -TERM -- "-$pid" 2>/dev/null || true
		for (( tries = 0; tries < 200; tries++ )); do
			is_running "$1" || break
			sleep 0.1
		done
	fi
	# What it started may be left, also when itself was killed: the group keeps its number until the last has ended.
	[ ! -f "$CLUSTER/run/$1" ] || end_group "$1"
	rm -f "$CLUSTER/run/$1"
}

end_group() {
	local pid when process
	read -r pid when <"$CLUSTER/run/$1"
	for process in $( pgrep -g "$pid" ); do
		# Only what began after it: a group of that number from another time is not ours.
		if [ -n "$( began "$process" )" ] && [ -n "$when" ] && [ "$( began "$process" )" -ge "$when" ] &&
			grep -qF -- "$CLUSTER" <( tr '\0' '\n' <"/proc/$process/environ" 2>/dev/null ); then
			kill -KILL "$process" 2>/dev/null || true
		fi
	done
}
