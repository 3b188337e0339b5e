# shellcheck shell=bash
# What every script in bin/ shares: where things are, one line per step, one line per error.

ROOT="$( cd "$( dirname "${BASH_SOURCE[0]}" )/../.." && pwd -P )"
CACHE="$ROOT/.cache"

# One line, then the end. Nothing else is said about an error that we understand.
die() {
	printf '%s: %s\n' "$( basename "$0" )" "$*" >&2
	exit 1
}

# step "what it does" command…: runs the command, shows one line with the time it took.
# The command's output goes to a log, which stays if it fails; a line for the user goes to descriptor 3,
# and a line "because: …" in the log becomes the error.
step() {
	local label="$1" begin log status
	shift
	mkdir -p "$CACHE/logs"
	log="$( mktemp "$CACHE/logs/step.XXXXXX" )"
	begin="$( date +%s%N )"
	# Not "if ( … )": set -e does not hold inside a command whose status is tested.
	set +e
	( set -euo pipefail; "$@" ) 3>&1 >"$log" 2>&1 </dev/null 8>&-
	status=$?
	set -e
	[ "$status" -eq 0 ] || fail_step "$label" "$log"
	rm -f "$log"
	printf '%-58s %6.1f s\n' "$label" "$( elapsed "$begin" )"
}

# One line where the reason is plain, otherwise the end of the output as well.
fail_step() {
	local label="$1" log="$2" reason
	reason="$( sed -n 's/^because: //p' "$log" | tail -n 1 )"
	if [ -z "$reason" ] && grep -qE 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|curl error|not resolve|Unable to fetch' "$log"; then
		reason="no network?"
	fi
	if [ -z "$reason" ]; then
		tail -n 25 "$log" >&2
		reason="failed"
	fi
	die "$label: $reason (its output: $log)"
}

# Seconds since a value of date +%s%N, with a point for any locale.
elapsed() {
	awk -v a="$1" -v b="$( date +%s%N )" 'BEGIN { printf "%.1f", ( b - a ) / 1e9 }'
}

# One fingerprint of files, folders and words: what a step depends on.
fingerprint() {
	local item
	for item in "$@"; do
		if [ -d "$item" ]; then
			find "$item" -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum
		elif [ -f "$item" ]; then
			sha256sum "$item"
		else
			printf '%s\n' "$item"
		fi
	done | sha256sum | cut -d ' ' -f 1
}

# once NAME FINGERPRINT "what it does" command…: a step that is skipped while its inputs are the same.
# The folder STAMPS remembers them.
once() {
	local stamp="$STAMPS/$1" value="$2"
	shift 2
	if [ -f "$stamp" ] && [ "$( cat "$stamp" )" = "$value" ]; then
		return 0
	fi
	step "$@"
	mkdir -p "$STAMPS"
	printf '%s' "$value" >"$stamp"
}

# exclusively command…: one at a time among all the scripts that run in this checkout.
exclusively() {
	mkdir -p "$CACHE"
	exec 8>"$CACHE/lock"
	flock 8
	"$@"
	exec 8>&-
}
