# shellcheck shell=bash
# Debian packages that a script needs: installed as root, otherwise named in one line.

apt_install() {
	export DEBIAN_FRONTEND=noninteractive
	apt-get install -y --no-install-recommends "$@" || {
		apt-get update
		apt-get install -y --no-install-recommends "$@"
	}
}

# The same for packages that are servers: Debian starts those when it installs them, unless policy-rc.d says no.
apt_install_quiet_servers() {
	local policy=/usr/sbin/policy-rc.d
	if [ ! -e "$policy" ]; then
		printf '#!/bin/sh\nexit 101\n' >"$policy"
		chmod 755 "$policy"
		# shellcheck disable=SC2064
		trap "rm -f '$policy'" EXIT
	fi
	apt_install "$@"
}

# need_packages NAME…: each is a Debian package, with the test that tells whether it is there.
need_packages() {
	local name missing=()
	for name in "$@"; do
		has_package "$name" || missing+=( "$name" )
	done
	if [ "${#missing[@]}" -eq 0 ]; then
		return 0
	fi
	if [ "$( id -u )" -ne 0 ] || ! command -v apt-get >/dev/null; then
		die "missing Debian packages; as root: apt-get install ${missing[*]}"
	fi
	step "Debian packages: ${missing[*]}" apt_install_quiet_servers "${missing[@]}"
}

# Looks for the thing itself, so that a PHP or Node which is not Debian's counts as well.
has_package() {
	case "$1" in
		php-cli) command -v php >/dev/null ;;
		php-sqlite3) has_php_extension pdo_sqlite ;;
		php-mysql) has_php_extension mysqli ;;
		php-*) has_php_extension "${1#php-}" ;;
		nodejs) command -v node >/dev/null ;;
		mariadb-server) command -v mariadbd >/dev/null ;;
		varnish) command -v varnishd >/dev/null ;;
		python3-dateutil) python3 -c 'import dateutil' 2>/dev/null ;;
		librsvg2-bin) command -v rsvg-convert >/dev/null ;;
		jsonlint) [ -f /usr/share/php/Seld/JsonLint/autoload.php ] ;;
		python3-icalendar) /usr/bin/python3 -c 'import icalendar, dateutil' 2>/dev/null ;;
		python3-feedparser) /usr/bin/python3 -c 'import feedparser' 2>/dev/null ;;
		fonts-noto-core) [ -d /usr/share/fonts/truetype/noto ] ;;
		fonts-noto-cjk) compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK-*' >/dev/null ;;
		*) command -v "$1" >/dev/null ;;
	esac
}

has_php_extension() {
	[ "$( php -r "echo (int)extension_loaded( '$1' );" 2>/dev/null )" = 1 ]
}
