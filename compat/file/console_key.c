/* Keys in what a terminal sends. Of a key that moves the cursor there is a sequence, of others what they type. */
#include <ctype.h>
#include <string.h>

#include "file/console.h"

enum {
	ESCAPE = 0x1b,
};

/* Virtual key codes (winuser.h has more). */
enum {
	KEY_BACK = 0x08, KEY_TAB = 0x09, KEY_RETURN = 0x0d, KEY_ESCAPE = 0x1b, KEY_SPACE = 0x20,
	KEY_PRIOR = 0x21, KEY_NEXT, KEY_END, KEY_HOME, KEY_LEFT, KEY_UP, KEY_RIGHT, KEY_DOWN,
	KEY_INSERT = 0x2d, KEY_DELETE, KEY_F1 = 0x70,
};

static const struct {
	const char *sequence;
	WORD key;
} sequences[] = {
	{"[A", KEY_UP}, {"[B", KEY_DOWN}, {"[C", KEY_RIGHT}, {"[D", KEY_LEFT}, {"[H", KEY_HOME}, {"[F", KEY_END},
	{"OA", KEY_UP}, {"OB", KEY_DOWN}, {"OC", KEY_RIGHT}, {"OD", KEY_LEFT}, {"OH", KEY_HOME}, {"OF", KEY_END},
	{"[1~", KEY_HOME}, {"[2~", KEY_INSERT}, {"[3~", KEY_DELETE}, {"[4~", KEY_END}, {"[5~", KEY_PRIOR}, {"[6~", KEY_NEXT},
	{"OP", KEY_F1}, {"OQ", KEY_F1 + 1}, {"OR", KEY_F1 + 2}, {"OS", KEY_F1 + 3}, {"[15~", KEY_F1 + 4}, {"[17~", KEY_F1 + 5},
	{"[18~", KEY_F1 + 6}, {"[19~", KEY_F1 + 7}, {"[20~", KEY_F1 + 8}, {"[21~", KEY_F1 + 9}, {"[23~", KEY_F1 + 10}, {"[24~", KEY_F1 + 11},
};

static size_t
sequence_key(const char *bytes, size_t size, KEY_EVENT_RECORD *key)
{
	for (size_t i = 0; i < ARRAYSIZE(sequences); i++) {
		size_t length = strlen(sequences[i].sequence);

		if (length < size && !memcmp(bytes + 1, sequences[i].sequence, length)) {
			key->wVirtualKeyCode = sequences[i].key;
			key->dwControlKeyState = sequences[i].key < KEY_F1 ? ENHANCED_KEY : 0;
			return length + 1;
		}
	}
	return 0;
}

/* What Ctrl and a letter type; some of it has a key of its own. */
static void
control_key(unsigned char c, KEY_EVENT_RECORD *key)
{
	switch (c) {
	case KEY_TAB:
	case KEY_RETURN:
	case KEY_ESCAPE:
		key->wVirtualKeyCode = c;
		break;
	case '\n':
		key->wVirtualKeyCode = KEY_RETURN;
		key->uChar.UnicodeChar = '\r';
		break;
	case KEY_BACK:
	case 0x7f:
		key->wVirtualKeyCode = KEY_BACK;
		key->uChar.UnicodeChar = KEY_BACK;
		break;
	default:
		key->wVirtualKeyCode = (WORD)(c | 0x40);
		key->dwControlKeyState = LEFT_CTRL_PRESSED;
	}
}

/* As an American keyboard has them: of the others the character alone is known. */
static void
printing_key(unsigned char c, KEY_EVENT_RECORD *key)
{
	if (isalnum(c) || c == ' ')
		key->wVirtualKeyCode = (WORD)toupper(c);
	if (isupper(c))
		key->dwControlKeyState = SHIFT_PRESSED;
}

static size_t
wide_key(const unsigned char *bytes, size_t size, KEY_EVENT_RECORD *key)
{
	size_t length = bytes[0] >= 0xf0 ? 4 : bytes[0] >= 0xe0 ? 3 : bytes[0] >= 0xc0 ? 2 : 1;
	unsigned value = length == 1 ? 0xfffd : bytes[0] & (0x7fu >> length);

	if (length > size)
		length = size;
	for (size_t i = 1; i < length; i++)
		value = value << 6 | (bytes[i] & 0x3f);
	key->uChar.UnicodeChar = (WCHAR)value;
	return length;
}

size_t
wsi_console_key(const char *text, size_t size, KEY_EVENT_RECORD *key)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t length;

	*key = (KEY_EVENT_RECORD){.bKeyDown = TRUE, .wRepeatCount = 1};
	if (!size)
		return 0;
	length = bytes[0] == ESCAPE ? sequence_key(text, size, key) : 0;
	if (length)
		return length;
	if (bytes[0] >= 0x80)
		return wide_key(bytes, size, key);
	key->uChar.UnicodeChar = (WCHAR)bytes[0];
	if (iscntrl(bytes[0]))
		control_key(bytes[0], key);
	else
		printing_key(bytes[0], key);
	return 1;
}
