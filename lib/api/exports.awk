# The table for GetProcAddress (compat/base/above.h), from dlls.tsv and winsock.map: one row for each exported function and DLL it is in.
# A Berkeley name is exported as ws_name and found as name; ws_name11 is what wsock32, whose header is Winsock 1.1's, means by name.
BEGIN {
	enum["ws2_32"] = "WSI_WS2_32"; enum["wsock32"] = "WSI_WSOCK32"; enum["mswsock"] = "WSI_MSWSOCK"
	enum["kernel32"] = "WSI_KERNEL32"; enum["user32"] = "WSI_USER32"; enum["msvcrt"] = "WSI_MSVCRT"
	enum["advapi32"] = "WSI_ADVAPI32"; enum["shell32"] = "WSI_SHELL32"; enum["winmm"] = "WSI_WINMM"
	enum["version"] = "WSI_VERSION"; enum["gdi32"] = "WSI_GDI32"
}
FNR == 1 { file++ }
file == 1 && !/^#/ { dlls[$1] = substr($0, length($1) + 2) }
file == 2 && /local:/ { inside = 0 }
file == 2 && inside && /^[ \t]*[A-Za-z_][A-Za-z_0-9]*;/ {
	sub(/;.*/, "", $1)
	exported[$1] = 1
	names[++count] = $1
}
file == 2 && /global:/ { inside = 1 }

function home(name, link)
{
	if (name in dlls)
		return dlls[name]
	if (name ~ /^winsock_/)
		return "ws2_32"
	return link == name ? "kernel32" : ""
}

function rows(name, link,    i, n, where, at, of)
{
	n = split(home(name, link), where, " ")
	for (i = 1; i <= n; i++) {
		split(where[i], at, "@")
		of = at[1] == "wsock32" && ("ws_" name "11") in exported ? "ws_" name "11" : link
		printf "\t{%s, %d, \"%s\", %s},\n", enum[at[1]], at[2], name, of
	}
}

END {
	print "/* Made by exports.awk from winsock.map. */"
	print "#include \"base/above.h\"\n"
	for (i = 1; i <= count; i++)
		printf "extern void %s(void);\n", names[i]
	print "\nconst struct wsi_export wsi_exports[] = {"
	for (i = 1; i <= count; i++) {
		name = names[i]
		sub(/^ws_/, "", name)
		rows(name, names[i])
	}
	print "};\n"
	print "const size_t wsi_export_count = sizeof wsi_exports / sizeof *wsi_exports;"
}
