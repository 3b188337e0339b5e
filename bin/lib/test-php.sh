# shellcheck shell=bash
# PHPUnit: our unit, integration and structure tests, core's structure tests and core's parser test runner.

test_php() {
	local report="$RESULTS/phpunit-$TEST_DB.xml" status=0
	need_packages php-cli jsonlint python3-dateutil python3-icalendar librsvg2-bin
	ensure_composer dev
	if [ "$TEST_DB" = mysql ] && [ "$TEST_CLUSTER" = no ]; then
		start_mariadb
	fi
	# One skin, because core's structure tests look at those that are loaded as well.
	# shellcheck disable=SC2034
	local WIKI_SKINS=( Vector ) WIKI_ECHO=yes
	# The tests work on copies of the tables; the wiki itself stays empty.
	if [ "$TEST_CLUSTER" = yes ]; then
		set_up_php_wiki_in_cluster
	else
		set_up_wiki "$CACHE/test/php-$TEST_DB" 8080 "$TEST_DB" yes
	fi
	# Bundled with MediaWiki, but not with each copy of its source.
	[ ! -f "$MW_DIR/extensions/Scribunto/extension.json" ] || touch "$WIKI_DIR/scribunto"
	rm -f "$report"
	(
		cd "$ROOT"
		MW_CONFIG_FILE="$WIKI_DIR/LocalSettings.php" \
			vendor/bin/phpunit --configuration phpunit.xml --log-junit "$report" "${EXTRA[@]}" 2>&1
	) || status=$?
	add_report "$report" "$status"
	stop_mariadb
}
