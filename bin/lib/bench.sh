# shellcheck shell=bash
# The parts of bin/bench. Those in tests/bench print Markdown tables, which end in "yes" or "**no**" where there is a limit.

BENCH="$CACHE/bench"

open_bench() {
	mkdir -p "$BENCH"
	exec 7>"$BENCH/lock"
	flock -n 7 || die "another bin/bench is running in this checkout"
	need_packages php-cli php-mbstring php-xml php-intl php-sqlite3
	ensure_mediawiki
	ensure_composer
	BENCH_BEGIN="$( date +%s%N )"
	describe_machine | tee "$BENCH/results.md"
}

describe_machine() {
	printf '%s × %s, %s GB, %s; PHP %s, SQLite %s, MediaWiki %s; load before %s; %s\n' \
		"$( nproc )" "$( sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1 )" \
		"$( awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo )" \
		"$( sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release )" \
		"$( php -r 'echo PHP_VERSION;' )" "$( php -r 'echo SQLite3::version()["versionString"];' )" \
		"$( sed -n "s/.*'MW_VERSION', '\(.*\)'.*/\1/p" "$MW_DIR/includes/Defines.php" )" \
		"$( cut -d ' ' -f 1 /proc/loadavg )" "$( date -u '+%Y-%m-%d %H:%M' ) UTC"
}

# The wikis and the large indexes take a gigabyte; only the tables are kept.
close_bench() {
	stop_servers
	stop_mariadb
	rm -rf "$BENCH"/wiki-* "$BENCH/mariadb"
	printf '\nTook %s s; %s limits hold, %s do not\n' "$( elapsed "$BENCH_BEGIN" )" \
		"$( grep -c '| yes |$' "$BENCH/results.md" )" "$( grep -c '| \*\*no\*\* |$' "$BENCH/results.md" )"
	! grep -q '| \*\*no\*\* |$' "$BENCH/results.md"
}

# What asks no database, and what asks the same questions of any.
bench_without_database() {
	case "$1" in
		size) bench_php size ;;
		recurrence) bench_php recurrence 50 ;;
		front-end) bench_front_end 20 ;;
		tag) bench_on_wiki tag sqlite 200 ;;
		view) bench_on_wiki view sqlite 200 ;;
		feed) bench_on_wiki feed sqlite 50 ;;
		import) bench_import 1000 ;;
		announce) bench_announce 500 ;;
		digest) bench_digest 10000 ;;
	esac
}

bench_with_database() {
	case "$1" in
		save) bench_on_wiki save "$2" 100 ;;
		index) bench_on_wiki index "$2" 50 ;;
		rebuild) bench_rebuild "$2" ;;
	esac
}

# bench_php PART [ROUNDS]
bench_php() {
	php "$ROOT/tests/bench/$1.php" "$(( ${2:-0} / BENCH_SHARE ))" | tee -a "$BENCH/results.md"
}

# bench_front_end ROUNDS
bench_front_end() {
	need_packages chromium
	ensure_npm
	CHROMIUM="${CHROMIUM:-$( command -v chromium )}" node "$ROOT/tests/bench/front-end/run.mjs" "$(( $1 / BENCH_SHARE ))" |
		tee -a "$BENCH/results.md"
}

# bench_import EVENTS: through the bot, on a wiki of its own, since it fills it.
bench_import() {
	stop_servers
	open_bench_wiki sqlite
	add_bot
	serve_bench_wiki
	BASE_URL="http://127.0.0.1:$BENCH_PORT" BASE_CONFIG="$WIKI_DIR/LocalSettings.php" \
		node "$ROOT/tests/bench/import.mjs" "$(( $1 / BENCH_SHARE ))" | tee -a "$BENCH/results.md"
	stop_servers
	BENCH_DB=''
}

# bench_digest SUBSCRIBERS: on a wiki of its own, since it fills it; mails go to a receiver that it starts.
bench_digest() {
	ensure_npm
	stop_servers
	open_bench_wiki sqlite
	MAIL_WIKI="$WIKI_DIR" node "$ROOT/tests/bench/digest.mjs" "$(( $1 / BENCH_SHARE ))" | tee -a "$BENCH/results.md"
	BENCH_DB=''
}

# bench_rebuild DB: on a wiki of its own, since it drops and fills all pages.
bench_rebuild() {
	local events=20000 series=10000
	if [ "$BENCH_MILLION" = yes ]; then
		events=110000 series=100000
	fi
	stop_servers
	open_bench_wiki "$1"
	run_maintenance "$ROOT/tests/bench/rebuild.php" --events "$(( events / BENCH_SHARE ))" --series "$(( series / BENCH_SHARE ))" |
		tee -a "$BENCH/results.md"
	BENCH_DB=''
}

# bench_announce PAGES: the same.
bench_announce() {
	stop_servers
	open_bench_wiki sqlite
	add_bot
	serve_bench_wiki
	BASE_URL="http://127.0.0.1:$BENCH_PORT" BASE_CONFIG="$WIKI_DIR/LocalSettings.php" MW_INSTALL_PATH="$MW_DIR" \
		MW_ADMIN_USER="$WIKI_ADMIN" MW_ADMIN_PASSWORD="$( cat "$WIKI_DIR/admin-password" )" \
		node "$ROOT/tests/bench/announce.mjs" "$(( $1 / BENCH_SHARE ))" | tee -a "$BENCH/results.md"
	stop_servers
	BENCH_DB=''
}

# bench_on_wiki PART DB ROUNDS
bench_on_wiki() {
	open_bench_wiki "$2"
	case "$1" in
		tag | view | feed) serve_bench_wiki ;;
	esac
	run_maintenance "$ROOT/tests/bench/$1.php" --rounds "$(( $3 / BENCH_SHARE ))" | tee -a "$BENCH/results.md"
}

# A new wiki with the sample events, once for each database.
open_bench_wiki() {
	if [ "${BENCH_DB:-}" = "$1" ]; then
		return 0
	fi
	if [ "$1" = mysql ]; then
		start_mariadb "$BENCH/mariadb"
		printf '\nMariaDB %s\n' "$( mariadbd --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 )" | tee -a "$BENCH/results.md"
	fi
	BENCH_PORT="$( free_port )"
	set_up_wiki "$BENCH/wiki-$1" "$BENCH_PORT" "$1" yes
	# shellcheck disable=SC2016
	printf '\nrequire "$IP/extensions/EventCalendar/bin/lib/BenchSettings.php";\n' >>"$WIKI_DIR/LocalSettings.php"
	add_sample
	BENCH_DB="$1"
}

# With opcache, as every wiki has it: without, compiling MediaWiki would hide what a calendar costs.
serve_bench_wiki() {
	if [ -n "$SERVER_PID" ]; then
		return 0
	fi
	mkdir -p "$BENCH/php"
	printf 'opcache.enable_cli=1\nopcache.max_accelerated_files=10000\nopcache.memory_consumption=256\n' >"$BENCH/php/opcache.ini"
	PHP_INI_SCAN_DIR=":$BENCH/php" start_server "$BENCH_PORT"
}
