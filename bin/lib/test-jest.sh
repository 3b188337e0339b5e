# shellcheck shell=bash
# jest: the TypeScript of the front end.

test_jest() {
	local report="$RESULTS/jest.xml" status=0
	ensure_npm
	rm -f "$report"
	(
		cd "$ROOT"
		JEST_JUNIT_OUTPUT_FILE="$report" npx jest --ci --reporters=default --reporters=jest-junit "${EXTRA[@]}" 2>&1
	) || status=$?
	add_report "$report" "$status"
}
