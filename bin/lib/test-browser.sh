# shellcheck shell=bash
# The tests that use a served wiki as any client would: api through HTTP, e2e through a browser.

# Serves a new wiki with the sample events; sets BASE_URL, MW_ADMIN_USER and MW_ADMIN_PASSWORD.
serve_test_wiki() {
	local port
	if [ -n "$SERVER_PID" ]; then
		return 0
	fi
	port="$( free_port )"
	ensure_npm
	ensure_front_end
	set_up_wiki "$CACHE/test/web" "$port" sqlite yes
	[ ! -f "$MW_DIR/extensions/VisualEditor/extension.json" ] || touch "$WIKI_DIR/visual-editor"
	add_sample
	start_server "$port"
	export BASE_URL="http://127.0.0.1:$port" MW_ADMIN_USER="$WIKI_ADMIN" MW_ADMIN_PASSWORD
	MW_ADMIN_PASSWORD="$( cat "$WIKI_DIR/admin-password" )"
}

test_api() {
	local report="$RESULTS/api.xml" status=0
	need_packages khal vdirsyncer python3-icalendar python3-feedparser
	serve_test_wiki
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
	step "Pages without a wiki" node "$ROOT/bin/lib/dev-build.mjs" stories
	rm -f "$report"
	(
		cd "$ROOT"
		PLAYWRIGHT_JUNIT_OUTPUT_NAME="$report" npx playwright test --reporter=list,junit "${EXTRA[@]}"
	) || status=$?
	add_report "$report" "$status"
}
