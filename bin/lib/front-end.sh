# shellcheck shell=bash
# Composer's and npm's packages, and the built front end in resources/dist.

DIST="$ROOT/resources/dist"

# Composer's packages; "dev" adds those of the tests. Packages that are there already are never taken away.
ensure_composer() {
	local options=( --no-interaction --no-progress )
	export COMPOSER_ALLOW_SUPERUSER=1
	if [ "${1:-}" != dev ] && [ ! -x "$ROOT/vendor/bin/phpunit" ]; then
		options+=( --no-dev )
	fi
	need_packages composer unzip
	STAMPS="$ROOT/vendor/.steps" once composer "$( fingerprint "$ROOT/composer.json" "${options[@]}" )" \
		"Composer packages" composer_install "${options[@]}"
}

composer_install() {
	cd "$ROOT" || return
	composer update "$@"
}

ensure_npm() {
	need_packages nodejs npm
	STAMPS="$ROOT/node_modules/.steps" \
		once npm "$( fingerprint "$ROOT/package.json" "$ROOT/package-lock.json" )" "npm packages" npm_install
}

npm_install() {
	cd "$ROOT" || return
	export npm_config_audit=false npm_config_fund=false PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
	if [ -f package-lock.json ]; then
		npm ci
	else
		npm install
	fi
}

# What resources/dist is made from. The build notes it in resources/dist/sources.sha256, which is committed,
# so a plain checkout needs no Node.
front_end_sources() {
	( cd "$ROOT" && fingerprint resources/src webpack.config.js tsconfig.json )
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
