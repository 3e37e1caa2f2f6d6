/* Case is ASCII's: the rest of UTF-8 is no letter to these functions. */
#define CHAR     char
#define UNSIGNED unsigned char
#define FILLER   int
#define LOWER    lower
#define UPPER    upper
#define ICMP     _stricmp
#define NICMP    _strnicmp
#define DUP      _strdup
#define LWR      _strlwr
#define UPR      _strupr
#define REV      _strrev
#define SET      _strset
#define NSET     _strnset
#define DEC      _strdec
#define INC      _strinc
#define NCNT     _strncnt
#define SPNP     _strspnp

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c + 'A' - 'a') : c;
}

#include "crt/text.inc"

int
_memicmp(const void *a, const void *b, size_t size)
{
	const char *x = a, *y = b;

	if (size && (!a || !b))
		return no_comparison();
	for (; size; size--, x++, y++)
		if (lower(*x) != lower(*y))
			return (unsigned char)lower(*x) < (unsigned char)lower(*y) ? -1 : 1;
	return 0;
}

void *
_memccpy(void *to, const void *from, int c, size_t size)
{
	return memccpy(to, from, c, size);
}

void
_swab(char *from, char *to, int size)
{
	for (; size > 1; size -= 2, from += 2, to += 2) {
		char first = from[0];

		to[0] = from[1];
		to[1] = first;
	}
}

extern __typeof__(_stricmp) _strcmpi __attribute__((alias("_stricmp")));
WSI_OLD_NAME(stricmp, _stricmp);
WSI_OLD_NAME(strcmpi, _stricmp);
WSI_OLD_NAME(strnicmp, _strnicmp);
WSI_OLD_NAME(strlwr, _strlwr);
WSI_OLD_NAME(strupr, _strupr);
WSI_OLD_NAME(strrev, _strrev);
WSI_OLD_NAME(strset, _strset);
WSI_OLD_NAME(strnset, _strnset);
WSI_OLD_NAME(memicmp, _memicmp);
