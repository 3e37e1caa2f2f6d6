/* Microsoft's names of the C library: strings, numbers, paths, the _s functions, strsafe. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <time.h>
#include <tchar.h>
#include <malloc.h>
#include <float.h>
#define STRSAFE_NO_DEPRECATE
#include <strsafe.h>

static void handler(const wchar_t *e, const wchar_t *f, const wchar_t *file, unsigned line, uintptr_t r)
{
	(void)e; (void)f; (void)file; (void)line; (void)r;
}

static void say(const char *what, int result, const char *text)
{
	printf("%s: %d", what, result);
	if (text)
		printf(" \"%s\"", text);
	printf("\n");
}

static int sign(int x) { return (x > 0) - (x < 0); }

static int by_context(void *context, const void *a, const void *b)
{
	return *(int *)context * (*(const int *)a - *(const int *)b);
}

static void strings(void)
{
	char b[16] = "Hello, World", c[16];
	wchar_t w[16] = L"Wide";
	char *copy = _strdup("copied");

	printf("%d %d %d %d\n", sign(_stricmp("ABC", "abd")), stricmp("abc", "ABC"), _strnicmp("ABCx", "abcy", 3), sign(_stricmp("_", "A")));
	printf("%d %d\n", sign(_memicmp("Ab", "aC", 2)), _wcsicmp(L"Wide", L"wIDE"));
	printf("%s\n", _strupr(b));
	printf("%s\n", _strlwr(b));
	printf("%s\n", _strrev(b));
	_strnset(b, '*', 3);
	printf("%s\n", b);
	printf("%s\n", strset(b, '-'));
	printf("%s %ls\n", copy, _wcsupr(w));
	free(copy);
	_swab("badc", c, 4);
	c[4] = 0;
	printf("%s\n", c);
}

static void safe(void)
{
	char b[8], *rest, text[] = " one,two ,,three";
	char *word;

	say("strcpy_s fits", strcpy_s(b, 8, "1234567"), b);
	say("strcpy_s too long", strcpy_s(b, 8, "12345678"), b);
	say("strcpy_s NULL", strcpy_s(b, 8, NULL), b);
	say("strcpy_s to NULL", strcpy_s(NULL, 8, "x"), NULL);
	say("strncpy_s counted", strncpy_s(b, 8, "1234567890", 5), b);
	say("strncpy_s truncated", strncpy_s(b, 8, "1234567890", _TRUNCATE), b);
	say("strncpy_s too long", strncpy_s(b, 8, "1234567890", 8), b);
	say("strncpy_s nothing", strncpy_s(NULL, 0, "x", 0), NULL);
	strcpy(b, "abc");
	say("strcat_s fits", strcat_s(b, 8, "1234"), b);
	say("strcat_s too long", strcat_s(b, 8, "5"), b);
	strcpy(b, "abc");
	say("strncat_s truncated", strncat_s(b, 8, "123456", _TRUNCATE), b);
	say("memcpy_s too much", memcpy_s(b, 4, "123456", 6), NULL);
	printf("%d\n", b[0]);
	say("memmove_s", memmove_s(b, 8, "1234567", 8), b);
	say("strnlen_s", (int)strnlen_s(b, 3), NULL);
	say("strnlen_s NULL", (int)strnlen_s(NULL, 3), NULL);
	for (word = strtok_s(text, " ,", &rest); word; word = strtok_s(NULL, " ,", &rest))
		printf("<%s>", word);
	printf("\n");
	strcpy(b, "aBc");
	say("_strupr_s", _strupr_s(b, 8), b);
	say("_strlwr_s too small", _strlwr_s(b, 3), b);
}

static void numbers(void)
{
	char b[70];
	wchar_t w[70];
	int dec, negative;

	printf("%s ", _itoa(-255, b, 10));
	printf("%s ", _itoa(-255, b, 16));
	printf("%s ", itoa(255, b, 2));
	printf("%s ", _ltoa(-1L, b, 16));
	printf("%s ", _ultoa(4294967295UL, b, 36));
	printf("%s ", _i64toa(-9223372036854775807LL - 1, b, 10));
	printf("%s ", _ui64toa(18446744073709551615ULL, b, 16));
	printf("%ls\n", _itow(1234, w, 8));
	say("_itoa_s too small", _itoa_s(12345, b, 5, 10), b);
	say("_itoa_s fits", _itoa_s(-1234, b, 6, 10), b);
	say("_itoa_s radix 1", _itoa_s(5, b, 6, 1), b);
	printf("%d %d\n", _wtoi(L" 42x"), (int)(_atoi64("123456789012") / 1000));
	printf("%s ", _ecvt(-3.14159, 4, &dec, &negative));
	printf("%d %d\n", dec, negative != 0);
	printf("%s ", _fcvt(0.001, 5, &dec, &negative));
	printf("%d\n", dec);
	printf("%s\n", _gcvt(1234.5, 7, b));
	printf("%08x %08x %08lx\n", _rotl(0x80000001u, 4), _rotr(0x80000001u, 4), _lrotl(0x80000001ul, 4));
	printf("%04x %08lx\n", _byteswap_ushort(0x1234), _byteswap_ulong(0x12345678));
	printf("%d\n", RAND_MAX);
	srand(1);
	printf("%d ", rand());
	printf("%d ", rand());
	srand(12345);
	printf("%d\n", rand());
	printf("%d %d %d\n", max(1, 2), min(1, 2), (int)_countof(b));
	printf("%d %d\n", _isnan(0.5) != 0, _finite(0.5) != 0);
}

static void paths(void)
{
	static const char *const all[] = {"C:\\dir\\sub.d\\file.name.ext", "file", "\\dir/x.", ".ext", "d:rel", "C:\\", "a.b\\c"};
	char drive[_MAX_DRIVE], dir[_MAX_DIR], name[_MAX_FNAME], ext[_MAX_EXT], path[_MAX_PATH];
	int i;

	for (i = 0; i < (int)_countof(all); i++) {
		_splitpath(all[i], drive, dir, name, ext);
		_makepath(path, drive, dir, name, ext);
		printf("[%s][%s][%s][%s] %s\n", drive, dir, name, ext, path);
	}
	_makepath(path, "c", "\\dir", "name", "txt");
	printf("%s\n", path);
	say("_splitpath_s too small", _splitpath_s("C:\\dir\\name.ext", drive, 3, dir, 3, name, 20, ext, 20), dir);
	say("_makepath_s too small", _makepath_s(path, 8, "c", "\\dir", "name", "txt"), path);
}

static void environment(void)
{
	char b[8];
	size_t n;

	printf("%d\n", _putenv("WSTEST=value"));
	printf("%s %ls\n", getenv("WSTEST"), _wgetenv(L"WSTEST"));
	say("getenv_s", getenv_s(&n, b, 8, "WSTEST"), b);
	say("getenv_s too small", getenv_s(&n, b, 3, "WSTEST"), NULL);
	printf("%d\n", (int)n);
	printf("%d\n", _putenv("WSTEST="));
	printf("%d\n", getenv("WSTEST") == NULL);
	printf("%d\n", __argc);
}

static void times(void)
{
	time_t t = 86400 * 365, bad = -1;
	struct tm tm;
	char b[32];

	say("gmtime_s", gmtime_s(&tm, &t), NULL);
	say("asctime_s", asctime_s(b, 32, &tm), NULL);
	printf("%.3s %s", b, b + 10);
	say("asctime_s too small", asctime_s(b, 20, &tm), b);
	say("gmtime_s before 1970", gmtime_s(&tm, &bad), NULL);
	printf("%d %d\n", tm.tm_year, gmtime(&bad) == NULL);
	printf("%d %d\n", (int)strlen(_strdate(b)), (int)strlen(_strtime(b)));
	printf("%d\n", (int)CLOCKS_PER_SEC);
	printf("%d\n", (int)_mkgmtime(gmtime(&t)));
}

static void safer(void)
{
	char b[8], *end;
	size_t left;
	HRESULT hr;

#define SHOW(call) hr = call; printf("%08x \"%s\"\n", (unsigned)hr, b)
	SHOW(StringCchCopy(b, 8, "1234567"));
	SHOW(StringCchCopy(b, 8, "12345678"));
	SHOW(StringCchCopyN(b, 8, "12345678", 3));
	SHOW(StringCchCat(b, 8, "4567"));
	SHOW(StringCchCat(b, 8, "8"));
	SHOW(StringCchCopy(b, 0, "x"));
	SHOW(StringCchPrintf(b, 8, "%d-%s", 12, "ab"));
	SHOW(StringCbPrintf(b, 8, "%d-%s", 12, "abcdefg"));
	SHOW(StringCchPrintf(b, 8, "%s", "1234567"));
	hr = StringCchCopyEx(b, 8, "123", &end, &left, STRSAFE_FILL_BEHIND_NULL | 'x');
	printf("%08x %d %d %c\n", (unsigned)hr, (int)(end - b), (int)left, b[7]);
	hr = StringCchCopyEx(b, 8, "12345678", &end, &left, STRSAFE_NO_TRUNCATION);
	printf("%08x %d %d \"%s\"\n", (unsigned)hr, (int)(end - b), (int)left, b);
	hr = StringCchCopyEx(b, 8, NULL, &end, &left, STRSAFE_IGNORE_NULLS);
	printf("%08x %d %d \"%s\"\n", (unsigned)hr, (int)(end - b), (int)left, b);
	hr = StringCchPrintfEx(b, 8, &end, &left, 0, "%s", "1234567890");
	printf("%08x %d %d \"%s\"\n", (unsigned)hr, (int)(end - b), (int)left, b);
	hr = StringCchPrintfEx(b, 8, &end, &left, STRSAFE_FILL_ON_FAILURE | 'z', "%s", "1234567890");
	printf("%08x %d %d \"%s\"\n", (unsigned)hr, (int)(end - b), (int)left, b);
	StringCchCopy(b, 8, "keep");
	hr = StringCchCatEx(b, 8, "too long", &end, &left, STRSAFE_NO_TRUNCATION);
	printf("%08x %d %d \"%s\"\n", (unsigned)hr, (int)(end - b), (int)left, b);
	hr = StringCchCatEx(b, 8, "too long", &end, &left, STRSAFE_NULL_ON_FAILURE);
	printf("%08x %d %d \"%s\"\n", (unsigned)hr, (int)(end - b), (int)left, b);
	hr = StringCchLength("four", 5, &left);
	printf("%08x %d\n", (unsigned)hr, (int)left);
	hr = StringCchLength("four", 4, &left);
	printf("%08x %d\n", (unsigned)hr, (int)left);
	hr = StringCbLength(NULL, 4, &left);
	printf("%08x %d\n", (unsigned)hr, (int)left);
}

int _tmain(void)
{
	static int row[] = {3, 1, 2};
	int down = -1;
	_TCHAR t[16];
	char *block;

	_set_invalid_parameter_handler(handler);
	strings();
	safe();
	numbers();
	paths();
	environment();
	times();
	safer();
	qsort_s(row, 3, sizeof *row, by_context, &down);
	printf("%d %d %d\n", row[0], row[1], row[2]);
	_tcscpy(t, _T("tchar"));
	_tcscat(t, _T("!"));
	_tprintf(_T("%s %d %d\n"), _tcsupr(t), (int)_tcslen(t), _ttoi(_T("17")));
	block = (char *)_aligned_malloc(100, 64);
	printf("%d\n", (int)((size_t)block & 63));
	_aligned_free(block);
	return 0;
}
