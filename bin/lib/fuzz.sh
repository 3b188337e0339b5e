# shellcheck shell=bash
# The fuzzer of tests/fuzz, for bin/fuzz and bin/test.

# open_fuzz_wiki DIR: a new wiki, so that a case has the same pages around it whenever it is run.
open_fuzz_wiki() {
	# shellcheck disable=SC2034
	local WIKI_SKINS=( Vector ) WIKI_ECHO=yes
	mkdir -p "$1"
	exec 6>"$1.lock"
	flock -n 6 || die "the fuzzer runs in this checkout already"
	need_packages php-cli php-mbstring php-xml php-intl php-sqlite3
	set_up_wiki "$1" 8080 sqlite yes
	# shellcheck disable=SC2016
	printf '\nrequire "$IP/extensions/EventCalendar/bin/lib/FuzzSettings.php";\n' >>"$WIKI_DIR/LocalSettings.php"
}

# run_fuzz FOLDER OPTION…: the inputs that fail go to the folder.
run_fuzz() {
	local failed="$1"
	shift
	mkdir -p "$failed"
	rm -f "$failed"/*
	( run_maintenance "$ROOT/tests/fuzz/fuzz.php" --failed "$failed" "$@" )
}

test_fuzz() {
	local report="$RESULTS/fuzz.xml" status=0
	open_fuzz_wiki "$CACHE/test/fuzz"
	rm -f "$report"
	run_fuzz "$RESULTS/fuzz" --junit "$report" "${EXTRA[@]}" || status=$?
	add_report "$report" "$status"
}
