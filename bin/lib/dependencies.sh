# shellcheck shell=bash
# Composer's and npm's packages.

# Composer's packages; "dev" adds those of the tests. Packages that are there already are never taken away.
ensure_composer() {
	local options=( --no-interaction --no-progress )
	export COMPOSER_ALLOW_SUPERUSER=1
	if [ "${1:-}" != dev ] && [ ! -x "$ROOT/vendor/bin/phpunit" ]; then
		options+=( --no-dev )
	fi
	need_packages composer unzip
	STAMPS="$ROOT/vendor/.steps" exclusively once composer \
		"$( fingerprint "$ROOT/composer.json" "$ROOT/bin/lib/composer-versions.json" "${options[@]}" )" \
		"Composer packages" composer_install "${options[@]}"
}

# There is no composer.lock (docs/dependencies.md says why): the versions to take are in composer-versions.json.
composer_install() {
	cd "$ROOT" || return
	local pin pins=()
	# shellcheck disable=SC2016
	while read -r pin; do
		pins+=( --with "$pin" )
	done < <( php -r 'foreach ( json_decode( file_get_contents( $argv[1] ), true ) as $name => $version ) { echo "$name:$version\n"; }' \
		"$ROOT/bin/lib/composer-versions.json" )
	composer update "$@" "${pins[@]}"
}

ensure_npm() {
	need_packages nodejs npm
	STAMPS="$ROOT/node_modules/.steps" exclusively \
		once npm "$( fingerprint "$ROOT/package.json" "$ROOT/package-lock.json" )" "npm packages" npm_install
}

npm_install() {
	cd "$ROOT" || return
	export npm_config_audit=false npm_config_fund=false PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
	if [ -d node_modules ]; then
		npm install --no-save
	else
		npm ci
	fi
}
