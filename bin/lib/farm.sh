# shellcheck shell=bash
# Two wikis on one MariaDB that share the index of events: databases farm_a, farm_b and farm_events.

FARM="$CACHE/test/farm"

test_farm() {
	local report="$RESULTS/farm.xml" status=0
	need_packages chromium
	ensure_npm
	ensure_front_end
	set_up_farm
	rm -f "$report"
	(
		cd "$ROOT"
		FARM="$FARM" FARM_ADMIN="$WIKI_ADMIN" CHROMIUM="${CHROMIUM:-$( command -v chromium )}" \
			node --test --test-reporter=spec --test-reporter-destination=stdout \
			--test-reporter=junit --test-reporter-destination="$report" "${EXTRA[@]}" tests/farm/*.test.mjs
	) || status=$?
	add_report "$report" "$status"
	stop_servers
	stop_mariadb
}

set_up_farm() {
	# Addresses and marks of an earlier run would be settings of this one.
	rm -rf "$FARM/farm_a" "$FARM/farm_b"
	mkdir -p "$FARM/farm_a" "$FARM/farm_b" "$FARM/l10n" "$FARM/php"
	printf 'opcache.enable_cli=1\nopcache.max_accelerated_files=10000\nopcache.memory_consumption=256\n' >"$FARM/php/opcache.ini"
	touch "$FARM/farm_a/farm" "$FARM/farm_b/farm" "$FARM/farm_b/cluster"
	start_mariadb "$FARM/mariadb"
	DB_NAME=farm_events php "$ROOT/bin/lib/database.php" create || die "cannot make the database farm_events"
	serve_farm_wiki farm_a
	serve_farm_wiki farm_b
}

# The name of its folder and of its database.
serve_farm_wiki() {
	local port
	# shellcheck disable=SC2034
	local WIKI_SKINS=( Vector )
	port="$( free_port )"
	DB_NAME="$1" set_up_wiki "$FARM/$1" "$port" mysql no
	PHP_INI_SCAN_DIR=":$FARM/php" start_server "$port"
}
