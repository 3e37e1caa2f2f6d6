/* Messages by name: a number of this process for each name, as long as it lives. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lasterror.h"
#include "base/utf8.h"
#include "user/class.h"

enum {
	FIRST = 0xc000,
	MOST = 0x4000,
};

/* Under the lock of classes. */
static char **names;
static UINT count, size;

static int
grow(void)
{
	UINT more = size ? size * 2 : 16;
	char **bigger = realloc(names, more * sizeof *names);

	if (!bigger)
		return ERROR_NOT_ENOUGH_MEMORY;
	names = bigger;
	size = more;
	return 0;
}

static int
add(LPCSTR name)
{
	int error = count == MOST ? ERROR_NOT_ENOUGH_MEMORY : count == size ? grow() : 0;

	if (error)
		return error;
	names[count] = strdup(name);
	if (!names[count])
		return ERROR_NOT_ENOUGH_MEMORY;
	count++;
	return 0;
}

static int
number_of(LPCSTR name, UINT *number)
{
	UINT i = 0;
	int error = 0;

	wsi_class_lock(NULL, NULL);
	while (i < count && strcasecmp(names[i], name))
		i++;
	if (i == count)
		error = add(name);
	wsi_class_unlock();
	*number = FIRST + i;
	return error;
}

UINT WINAPI
RegisterWindowMessageA(LPCSTR name)
{
	UINT number;

	if (!wsi_succeeded(!name || !*name ? ERROR_INVALID_PARAMETER : number_of(name, &number)))
		return 0;
	return number;
}

UINT WINAPI
RegisterWindowMessageW(LPCWSTR name)
{
	UINT number = 0;
	char *text;

	if (!name)
		return RegisterWindowMessageA(NULL);
	if (!wsi_succeeded(wsi_utf8_from_wide(name, &text)))
		return 0;
	number = RegisterWindowMessageA(text);
	free(text);
	return number;
}
