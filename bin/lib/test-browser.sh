# shellcheck shell=bash
# The tests that use a served wiki as any client would: api through HTTP, e2e through a browser.

# Serves a new wiki with the sample events; sets BASE_URL, MW_ADMIN_USER and MW_ADMIN_PASSWORD.
serve_test_wiki() {
	local port
	if [ "$TEST_CLUSTER" = yes ]; then
		start_tested_cluster
		return 0
	fi
	if [ -n "$SERVER_PID" ]; then
		return 0
	fi
	port="$( free_port )"
	ensure_npm
	ensure_front_end
	WIKI_ECHO=yes set_up_wiki "$CACHE/test/web" "$port" sqlite yes
	[ ! -f "$MW_DIR/extensions/VisualEditor/extension.json" ] || touch "$WIKI_DIR/visual-editor"
	touch "$WIKI_DIR/review"
	add_sample
	start_server "$port"
	export BASE_URL="http://127.0.0.1:$port" BASE_CONFIG="$WIKI_DIR/LocalSettings.php" MW_ADMIN_USER="$WIKI_ADMIN" MW_ADMIN_PASSWORD
	MW_ADMIN_PASSWORD="$( cat "$WIKI_DIR/admin-password" )"
}

# Serves a second wiki, which lacks the extension and has gadgets; sets PLAIN_URL and PLAIN_ADMIN_PASSWORD.
serve_plain_wiki() {
	local port
	port="$( free_port )"
	mkdir -p "$CACHE/test/plain"
	touch "$CACHE/test/plain/plain"
	set_up_wiki "$CACHE/test/plain" "$port" sqlite yes
	start_server "$port"
	export PLAIN_URL="http://127.0.0.1:$port" PLAIN_ADMIN_PASSWORD
	PLAIN_ADMIN_PASSWORD="$( cat "$WIKI_DIR/admin-password" )"
}

# Serves two wikis without an event, for the bot to fill; sets EMPTY_URLS and EMPTY_CONFIGS, each with a space between.
serve_empty_wikis() {
	local port name
	if [ -n "${EMPTY_URLS:-}" ]; then
		return 0
	fi
	export EMPTY_URLS='' EMPTY_CONFIGS=''
	for name in empty-1 empty-2; do
		port="$( free_port )"
		set_up_wiki "$CACHE/test/$name" "$port" sqlite yes
		start_server "$port"
		EMPTY_URLS+="http://127.0.0.1:$port "
		EMPTY_CONFIGS+="$WIKI_DIR/LocalSettings.php "
	done
}

# On all of these.
add_bot_accounts() {
	local config
	# shellcheck disable=SC2086
	for config in "$BASE_CONFIG" $EMPTY_CONFIGS; do
		WIKI_DIR="$( dirname "$config" )"
		add_bot
	done
}

test_api() {
	local report="$RESULTS/api.xml" status=0
	need_packages khal vdirsyncer python3-icalendar python3-feedparser
	serve_test_wiki
	serve_empty_wikis
	add_bot_accounts
	rm -f "$report"
	(
		cd "$ROOT"
		node --test --test-reporter=spec --test-reporter-destination=stdout \
			--test-reporter=junit --test-reporter-destination="$report" "${EXTRA[@]}" tests/api/*.test.mjs
	) || status=$?
	add_report "$report" "$status"
}

test_e2e() {
	local report="$RESULTS/e2e.xml" status=0
	need_packages chromium fonts-noto-core fonts-noto-cjk
	export CHROMIUM="${CHROMIUM:-$( command -v chromium )}"
	serve_test_wiki
	serve_plain_wiki
	step "Pages without a wiki" node "$ROOT/bin/lib/dev-build.mjs" stories
	rm -f "$report"
	(
		cd "$ROOT"
		PLAYWRIGHT_JUNIT_OUTPUT_NAME="$report" npx playwright test --reporter=list,junit "${EXTRA[@]}"
	) || status=$?
	add_report "$report" "$status"
}
