# shellcheck shell=bash
# The command line of bin/eventcalendar, built from bot/src when that changed.

BOT="$CACHE/bot"

ensure_bot() {
	ensure_npm
	STAMPS="$BOT/.steps" exclusively once bot \
		"$( fingerprint "$ROOT/bot" "$ROOT/resources/src/model" "$ROOT/tsconfig.json" )" "Bot" build_bot
}

build_bot() {
	cd "$ROOT" || return
	npx webpack --config bot/webpack.config.js
}
