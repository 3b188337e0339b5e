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

# Gives it an account on the wiki of WIKI_DIR; sets BOT_USER and BOT_PASSWORD, the same on all.
add_bot() {
	ensure_bot
	export BOT_USER=Bot BOT_PASSWORD="${BOT_PASSWORD:-$( php -r 'echo bin2hex( random_bytes( 16 ) );' )}"
	step "Account of the bot" add_bot_account
}

add_bot_account() {
	# An administrator, so that no limit of edits makes it wait
	run_maintenance createAndPromote --force --bot --sysop "$BOT_USER" "$( cat "$WIKI_DIR/admin-password" )"
	run_maintenance createBotPassword --appid tests --grants basic,highvolume,editpage,createeditmovepage \
		"$BOT_USER" "$BOT_PASSWORD"
}
