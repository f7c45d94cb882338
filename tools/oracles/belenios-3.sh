#!/bin/sh
# Puts Debian 13's belenios-tool (3.0) into a folder of its own, beside whatever the system has, and
# prints the path of a wrapper that runs it. Debian 12 or newer; 10 MB; root is not needed.
#
#   sh tools/oracles/belenios-3.sh [FOLDER]
set -eu

folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/quorate/belenios-3}
tool=$folder/belenios-tool
if [ -x "$tool" ] && "$tool" --version >/dev/null 2>&1; then
  echo "$tool"
  exit 0
fi

command -v apt-get >/dev/null || { echo "apt-get is not here: this needs Debian." >&2; exit 1; }
# Whatever mirror this machine uses for Debian's main archive.
mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL)' 'Created-By: Packages' | awk '$2 == "Debian" && $3 == "Debian" { print $1; exit }')
[ -n "$mirror" ] || mirror=$(sed -n 's/^URIs: *\([^ ]*\/debian\/\{0,1\}\) *$/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1)
[ -n "$mirror" ] || mirror=$(awk '$1 == "deb" && $2 ~ /\/debian\/?$/ { print $2; exit }' /etc/apt/sources.list 2>/dev/null || true)
[ -n "$mirror" ] || { echo "No Debian mirror is configured: run apt-get update first." >&2; exit 1; }

root=$folder/apt
mkdir -p "$root/state/lists/partial" "$root/cache/archives/partial" "$root/etc/apt.conf.d" "$root/etc/preferences.d" \
  "$root/etc/trusted.gpg.d" "$root/etc/sources.list.d" "$folder/debs" "$folder/prefix"
: >"$root/state/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$root/etc/sources.list"
own() {
  verb=$1
  shift
  apt-get -q -o Dir::State="$root/state" -o Dir::State::status="$root/state/status" -o Dir::Cache="$root/cache" \
    -o Dir::Etc="$root/etc" -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none "$verb" "$@"
}
own update >&2
cd "$folder/debs"
own download belenios-tool libc6 libev4t64 libgmp10 libsodium23 libssl3t64 zlib1g libzstd1 >&2
for package in ./*.deb; do dpkg -x "$package" "$folder/prefix"; done

machine=$(uname -m)
loader=$(find "$folder/prefix" -name 'ld-linux-*' | head -n 1)
cat >"$tool" <<END
#!/bin/sh
exec "$loader" --library-path "$folder/prefix/usr/lib/$machine-linux-gnu:$folder/prefix/lib/$machine-linux-gnu" "$folder/prefix/usr/bin/belenios-tool" "\$@"
END
chmod +x "$tool"
"$tool" --version >&2
echo "$tool"
