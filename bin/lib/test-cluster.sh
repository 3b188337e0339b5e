# shellcheck shell=bash
# Two wikis behind a replica, a queue and caches: what bin/cluster starts, new each time, and stopped afterwards. The part
# "cluster" tries just that; with --cluster, other parts have their wiki there.

CLUSTER_TESTED=''

test_cluster() {
	local report="$RESULTS/cluster.xml" status=0
	start_tested_cluster
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

# Sets CLUSTER, WIKI_DIR and what the tests want to know of the main wiki.
start_tested_cluster() {
	if [ -n "$CLUSTER_TESTED" ]; then
		return 0
	fi
	ensure_npm
	"$ROOT/bin/cluster" --dir "$CACHE/test/cluster" reset
	CLUSTER_TESTED="$CACHE/test/cluster"
	"$ROOT/bin/cluster" --dir "$CLUSTER_TESTED" start
	see_cluster "$CLUSTER_TESTED"
	WIKI_DIR="$CLUSTER/cluster_a"
	ensure_mediawiki
	export BEHIND_VARNISH=yes BASE_URL BASE_CONFIG="$WIKI_DIR/LocalSettings.php" MW_ADMIN_USER="$WIKI_ADMIN" MW_ADMIN_PASSWORD
	BASE_URL="$( cat "$WIKI_DIR/address" )"
	MW_ADMIN_PASSWORD="$( cat "$WIKI_DIR/admin-password" )"
}

# A wiki of its own beside the two, since PHPUnit copies only the tables of a wiki's own database; sets WIKI_DIR.
set_up_php_wiki_in_cluster() {
	start_tested_cluster
	export DB_HOST DB_USER DB_PASS DB_NAME=cluster_php
	DB_HOST="127.0.0.1:$( port_of primary )"
	set_up_wiki "$CLUSTER/php" "$( free_port )" mysql yes
}

stop_tested_cluster() {
	if [ -n "$CLUSTER_TESTED" ]; then
		"$ROOT/bin/cluster" --dir "$CLUSTER_TESTED" stop
		CLUSTER_TESTED=''
	fi
}
