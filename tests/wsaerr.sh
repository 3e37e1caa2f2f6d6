#!/bin/sh
# wsaerr(1): every way to name a code, lists, searches, and what it says of unknown input.
set -u

wsaerr=$top_builddir/tools/wsaerr
out=$(mktemp)
err=$(mktemp)
trap 'rm -f "$out" "$err"' EXIT
failed=0

# run STATUS ARGUMENT...: its exit status; output is left in $out and $err.
run()
{
	expected=$1
	shift
	words=$*
	"$wsaerr" "$@" >"$out" 2>"$err"
	status=$?
	[ $status = "$expected" ] || broken "exit status $status, not $expected"
}

broken()
{
	echo "wsaerr $words: $*"
	sed 's/^/	| /' "$out" "$err"
	failed=1
}

# says FILE PATTERN: a line of it matches.
says()
{
	grep -Eq -- "$2" "$1" || broken "no line matches '$2'"
}

quiet()
{
	[ ! -s "$1" ] || broken "unexpected output"
}

# known NAME NUMBER HEX ARGUMENT: one code, named in this way, and nothing else.
known()
{
	run 0 "$4"
	says "$out" "^$1  $2  $3\$"
	says "$out" '^    means        [A-Z].*'
	says "$out" '^    usual cause  [A-Z].*'
	says "$out" '^    to errno     (E[A-Z0-9]+|-)$'
	[ "$(grep -c '^[A-Z]' "$out")" = 1 ] || broken "more than one code"
	quiet "$err"
}

known WSAECONNRESET 10054 0x2746 10054
known WSAECONNRESET 10054 0x2746 ECONNRESET
known WSAECONNRESET 10054 0x2746 econnreset
known WSAECONNRESET 10054 0x2746 0x80072746
known WSAECONNRESET 10054 0x2746 0X2746
known WSAEINTR 10004 0x2714 WSAEINTR
known WSAEINTR 10004 0x2714 wsaeintr
known WSAEINTR 10004 0x2714 WsaEIntr
known WSAEINTR 10004 0x2714 0x2714
known WSAEINTR 10004 0x2714 EINTR
known WSAEWOULDBLOCK 10035 0x2733 EWOULDBLOCK
known WSAEWOULDBLOCK 10035 0x2733 EINPROGRESS
known WSAENOTSOCK 10038 0x2736 EBADF
known WSASYSCALLFAILURE 10107 0x277b EXDEV
known WSAHOST_NOT_FOUND 11001 0x2af9 HOST_NOT_FOUND
known WSA_INVALID_HANDLE 6 0x6 ERROR_INVALID_HANDLE
known WSA_IO_PENDING 997 0x3e5 997
known ERROR_CONNECTION_REFUSED 1225 0x4c9 1225
known ERROR_ACCESS_DENIED 5 0x5 E_ACCESSDENIED
known ERROR_SUCCESS 0 0x0 0
known E_FAIL 2147500037 0x80004005 0x80004005

run 0 10035
says "$out" '^    from errno   EAGAIN .*EINPROGRESS'
says "$out" '^    to errno     EAGAIN$'
run 0 6
says "$out" '^    also called  ERROR_INVALID_HANDLE'
run 0 -- -2147014842
says "$out" '^WSAECONNRESET  10054'

# Every code of the facts by name and by number, and each of them in the list.
run 0 -l
list=$(cat "$out")
while IFS='	' read -r name value errno; do
	[ "$name" != name ] || continue
	by_name=$("$wsaerr" "$name") && by_number=$("$wsaerr" "$value") && [ "$by_name" = "$by_number" ] || { echo "$name: not the same as $value"; failed=1; }
	case $by_name in "$name  $value  "*) ;; *) echo "$name: not found under its name and number"; failed=1 ;; esac
	printf '%s\n' "$list" | grep -Eq "^ *$value  0x[0-9a-f]+ +$name +$errno  .*\.\$" || { echo "$name: not in the list"; failed=1; }
done <"$top_srcdir/tests/error-codes.tsv"
[ "$(printf '%s\n' "$list" | sort -n | uniq | wc -l)" = "$(printf '%s\n' "$list" | wc -l)" ] || { echo "a code stands in the list twice"; failed=1; }

# Several at once: all that are known are told, and one unknown makes it a failure.
run 1 10054 NOSUCHCODE WSAEINTR
[ "$(grep -c '^[A-Z]' "$out")" = 2 ] || broken "not two codes"
says "$err" '^wsaerr: NOSUCHCODE: '

run 0 -s reset
says "$out" ' WSAECONNRESET '
says "$out" ' WSAENETRESET '
[ "$(grep -civ reset "$out")" = 0 ] || broken "a line without the text"
run 0 -s RESET
says "$out" ' WSAECONNRESET '
run 0 --search 'no route'
says "$out" ' WSAEHOSTUNREACH '
run 0 -s EAI_NONAME
says "$out" ' WSAHOST_NOT_FOUND '
run 1 -s 'no such words anywhere'
quiet "$out"
says "$err" '^wsaerr: .*no such words anywhere'

for word in NOSUCHCODE WSA 10003 10054x 0x 0xfoo 99999999999 18446744073709561616 10054.0 ' 10054' ''; do
	run 1 "$word"
	quiet "$out"
	says "$err" "^wsaerr: $word: "
done
run 1 104
says "$err" 'wsaerr ECONNRESET'

run 0 -h
says "$out" '^Usage: wsaerr'
cp "$out" "$err.help"
run 0 --help
cmp -s "$out" "$err.help" || broken "-h and --help differ"
rm -f "$err.help"
run 0 --version
says "$out" '^wsaerr .*[0-9]+\.[0-9]+'
run 1
says "$err" '--help'
run 1 -x
says "$err" '--help'
run 1 -s
says "$err" '--help'
run 1 -l 10054
says "$err" '--help'

# Lines fit a terminal.
for code in 10004 10013 10035 11003 995; do
	run 0 "$code"
	[ "$(awk 'length > 80' "$out" | wc -l)" = 0 ] || broken "a line longer than 80"
done

if [ -w /dev/full ]; then
	"$wsaerr" -l >/dev/full 2>"$err" && { echo "wsaerr -l >/dev/full: succeeds"; failed=1; }
	grep -q '^wsaerr: ' "$err" || { echo "wsaerr -l >/dev/full: says nothing"; failed=1; }
fi
exit $failed
