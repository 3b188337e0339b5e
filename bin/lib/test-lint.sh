# shellcheck shell=bash
# The static checks; each counts as one.

test_lint() {
	need_packages php-cli jsonlint shellcheck
	ensure_mediawiki
	ensure_composer dev
	ensure_npm
	cd "$ROOT" || return
	lint phpcs vendor/bin/phpcs -q --parallel=2
	lint phpstan vendor/bin/phpstan analyse --no-progress --memory-limit=1500M
	lint composer composer validate --quiet --no-check-publish --no-check-version
	lint eslint npx eslint --max-warnings 0 --ext .js,.mjs,.ts,.vue .
	lint stylelint npx stylelint 'resources/**/*.{less,vue}'
	lint vue-tsc npx vue-tsc --noEmit
	lint tsc-bot npx tsc -p bot
	lint banana npx banana-checker i18n i18n/api
	lint shellcheck shell_scripts
	lint types node bin/lib/event-types.mjs check
	lint dist bin/front-end check
	lint schema bin/schema check
	lint dependencies bin/dependencies check
	lint sbom bin/sbom check
	lint supply-chain node --test tests/supply-chain/
}

# lint NAME command…: shows the output only of a check that fails.
lint() {
	local name="$1" log="$RESULTS/lint-$1.log" begin status=0
	shift
	begin="$( date +%s%N )"
	"$@" >"$log" 2>&1 </dev/null || status=$?
	if [ "$status" -ne 0 ]; then
		cat "$log"
	fi
	printf '%-20s %-6s %6.1f s\n' "$name" "$( [ "$status" -eq 0 ] && echo ok || echo FAILED )" "$( elapsed "$begin" )"
	add_check "$status"
}

shell_scripts() {
	# shellcheck disable=SC2046
	shellcheck -x bin/lib/*.sh .ci/run $( grep -l '^#!.*bash' bin/* )
}
