# shellcheck shell=bash
# The MediaWiki source tree: MW_INSTALL_PATH if it is set, otherwise Debian's source package, kept in .cache/.

MW_SUITE=trixie
MW_BRANCH=1.43

# Sets MW_DIR to a MediaWiki tree in which extensions/EventCalendar is this checkout.
ensure_mediawiki() {
	if [ -n "${MW_INSTALL_PATH:-}" ]; then
		[ -f "$MW_INSTALL_PATH/includes/Defines.php" ] || die "MW_INSTALL_PATH=$MW_INSTALL_PATH holds no MediaWiki"
		MW_DIR="$( cd "$MW_INSTALL_PATH" && pwd -P )"
	else
		MW_DIR="$CACHE/mediawiki/src"
		if [ ! -f "$MW_DIR/index.php" ]; then
			exclusively fetch_once
		fi
	fi
	# For every PHP process that follows; each wiki has its own configuration file, the tree is the same for all.
	export MW_INSTALL_PATH="$MW_DIR"
	link_extension
}

fetch_once() {
	[ -f "$MW_DIR/index.php" ] || step "MediaWiki $MW_BRANCH source" fetch_mediawiki
}

link_extension() {
	local link="$MW_DIR/extensions/EventCalendar"
	if [ -L "$link" ] && [ ! -e "$link" ]; then
		rm "$link"
	fi
	[ -e "$link" ] || ln -s "$ROOT" "$link" || die "cannot write to $MW_DIR/extensions"
	[ "$link" -ef "$ROOT" ] || die "$link is another checkout of EventCalendar; remove it or use another MediaWiki"
}

# The Debian mirror that this machine's apt already uses, so that no host name stands here.
debian_mirror() {
	# shellcheck disable=SC2016
	apt-get indextargets --format '$(REPO_URI)|$(ORIGIN)|$(SUITE)' 'Created-By: Packages' |
		awk -F '|' '$2 == "Debian" && $3 !~ /security/ { print $1; exit }'
}

debian_keyring() {
	local file
	for file in /usr/share/keyrings/debian-archive-keyring.{gpg,pgp}; do
		[ ! -f "$file" ] || { echo "$file"; return; }
	done
}

# Downloads and unpacks Debian's source package with an apt set-up of its own; needs no root.
fetch_mediawiki() {
	local dir="$CACHE/mediawiki" apt="$CACHE/mediawiki/apt" mirror keyring
	command -v apt-get >/dev/null || fail_fetch "this is not Debian"
	mirror="$( debian_mirror )"
	if [ -z "$mirror" ] && [ "$( id -u )" -eq 0 ]; then
		apt-get update
		mirror="$( debian_mirror )"
	fi
	[ -n "$mirror" ] || fail_fetch "apt knows no Debian mirror; run apt-get update"
	keyring="$( debian_keyring )"
	[ -n "$keyring" ] || fail_fetch "Debian's archive keyring is missing"

	rm -rf "$apt" "$dir/unpacked"
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$dir/unpacked"
	printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
		"$mirror" "$MW_SUITE" "$keyring" >"$apt/debian.sources"
	printf '%s "%s";\n' \
		Dir::Etc::sourcelist /dev/null \
		Dir::Etc::sourceparts "$apt/parts" \
		Dir::State::lists "$apt/lists" \
		Dir::Cache "$apt/cache" \
		APT::Sandbox::User "" \
		Acquire::Retries 2 >"$apt/apt.conf"
	mkdir "$apt/parts"
	mv "$apt/debian.sources" "$apt/parts/"
	export APT_CONFIG="$apt/apt.conf"
	( cd "$dir" && rm -f mediawiki_* && apt-get update && apt-get source --download-only mediawiki ) ||
		fail_fetch "no network?"
	tar -xzf "$dir"/mediawiki_*.orig.tar.gz -C "$dir/unpacked" --strip-components 1
	grep -q "'MW_VERSION', '$MW_BRANCH" "$dir/unpacked/includes/Defines.php" ||
		fail_fetch "the suite $MW_SUITE has another MediaWiki than $MW_BRANCH"
	rm -rf "$dir/src" "$apt"
	mv "$dir/unpacked" "$dir/src"
}

fail_fetch() {
	printf 'because: %s; or set MW_INSTALL_PATH to a MediaWiki %s that is already there\n' "$1" "$MW_BRANCH"
	exit 1
}
