#include <win32/crtctype.h>

static const struct {
	int type;
	int (*is)(int c);
} classes[] = {
	{_UPPER, isupper}, {_LOWER, islower}, {_DIGIT, isdigit}, {_SPACE, isspace}, {_PUNCT, ispunct},
	{_CONTROL, iscntrl}, {_BLANK, isblank}, {_HEX, isxdigit}, {_ALPHA & ~(_UPPER | _LOWER), isalpha},
};

/* The types that c has of those asked for. */
int
_isctype(int c, int type)
{
	int found = 0;

	if (c < -1 || c > 255)
		return 0;
	for (unsigned i = 0; i < sizeof classes / sizeof *classes; i++)
		if ((type & classes[i].type) && classes[i].is(c))
			found |= classes[i].type;
	return found;
}

int
isleadbyte(int c)
{
	(void)c;
	return 0;
}
