# shellcheck shell=bash
# Two wikis behind a replica, a queue and caches: what bin/cluster starts, new each time, and stopped afterwards.

CLUSTER_TESTED=''

test_cluster() {
	local report="$RESULTS/cluster.xml" status=0
	ensure_npm
	"$ROOT/bin/cluster" --dir "$CACHE/test/cluster" reset
	CLUSTER_TESTED="$CACHE/test/cluster"
	"$ROOT/bin/cluster" --dir "$CLUSTER_TESTED" start
	rm -f "$report"
	(
		cd "$ROOT"
		bin/cluster --dir "$CLUSTER_TESTED" run \
			node --test --test-reporter=spec --test-reporter-destination=stdout \
			--test-reporter=junit --test-reporter-destination="$report" "${EXTRA[@]}" tests/cluster/*.test.mjs
	) || status=$?
	add_report "$report" "$status"
	stop_tested_cluster
}

stop_tested_cluster() {
	if [ -n "$CLUSTER_TESTED" ]; then
		"$ROOT/bin/cluster" --dir "$CLUSTER_TESTED" stop
		CLUSTER_TESTED=''
	fi
}
