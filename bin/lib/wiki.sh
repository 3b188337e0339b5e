# shellcheck shell=bash
# One wiki in a folder of its own: configuration, database, caches, log. The MediaWiki tree is shared.

WIKI_ADMIN=Admin
WIKI_SKINS=( Vector MinervaNeue Timeless MonoBook )
# "yes": with Echo, if it is in the MediaWiki tree
WIKI_ECHO=no

# set_up_wiki DIR PORT DB RESET: leaves a wiki in DIR that is ready to be served; sets WIKI_DIR and MW_DIR.
set_up_wiki() {
	local port="$2" db="$3" reset="$4"
	open_wiki_dir "$1" "$db" "$reset"
	need_packages php-cli php-mbstring php-xml php-intl
	php -r 'exit( PHP_VERSION_ID < 80100 ? 1 : 0 );' || die "PHP 8.1 or newer is needed"
	if [ "$WIKI_DB" = mysql ]; then
		need_packages php-mysql
	else
		need_packages php-sqlite3
	fi
	ensure_mediawiki
	ensure_composer
	[ "$reset" = no ] || forget_wiki
	if [ ! -f "$WIKI_DIR/LocalSettings.php" ]; then
		[ "$WIKI_DB" = sqlite ] || check_database
		step "Wiki on $WIKI_DB" install_wiki "$port"
	fi
	set_wiki_address "http://127.0.0.1:$port"
	[ "$WIKI_ECHO" = no ] || [ ! -f "$MW_DIR/extensions/Echo/extension.json" ] || touch "$WIKI_DIR/echo"
	once update "$( fingerprint "$ROOT/sql" "$ROOT/extension.json" "$MW_DIR/includes/Defines.php" "$WIKI_DIR/echo" )" \
		"Database tables" run_maintenance update --quick
}

add_sample() {
	once sample "$( fingerprint "$ROOT/bin/sample" )" "Sample events" import_sample
}

# A folder keeps the kind of database it was made with.
open_wiki_dir() {
	local made_with=''
	mkdir -p "$1" 2>/dev/null || die "cannot make the folder $1"
	WIKI_DIR="$( cd "$1" && pwd -P )"
	[ -w "$WIKI_DIR" ] || die "cannot write to $WIKI_DIR"
	chmod 700 "$WIKI_DIR"
	STAMPS="$WIKI_DIR/.steps"
	[ ! -f "$WIKI_DIR/db" ] || made_with="$( cat "$WIKI_DIR/db" )"
	if [ -n "$2" ] && [ -n "$made_with" ] && [ "$2" != "$made_with" ] && [ "$3" = no ]; then
		die "$WIKI_DIR holds a wiki on $made_with; use --reset, or another --dir"
	fi
	WIKI_DB="${2:-${made_with:-sqlite}}"
}

# Only what a wiki is made of: the folder may be one that somebody else uses too.
forget_wiki() {
	if [ "$WIKI_DB" = mysql ]; then
		check_database
		step "Old database dropped" php "$ROOT/bin/lib/database.php" drop
	fi
	( cd "$WIKI_DIR" && rm -rf LocalSettings.php admin-password address db data cache images .steps server.log visual-editor scribunto echo review \
		mail plain-mail lists.json clock )
}

check_database() {
	local problem
	[ -n "${DB_USER:-}" ] || die "--db mysql needs DB_USER (and DB_PASS; DB_HOST is 127.0.0.1 if not set)"
	export DB_USER DB_HOST="${DB_HOST:-127.0.0.1}" DB_NAME="${DB_NAME:-eventcalendar}" DB_PASS="${DB_PASS:-}"
	problem="$( php "$ROOT/bin/lib/database.php" check )" || die "$problem"
}

install_wiki() {
	local options=() skins=() skin
	( cd "$WIKI_DIR" && rm -rf data cache install "$STAMPS" && mkdir data cache install )
	# The one of an installation that was interrupted stays: its database may have the account already.
	[ -s "$WIKI_DIR/admin-password" ] ||
		( umask 077 && php -r 'echo bin2hex( random_bytes( 8 ) );' >"$WIKI_DIR/admin-password" )
	for skin in "${WIKI_SKINS[@]}"; do
		[ ! -f "$MW_DIR/skins/$skin/skin.json" ] || skins+=( "$skin" )
	done
	if [ "$WIKI_DB" = mysql ]; then
		( umask 077 && printf '%s' "$DB_PASS" >"$WIKI_DIR/install/db-password" )
		options=( --dbtype mysql --dbserver "$DB_HOST" --dbname "$DB_NAME" --dbuser "$DB_USER" )
		options+=( --dbpassfile "$WIKI_DIR/install/db-password" )
	else
		options=( --dbtype sqlite --dbpath "$WIKI_DIR/data" --dbname eventcalendar )
	fi
	php "$MW_DIR/maintenance/run.php" install "${options[@]}" --confpath "$WIKI_DIR/install" \
		--server "http://127.0.0.1:$1" --scriptpath '' --lang en \
		--skins "$( IFS=,; echo "${skins[*]}" )" \
		--passfile "$WIKI_DIR/admin-password" 'Event Calendar' "$WIKI_ADMIN"
	# shellcheck disable=SC2016
	printf '\nrequire "$IP/extensions/EventCalendar/bin/lib/WikiSettings.php";\n' >>"$WIKI_DIR/install/LocalSettings.php"
	printf '%s' "$WIKI_DB" >"$WIKI_DIR/db"
	mv "$WIKI_DIR/install/LocalSettings.php" "$WIKI_DIR/"
	rm -r "$WIKI_DIR/install"
}

# The address can change from one start to the next; cached pages of the old one are then too old.
set_wiki_address() {
	if [ "$( cat "$WIKI_DIR/address" 2>/dev/null )" != "$1" ]; then
		printf '%s' "$1" >"$WIKI_DIR/address"
		touch "$WIKI_DIR/LocalSettings.php"
	fi
}

run_maintenance() {
	cd "$MW_DIR" || return
	MW_CONFIG_FILE="$WIKI_DIR/LocalSettings.php" php maintenance/run.php "$@"
}

import_sample() {
	run_maintenance "$ROOT/bin/sample/ImportSample.php" >&3
	run_maintenance runJobs
}
