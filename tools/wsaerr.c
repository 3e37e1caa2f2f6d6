/* wsaerr(1): what an error code means. */
#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/errortable.h"
#include "posix/posix.h"

enum {
	COLUMNS = 80,
	INDENT = 4,
	LABEL = 13,
};

struct errno_name {
	const char *name;
	int error;
};

static const struct errno_name errno_names[] = {
#define WSI_FROM(number, code) {#number, number},
#define WSI_SAME(same, number) {#same, number},
#include "posix/errno.def"
};

#define COUNT(a) (sizeof (a) / sizeof *(a))

static const char usage[] =
	"Usage: wsaerr CODE...\n"
	"       wsaerr -l\n"
	"       wsaerr -s TEXT\n"
	"Tell what error codes of Winsock and Win32 mean.\n"
	"\n"
	"CODE is a number (10054, 0x2746, 0x80072746), a name (WSAECONNRESET) or the\n"
	"name of an errno (ECONNRESET). Names may be in any case.\n"
	"\n"
	"  -l, --list         list all codes\n"
	"  -s, --search TEXT  list the codes with TEXT in their names or messages\n"
	"  -h, --help         show this help\n"
	"      --version      show the version\n";

static void __attribute__((format(printf, 1, 2)))
complain(const char *format, ...)
{
	va_list arguments;

	fflush(stdout);
	fputs("wsaerr: ", stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
}

static const char *
errno_name(int error)
{
	for (size_t i = 0; i < COUNT(errno_names); i++)
		if (errno_names[i].error == error)
			return errno_names[i].name;
	return NULL;
}

static const char *
nearest_errno(const struct wsi_error *row)
{
	const char *name = errno_name(wsi_wsa_to_errno((int)row->code));

	return name ? name : "-";
}

/* ---- one code in full ---- */

/* Print words with a hanging indent; `column` is where the line stands. */
static int
print_wrapped(const char *words, int column, int indent)
{
	while (*words) {
		int length = (int)strcspn(words, " ");

		if (column > indent && column + 1 + length > COLUMNS) {
			printf("\n%*s", indent, "");
			column = indent;
		} else if (column > indent) {
			putchar(' ');
			column++;
		}
		printf("%.*s", length, words);
		column += length;
		words += length;
		words += strspn(words, " ");
	}
	return column;
}

static void
print_label(const char *label)
{
	printf("%*s%-*s", INDENT, "", LABEL, label);
}

static void
print_line(const char *label, const char *words)
{
	print_label(label);
	print_wrapped(words, INDENT + LABEL, INDENT + LABEL);
	putchar('\n');
}

static void
print_other_names(const struct wsi_error *row)
{
	int column = INDENT + LABEL;

	for (size_t i = 0; i < wsi_error_aliases_count; i++) {
		if (wsi_error_aliases[i].code != row->code)
			continue;
		if (column == INDENT + LABEL)
			print_label("also called");
		column = print_wrapped(wsi_error_aliases[i].name, column, INDENT + LABEL);
	}
	if (column > INDENT + LABEL)
		putchar('\n');
}

/* The errnos that become this code. */
static void
print_errnos(const struct wsi_error *row)
{
	int column = INDENT + LABEL;

	for (size_t i = 0; i < COUNT(errno_names); i++) {
		if ((uint32_t)wsi_errno_to_wsa(errno_names[i].error) != row->code)
			continue;
		if (column == INDENT + LABEL)
			print_label("from errno");
		column = print_wrapped(errno_names[i].name, column, INDENT + LABEL);
	}
	if (column > INDENT + LABEL)
		putchar('\n');
	print_line("to errno", nearest_errno(row));
}

static void
print_row(const struct wsi_error *row)
{
	static bool again;

	if (again)
		putchar('\n');
	again = true;
	printf("%s  %lu  0x%lx\n", row->name, (unsigned long)row->code, (unsigned long)row->code);
	print_line("means", row->text);
	print_line("usual cause", row->cause);
	print_other_names(row);
	print_errnos(row);
}

/* ---- finding it ---- */

/* A number as people write codes: decimal, perhaps negative (an HRESULT), or hexadecimal. */
static bool
parse_number(const char *word, uint32_t *code)
{
	const char *digits = word + (*word == '-');
	bool hex = digits[0] == '0' && tolower((unsigned char)digits[1]) == 'x';
	unsigned long long value;
	char *end;

	if (!isdigit((unsigned char)*digits))
		return false;
	errno = 0;
	value = strtoull(digits, &end, hex ? 16 : 10);
	if (*end || errno || value > UINT32_MAX)
		return false;
	*code = digits == word ? (uint32_t)value : -(uint32_t)value;
	return true;
}

static const struct wsi_error *
find_name(const char *word)
{
	for (size_t i = 0; i < wsi_errors_count; i++)
		if (!strcasecmp(wsi_errors[i].name, word))
			return &wsi_errors[i];
	for (size_t i = 0; i < wsi_error_aliases_count; i++)
		if (!strcasecmp(wsi_error_aliases[i].name, word))
			return wsi_error_find(wsi_error_aliases[i].code);
	for (size_t i = 0; i < COUNT(errno_names); i++)
		if (!strcasecmp(errno_names[i].name, word))
			return wsi_error_find((uint32_t)wsi_errno_to_wsa(errno_names[i].error));
	return NULL;
}

static void
complain_of_number(const char *word, uint32_t code)
{
	const char *as_errno = code <= INT_MAX ? errno_name((int)code) : NULL;

	if (as_errno)
		complain("%s: no code of that number is known (is it an errno? then 'wsaerr %s')", word, as_errno);
	else
		complain("%s: no code of that number is known", word);
}

static bool
tell(const char *word)
{
	uint32_t code = 0;
	bool number = parse_number(word, &code);
	const struct wsi_error *row = number ? wsi_error_find(code) : find_name(word);

	if (row)
		print_row(row);
	else if (number)
		complain_of_number(word, code);
	else
		complain("%s: neither a number nor the name of a code or an errno (try 'wsaerr -s %s')", word, word);
	return row;
}

/* ---- lists ---- */

static bool
contains(const char *text, const char *part)
{
	size_t length = strlen(part);

	for (; strlen(text) >= length; text++)
		if (!strncasecmp(text, part, length))
			return true;
	return false;
}

static bool
has_part(const struct wsi_error *row, const char *part)
{
	if (contains(row->name, part) || contains(row->text, part))
		return true;
	for (size_t i = 0; i < wsi_error_aliases_count; i++)
		if (wsi_error_aliases[i].code == row->code && contains(wsi_error_aliases[i].name, part))
			return true;
	return false;
}

/* List the codes that have a part in name or message; "" is in all. */
static bool
list(const char *part)
{
	bool found = false;

	for (size_t i = 0; i < wsi_errors_count; i++) {
		const struct wsi_error *row = &wsi_errors[i];

		if (!has_part(row, part))
			continue;
		found = true;
		printf("%10lu  0x%-8lx  %-39s  %-15s  %s\n", (unsigned long)row->code, (unsigned long)row->code, row->name,
			nearest_errno(row), row->text);
	}
	if (!found)
		complain("no code has '%s' in its name or message", part);
	return found;
}

/* What could not be written must not look like success. */
static int
finish(bool good)
{
	if (fflush(stdout) || ferror(stdout)) {
		complain("cannot write: %s", strerror(errno));
		return EXIT_FAILURE;
	}
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int
fail_usage(void)
{
	fputs("Try 'wsaerr --help'.\n", stderr);
	return EXIT_FAILURE;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"list", no_argument, NULL, 'l'},
		{"search", required_argument, NULL, 's'},
		{"help", no_argument, NULL, 'h'},
		{"version", no_argument, NULL, 'V'},
		{0},
	};
	bool good = true;

	switch (getopt_long(argc, argv, "ls:h", options, NULL)) {
	case 'l':
		return optind == argc ? finish(list("")) : fail_usage();
	case 's':
		return optind == argc ? finish(list(optarg)) : fail_usage();
	case 'h':
		fputs(usage, stdout);
		return finish(true);
	case 'V':
		puts("wsaerr (" PACKAGE_NAME ") " PACKAGE_VERSION);
		return finish(true);
	case '?':
		return fail_usage();
	}
	if (optind == argc) {
		complain("which code?");
		return fail_usage();
	}
	for (; optind < argc; optind++)
		good &= tell(argv[optind]);
	return finish(good);
}
