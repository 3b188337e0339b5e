# shellcheck shell=bash
# The counts of bin/test. Each part adds to PASSED and FAILED what its machine-readable report says.

PASSED=0 FAILED=0
ALL_PASSED=0 ALL_FAILED=0

# add_report FILE STATUS: counts a JUnit report. A runner that failed without one failed test, or that ran no test,
# is a failure of its own.
add_report() {
	local passed=0 failed=0
	if [ -s "$1" ]; then
		read -r passed failed <<<"$( php "$ROOT/bin/lib/count-report.php" "$1" )"
	fi
	if [ "$failed" -eq 0 ] && { [ "$2" -ne 0 ] || [ "$passed" -eq 0 ]; }; then
		printf 'The run ended with status %s and %s tests\n' "$2" "$passed"
		failed=1
	fi
	PASSED=$(( PASSED + passed ))
	FAILED=$(( FAILED + failed ))
}

add_check() {
	if [ "$1" -eq 0 ]; then
		PASSED=$(( PASSED + 1 ))
	else
		FAILED=$(( FAILED + 1 ))
	fi
}

report_part() {
	printf -- '-- %s: %d passed, %d failed (%s s)\n' "$1" "$PASSED" "$FAILED" "$( elapsed "$2" )"
	ALL_PASSED=$(( ALL_PASSED + PASSED ))
	ALL_FAILED=$(( ALL_FAILED + FAILED ))
	PASSED=0 FAILED=0
}

close_results() {
	printf '\n%d passed, %d failed\n' "$ALL_PASSED" "$ALL_FAILED"
	[ "$ALL_FAILED" -eq 0 ]
}
