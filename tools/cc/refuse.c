#include "refuse.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "text.h"

struct reason {
	const char *name;
	const char *why;
};

/* cl's options by their beginnings, the longest first. */
static const struct reason options[] = {
	{"/nologo", "leave it out"},
	{"/link", "pass linker options as -Wl,…"},
	{"/EH", "leave it out: C++ exceptions are always on"},
	{"/Fe", "use -o FILE"},
	{"/Fo", "use -c -o FILE"},
	{"/Fa", "use -S -o FILE"},
	{"/Zi", "use -g"},
	{"/Z7", "use -g"},
	{"/Zp", "use -fpack-struct=N"},
	{"/MT", "leave it out: programs are always multithreaded"},
	{"/MD", "leave it out: programs are always multithreaded"},
	{"/W", "use -Wall"},
	{"/O", "use -O2"},
	{"/I", "use -I DIR"},
	{"/D", "use -D NAME=VALUE"},
	{"/U", "use -U NAME"},
	{"/c", "use -c"},
	{"/E", "use -E"},
	{"/P", "use -E -o FILE"},
	{"/TC", "use -x c"},
	{"/TP", "use -x c++"},
	{"/J", "use -funsigned-char"},
};

static const struct reason suffixes[] = {
	{".rc", "resource scripts (dialogs, icons, string tables) are out of reach; leave the file out"},
	{".res", "compiled resources are out of reach; leave the file out"},
	{".asm", "Microsoft's assembler is out of reach; give an assembler file of the system's own (.s)"},
	{".idl", "interface definitions are out of reach"},
	{".odl", "interface definitions are out of reach"},
	{".dsp", "this is a project file; name its sources"},
	{".dsw", "this is a project file; name its sources"},
	{".vcproj", "this is a project file; name its sources"},
	{".vcxproj", "this is a project file; name its sources"},
};

/* By the beginnings of the names. */
static const struct reason headers[] = {
	{"afx", "it belongs to MFC, which is out of reach"},
	{"atl", "it belongs to ATL, which is out of reach"},
	{"comdef", "it belongs to COM, which is out of reach"},
	{"d3d", "it belongs to DirectX, which is out of reach"},
	{"ddraw", "it belongs to DirectX, which is out of reach"},
	{"dplay", "it belongs to DirectX, which is out of reach"},
	{"commctrl", "it belongs to the graphical user interface, which is out of reach"},
	{"commdlg", "it belongs to the graphical user interface, which is out of reach"},
	{"richedit", "it belongs to the graphical user interface, which is out of reach"},
	{"vcl", "it belongs to Borland's VCL, which is out of reach"},
};

static const char *
find(const struct reason *reasons, size_t count, const char *name, int (*compare)(const char *, const char *, size_t))
{
	for (size_t i = 0; i < count; i++)
		if (compare(reasons[i].name, name, strlen(reasons[i].name)) == 0)
			return reasons[i].why;
	return NULL;
}

static bool
is_cl_option(const char *word)
{
	return word[0] == '/' && isalpha((unsigned char)word[1]) && strchr(word + 1, '/') == NULL && access(word, F_OK) != 0;
}

bool
refuse_word(const char *word)
{
	const char *suffix = strrchr(text_base(word), '.');
	const char *why;

	if (is_cl_option(word)) {
		why = find(options, sizeof options / sizeof *options, word, strncmp);
		text_fail("%s is an option of Microsoft's cl; options here are gcc's%s%s", word, why ? ": " : " (see winsock-cc(1))", why ? why : "");
	}
	if (suffix == NULL)
		return false;
	if (strcasecmp(suffix, ".def") == 0) {
		text_warn("%s: ignored: a shared library exports all it defines; renamed and numbered exports are not made", word);
		return true;
	}
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (strcasecmp(suffixes[i].name, suffix) == 0)
			text_fail("%s: %s", word, suffixes[i].why);
	return false;
}

const char *
refuse_header(const char *name)
{
	return find(headers, sizeof headers / sizeof *headers, text_base(name), strncasecmp);
}
