# shellcheck shell=bash
# Mail through a real SMTP server on this machine, from a wiki that is served.

test_mail() {
	local report="$RESULTS/mail.xml" status=0 port
	# shellcheck disable=SC2034
	local WIKI_SKINS=( Vector ) WIKI_ECHO=yes
	ensure_npm
	port="$( free_port )"
	set_up_wiki "$CACHE/test/mail" "$port" sqlite yes
	start_server "$port"
	rm -f "$report"
	(
		cd "$ROOT"
		MAIL_WIKI="$WIKI_DIR" MW_INSTALL_PATH="$MW_DIR" \
			node --test --test-concurrency=1 --test-reporter=spec --test-reporter-destination=stdout \
			--test-reporter=junit --test-reporter-destination="$report" "${EXTRA[@]}" tests/smtp/*.test.mjs
	) || status=$?
	add_report "$report" "$status"
	stop_servers
}
