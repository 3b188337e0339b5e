# shellcheck shell=bash
# The built front end in resources/dist, which is committed.

DIST="$ROOT/resources/dist"

# What resources/dist is made from. The build notes it in resources/dist/sources.sha256, which is committed,
# so a plain checkout needs no Node.
front_end_sources() {
	( cd "$ROOT" && fingerprint resources/src resources/styles i18n/en.json bin/lib/*.cjs webpack.config.js tsconfig.json )
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
