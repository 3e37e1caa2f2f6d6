# Read by the header guards: compile as a user would, with every compiler that is there. Not a test of its own.
# shellcheck shell=sh disable=SC2034,SC2048,SC2154

consumer_flags="-isystem $top_srcdir/include -isystem $top_srcdir/compat/include -Wall -Wextra -pedantic -Werror -fsyntax-only"
consumer_failed=0

# Can this compiler compile for the language, with libc's headers at hand?
consumer_works()
{
	printf '#include <stdlib.h>\n#include <sys/types.h>\n%s\n' "$2" | $1 -fsyntax-only - >/dev/null 2>&1
}

# Print those of the given compiler commands that work, one a line.
consumer_compilers()
{
	probe=$1
	shift
	for consumer_command; do
		if consumer_works "$consumer_command" "$probe"; then echo "$consumer_command"; fi
	done | sort -u
}

# The configured compilers, the other of gcc and clang, 32 bits, and musl.
c_compilers=$(consumer_compilers '' "$CC -xc" "gcc -xc" "clang -xc" "gcc -m32 -xc" "clang -m32 -xc" "musl-gcc -xc")
cxx_compilers=$(consumer_compilers '#include <cstdlib>' "$CXX -xc++" "g++ -xc++" "clang++ -xc++" "g++ -m32 -xc++" "clang++ -m32 -xc++")

# Those standards of the list that the compiler knows.
consumer_standards()
{
	compiler=$1
	shift
	for standard; do
		if consumer_works "$compiler -std=$standard" ''; then echo "$standard"; fi
	done
}

# consume WHAT TEXT COMPILER...: the text compiles without a word.
consume()
{
	label=$1 source=$2
	shift 2
	# shellcheck disable=SC2086
	if ! printf '%s\n' "$source" | $* $consumer_flags - >"$consumer_log" 2>&1; then
		echo "FAILED: $label: $*"
		head -n 12 "$consumer_log"
		consumer_failed=1
	fi
}

# each COMPILERS FUNCTION ARGUMENT...: the function for each line of the list, the compiler as its last argument.
each()
{
	list=$1
	shift
	while read -r consumer_one; do
		"$@" "$consumer_one" </dev/null
	done <<LIST
$list
LIST
}

consumer_log=$(mktemp)
trap 'rm -f "$consumer_log"' EXIT

# What programs of the time and their libraries include of libc.
libc_headers='stddef.h stdlib.h stdio.h string.h ctype.h time.h signal.h sys/types.h sys/time.h sys/select.h sys/socket.h sys/ioctl.h sys/un.h sys/uio.h
	unistd.h fcntl.h poll.h netdb.h ifaddrs.h netinet/in.h netinet/tcp.h netinet/ip.h netinet/udp.h arpa/inet.h net/if.h sys/stat.h sys/wait.h pthread.h'

# An #include for each name.
includes()
{
	for name; do
		printf '#include <%s>\n' "$name"
	done
}
