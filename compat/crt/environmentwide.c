/* The environment in wide characters, which stand for its UTF-8. */
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>
#include <win32/crtstdlib.h>

#include "base/utf8.h"
#include "crt/invalid.h"

/* What _wgetenv has returned, which stays valid: one text, one copy. */
struct text {
	struct text *next;
	WCHAR *wide;
};

static _Atomic(struct text *) texts;

static wchar_t *
known(struct text *list, const WCHAR *wide)
{
	for (; list; list = list->next)
		if (!wcscmp(list->wide, wide))
			return list->wide;
	return NULL;
}

/* Takes the text over. Two threads may keep the same one twice. */
static wchar_t *
keep(WCHAR *wide)
{
	wchar_t *old = known(atomic_load(&texts), wide);
	struct text *text = old ? NULL : malloc(sizeof *text);

	if (!text) {
		free(wide);
		return old;
	}
	*text = (struct text){.next = atomic_load(&texts), .wide = wide};
	while (!atomic_compare_exchange_weak(&texts, &text->next, text)) {
	}
	return wide;
}

/* The value in memory of its own, or NULL: with errno 0 where there is none. */
static WCHAR *
value_of(const wchar_t *name)
{
	const char *value;
	char *narrow;
	WCHAR *wide = NULL;

	errno = ENOMEM;
	if (wsi_utf8_from_wide(name, &narrow))
		return NULL;
	value = getenv(narrow);
	free(narrow);
	errno = value ? ENOMEM : 0;
	if (!value || wsi_utf8_to_wide(value, &wide))
		return NULL;
	return wide;
}

wchar_t *
_wgetenv(const wchar_t *name)
{
	WCHAR *wide;
	int before = errno;

	if (!name) {
		wsi_crt_invalid(EINVAL);
		return NULL;
	}
	wide = value_of(name);
	if (!wide && errno)
		return NULL;
	errno = before;
	return wide ? keep(wide) : NULL;
}

errno_t
_wdupenv_s(wchar_t **copy, size_t *size, const wchar_t *name)
{
	if (!copy)
		return wsi_crt_invalid(EINVAL);
	*copy = NULL;
	if (size)
		*size = 0;
	if (!name)
		return wsi_crt_invalid(EINVAL);
	*copy = value_of(name);
	if (!*copy)
		return errno;
	if (size)
		*size = wcslen(*copy) + 1;
	return 0;
}

errno_t
_wgetenv_s(size_t *needed, wchar_t *to, rsize_t size, const wchar_t *name)
{
	WCHAR *value;
	errno_t error = 0;

	if (!needed || !to != !size)
		return wsi_crt_invalid(EINVAL);
	*needed = 0;
	if (to)
		*to = 0;
	if (!name)
		return wsi_crt_invalid(EINVAL);
	value = value_of(name);
	if (!value)
		return errno;
	*needed = wcslen(value) + 1;
	if (to && *needed > size)
		error = ERANGE;
	else if (to)
		wcscpy(to, value);
	free(value);
	return error;
}

int
_wputenv(const wchar_t *setting)
{
	char *narrow;
	int result;

	if (!setting) {
		wsi_crt_invalid(EINVAL);
		return -1;
	}
	if (wsi_utf8_from_wide(setting, &narrow)) {
		errno = ENOMEM;
		return -1;
	}
	result = _putenv(narrow);
	free(narrow);
	return result;
}

errno_t
_wputenv_s(const wchar_t *name, const wchar_t *value)
{
	char *narrow = NULL, *text = NULL;
	errno_t error = ENOMEM;

	if (!name || !value)
		return wsi_crt_invalid(EINVAL);
	if (!wsi_utf8_from_wide(name, &narrow) && !wsi_utf8_from_wide(value, &text))
		error = _putenv_s(narrow, text);
	free(narrow);
	free(text);
	return error;
}
