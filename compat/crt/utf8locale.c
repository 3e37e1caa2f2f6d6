#include "crt/utf8locale.h"

#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static locale_t utf8;

static void
make(void)
{
	utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (!utf8)
		utf8 = newlocale(LC_CTYPE_MASK, "en_US.UTF-8", (locale_t)0);
}

locale_t
wsi_crt_enter_utf8(void)
{
	pthread_once(&once, make);
	return utf8 ? uselocale(utf8) : (locale_t)0;
}

void
wsi_crt_leave_utf8(locale_t before)
{
	if (before)
		uselocale(before);
}
