# What building needs.  On Debian it is installed, as root or through sudo;
# elsewhere its names are told.  Sourced by tests/run and data/demo/run.
have_all() {	# have_all TOOL...: what building needs and is not here is in
		# $missing, which of the tools is not in $absent
	missing= absent=
	for tool in autoreconf automake pkg-config cc make awk; do
		command -v "$tool" >/dev/null || missing="$missing $tool"
	done
	for library in 'libsodium >= 1.0.18' 'sqlite3 >= 3.40' ncursesw; do
		pkg-config --exists "$library" 2>/dev/null ||
			missing="$missing ${library%% *}"
	done
	for tool; do
		command -v "$tool" >/dev/null || absent="$absent $tool"
	done
	[ -z "$missing$absent" ]
}

tell_names() {
	cat >&2 <<-END
	Needed and not here:$missing
	Please install:
	  Debian, Ubuntu  $debian $packages
	  Fedora          autoconf automake pkgconf gcc make gawk libsodium-devel sqlite-devel ncurses-devel
	  Arch            autoconf automake pkgconf gcc make gawk libsodium sqlite ncurses
	  macOS (brew)    autoconf automake pkg-config gawk libsodium sqlite ncurses
	and what else is named above; it is packaged under its own name.
	END
	exit 3
}

# What cannot be installed, in a place without the net for one, is missed only
# if building needs it.
set_up() {	# set_up TOOL...: tools that are wanted besides
	debian="autoconf automake pkg-config gcc libc6-dev make libsodium-dev libsqlite3-dev libncurses-dev"
	have_all "$@" && return 0
	sudo=
	[ "$(id -u)" = 0 ] || sudo=sudo
	if command -v apt-get >/dev/null &&
	    { [ -z "$sudo" ] || command -v sudo >/dev/null; }; then
		echo "Installing what is missing ..." >&2
		$sudo apt-get update -qq >&2 ||
			echo "The lists of packages could not be renewed." >&2
		DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq \
		    --no-install-recommends $debian $packages >&2 ||
			echo "Not everything could be installed." >&2
	fi
	have_all "$@" && return 0
	[ -z "$missing" ] || tell_names
	echo "Not here, and done without:$absent" >&2
}

# Build out of tree: build SOURCE BUILD OPTION...
build_in() {
	top=$1 build=$2
	shift 2
	[ -x "$top/configure" ] || (cd "$top" && autoreconf -i >&2) || return 1
	mkdir -p "$build" && (cd "$build" &&
	    { [ -f config.status ] || "$top/configure" -q "$@" >&2; } &&
	    make -s -j"$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)" >&2)
}
