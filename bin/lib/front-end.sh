# shellcheck shell=bash
# The built front end in resources/dist, which is committed.

DIST="$ROOT/resources/dist"

# What resources/dist is made from. The build notes it in resources/dist/sources.sha256, which is committed,
# so a plain checkout needs no Node.
front_end_sources() {
	( cd "$ROOT" && fingerprint resources/src resources/styles bin/lib/*.cjs bin/lib/dev-styles.mjs \
		webpack.config.js tsconfig.json "$( embedded_texts )" )
}

# The texts in English that resources/dist holds: other messages come and go without a build.
embedded_texts() {
	( cd "$ROOT" && grep -ohE "^[[:space:]]'eventcalendar-[a-z0-9-]+'" resources/src/ports/messages.ts resources/src/embed/texts.ts |
		tr -d '\t' | tr "'" '"' | grep -Ff - i18n/en.json )
}

ensure_front_end() {
	if [ ! -f "$ROOT/webpack.config.js" ]; then
		return 0
	fi
	if [ -f "$DIST/sources.sha256" ] && [ "$( cat "$DIST/sources.sha256" )" = "$( front_end_sources )" ]; then
		return 0
	fi
	ensure_npm
	step "Front-end build" build_front_end
}

build_front_end() {
	cd "$ROOT" || return
	npm run build
}
