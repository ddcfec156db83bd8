#!/bin/sh
# Borrows programs of a Debian package without installing it: nothing is set up, no daemon starts.
#   tools/borrow.sh PACKAGE PROGRAM...   puts each program into build/borrowed/bin
# What Debian has split over several packages is named with a plus between: redis-server+redis-tools.
set -u
cd "$(dirname "$0")/.." || exit 1
[ $# -ge 2 ] || { echo "Type: tools/borrow.sh PACKAGE PROGRAM..."; exit 2; }
package=$1
names=$(echo "$package" | tr + ' ')
shift
here=$PWD/build/borrowed
log=$here/$package.log

fail() {
    echo "$package could not be borrowed: $1"
    exit 1
}

# Downloads and unpacks packages into one folder.
unpack() {
    (cd "$here/$package" && apt-get download -q "$@") >>"$log" 2>&1 || return 1
    for file in "$here/$package"/*.deb; do
        dpkg -x "$file" "$here/$package" >>"$log" 2>&1 || return 1
        rm "$file"
    done
}

# The libraries that the package stands on and that are not installed here.
missing_libraries() {
    # shellcheck disable=SC2086  # one word for each package
    apt-cache depends --no-suggests --no-recommends --no-conflicts --no-breaks --no-replaces \
        --no-enhances --no-pre-depends $names 2>>"$log" |
        sed -n 's/^ *|*Depends: \(lib[^ ]*\)$/\1/p' |
        while read -r library; do
            dpkg -s "$library" >/dev/null 2>&1 || echo "$library"
        done
}

# A small script in build/borrowed/bin that finds the libraries and becomes the program.
lend() {
    cd "$here/$package" || exit 1
    path=$(find -L . -type f -perm -u+x -path "*bin/$1" | head -n 1)
    [ -n "$path" ] || fail "it holds no program $1"
    libraries=$(find . -name '*.so*' -exec dirname {} + | sort -u | sed 's|^|$here/|' | paste -sd: -)
    cat >"$here/bin/$1" <<END
#!/bin/sh
here=\$(cd "\$(dirname "\$0")/../$package" && pwd)
LD_LIBRARY_PATH="$libraries" exec "\$here/$path" "\$@"
END
    chmod 755 "$here/bin/$1"
}

for program in "$@"; do
    [ -x "$here/bin/$program" ] || missing=yes
done
[ "${missing:-}" = yes ] || exit 0
command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1 ||
    fail "that needs Debian's apt-get and dpkg"
mkdir -p "$here/bin" "$here/$package" || fail "$here cannot be written"
: >"$log"
# shellcheck disable=SC2086
if ! unpack $names; then
    [ "$(id -u)" = 0 ] && apt-get update >>"$log" 2>&1
    unpack $names || fail "$log says why. Is Debian's package server reachable, and apt-get update done?"
fi
libraries=$(missing_libraries)
# shellcheck disable=SC2086  # one word for each library
[ -z "$libraries" ] || unpack $libraries || fail "$log says why its libraries are missing"
for program in "$@"; do
    lend "$program"
done
