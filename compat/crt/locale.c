#include <crtdefs.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <windows.h>

#include "base/utf8.h"
#include "crt/printf.h"
#include "crt/redirected.h"

static const struct {
	const char *language, *country, *name;
} places[] = {
	{"american", "", "en_US"}, {"english", "United States", "en_US"}, {"english", "United Kingdom", "en_GB"}, {"english", "", "en_US"},
	{"german", "Austria", "de_AT"}, {"german", "Switzerland", "de_CH"}, {"german", "", "de_DE"}, {"french", "", "fr_FR"},
	{"spanish", "", "es_ES"}, {"italian", "", "it_IT"}, {"portuguese", "Brazil", "pt_BR"}, {"portuguese", "", "pt_PT"}, {"dutch", "", "nl_NL"},
	{"swedish", "", "sv_SE"}, {"norwegian", "", "nb_NO"}, {"danish", "", "da_DK"}, {"finnish", "", "fi_FI"}, {"polish", "", "pl_PL"},
	{"czech", "", "cs_CZ"}, {"hungarian", "", "hu_HU"}, {"russian", "", "ru_RU"}, {"turkish", "", "tr_TR"}, {"greek", "", "el_GR"},
	{"japanese", "", "ja_JP"}, {"korean", "", "ko_KR"}, {"chinese-traditional", "", "zh_TW"}, {"chinese", "", "zh_CN"},
};

static int
is_place(const char *name, size_t i)
{
	size_t language = strlen(places[i].language), country = strlen(places[i].country);

	if (strncasecmp(name, places[i].language, language) || (name[language] && !strchr("_-.", name[language])))
		return 0;
	return !country || (name[language] == '_' && !strncasecmp(name + language + 1, places[i].country, country));
}

/* Text is UTF-8 here, whatever the code page. A code page alone is one's own place. */
static char *
set_windows(int category, const char *name)
{
	char own[32];

	if (*name == '.') {
		char *set = setlocale(category, "");

		return set ? set : setlocale(category, "C.UTF-8");
	}
	for (size_t i = 0; i < ARRAYSIZE(places); i++)
		if (is_place(name, i)) {
			snprintf(own, sizeof own, "%s.UTF-8", places[i].name);
			return setlocale(category, own);
		}
	return NULL;
}

char *
ws_setlocale(int category, const char *name)
{
	char *set = setlocale(category, name);

	return set || !name ? set : set_windows(category, name);
}

/* Each thread has the wide form of what it asked for last. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int has_key;

static void
make_key(void)
{
	has_key = !pthread_key_create(&key, free);
}

wchar_t *
_wsetlocale(int category, const wchar_t *wide)
{
	char *name = NULL, *set;
	WCHAR *answer = NULL;

	pthread_once(&once, make_key);
	if (!has_key || (wide && wsi_utf8_from_wide(wide, &name)))
		return NULL;
	set = ws_setlocale(category, name);
	free(name);
	if (!set || wsi_utf8_to_wide(set, &answer))
		return NULL;
	free(pthread_getspecific(key));
	if (!pthread_setspecific(key, answer))
		return answer;
	free(answer);
	pthread_setspecific(key, NULL);
	return NULL;
}
