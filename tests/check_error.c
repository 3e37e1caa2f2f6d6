/* The last error; what codes are called; errnos across the wall. Facts: error-codes.tsv (all rows, tests/error-codes.tsv is its columns name,
 * value and code_to_errno), observed-behaviour.md "Last error". */
#include "harness.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <ws2tcpip.h>

/* ---- the names of the tables are those of the headers ---- */

#define FOLD(value) ((unsigned)(value) >> 16 == 0x8007 ? (unsigned)(value) & 0xffff : (unsigned)(value))
#define WSI_ERROR(number, symbol, message, reason) _Static_assert((unsigned)(symbol) == (number), #symbol);
#define WSI_ALIAS(number, symbol) _Static_assert(FOLD(symbol) == (number), #symbol);
#include "base/errors_win32.def"
#include "base/errors_wsa.def"
#include "base/errors_com.def"
#include "base/errors_alias.def"
#undef WSI_ERROR

struct row {
	unsigned code;
	const char *name;
	const char *text;
	const char *cause;
};

static const struct row rows[] = {
#define WSI_ERROR(number, symbol, message, reason) {number, #symbol, message, reason},
#include "base/errors_win32.def"
#include "base/errors_wsa.def"
#include "base/errors_com.def"
};

static int
errno_of(const char *name)
{
	static const struct {
		const char *name;
		int error;
	} names[] = {
#define WSI_FROM(error, code) {#error, error},
#include "posix/errno.def"
	};

	for (size_t i = 0; i < WST_COUNT(names); i++)
		if (!strcmp(names[i].name, name))
			return names[i].error;
	ck_abort_msg("no errno is called %s", name);
	return -1;
}

/* ---- the last error ---- */

START_TEST(the_last_error_is_one_slot_with_GetLastError)
{
	WSASetLastError(WSAEINTR);
	ck_assert_uint_eq(GetLastError(), WSAEINTR);
	SetLastError(ERROR_IO_PENDING);
	ck_assert_int_eq(WSAGetLastError(), WSA_IO_PENDING);
	SetLastError(0xdeadbeef);
	ck_assert_int_eq(WSAGetLastError(), (int)0xdeadbeef);
}
END_TEST

static void
set_other(void *seen)
{
	*(int *)seen = WSAGetLastError();
	WSASetLastError(WSAENOBUFS);
}

START_TEST(each_thread_has_a_last_error_of_its_own_that_begins_at_0)
{
	struct wst_thread other;
	int seen = -1;

	WSASetLastError(WSAEACCES);
	wst_start(&other, set_other, &seen);
	wst_join(&other);
	ck_assert_int_eq(seen, 0);
	ck_assert_int_eq(WSAGetLastError(), WSAEACCES);
}
END_TEST

/* contracts.md: WSAGetLastError and WSASetLastError work without WSAStartup; nothing of them is in errno. */
START_TEST(the_last_error_leaves_errno_alone)
{
	errno = 12345;
	WSASetLastError(WSAEINTR);
	ck_assert_int_eq(WSAGetLastError(), WSAEINTR);
	ck_assert_str_eq(winsock_error_name(WSAEINTR), "WSAEINTR");
	ck_assert_int_eq(winsock_from_errno(EBADF), WSAENOTSOCK);
	ck_assert_int_eq(errno, 12345);
}
END_TEST

/* ---- names and texts ---- */

START_TEST(every_code_of_the_facts_has_its_name_a_text_and_its_errno)
{
	char path[4096], line[256], name[64], back[32];
	int value, count = 0;
	FILE *facts;

	snprintf(path, sizeof path, "%s/tests/error-codes.tsv", getenv("top_srcdir") ? getenv("top_srcdir") : ".");
	facts = fopen(path, "r");
	ck_assert_msg(facts != NULL, "cannot open %s", path);
	ck_assert_ptr_nonnull(fgets(line, sizeof line, facts));
	while (fgets(line, sizeof line, facts)) {
		ck_assert_int_eq(sscanf(line, "%63s %d %31s", name, &value, back), 3);
		ck_assert_msg(winsock_error_name(value) != NULL, "%s", name);
		ck_assert_str_eq(winsock_error_name(value), name);
		ck_assert_msg(winsock_error_text(value) != NULL, "%s", name);
		ck_assert_msg(winsock_to_errno(value) == errno_of(back), "%s", name);
		count++;
	}
	fclose(facts);
	ck_assert_int_eq(count, 97);
}
END_TEST

START_TEST(every_name_and_text_of_the_table_is_found_by_its_code)
{
	for (size_t i = 0; i < WST_COUNT(rows); i++) {
		ck_assert_str_eq(winsock_error_name((int)rows[i].code), rows[i].name);
		ck_assert_str_eq(winsock_error_text((int)rows[i].code), rows[i].text);
		ck_assert_msg(i == 0 || rows[i - 1].code < rows[i].code, "%s stands in the wrong place", rows[i].name);
	}
}
END_TEST

/* FormatMessage reads '%' and adds the line end. */
START_TEST(every_text_is_one_sentence_that_FormatMessage_leaves_as_it_is)
{
	for (size_t i = 0; i < WST_COUNT(rows); i++) {
		const char *text = rows[i].text, *cause = rows[i].cause;

		ck_assert_msg(strlen(text) > 8 && text[strlen(text) - 1] == '.', "%s", rows[i].name);
		ck_assert_msg(strlen(cause) > 8 && cause[strlen(cause) - 1] == '.', "%s", rows[i].name);
		ck_assert_msg(!strpbrk(text, "%\r\n\t") && !strpbrk(cause, "\r\n\t"), "%s", rows[i].name);
	}
}
END_TEST

START_TEST(an_unknown_code_has_no_name_and_no_text)
{
	static const int unknown[] = {7777, 10000, 10003, 10005, 10099, 11034, -1, 0x7fffffff, (int)0x80070000 | 7777, (int)0x80080005};

	for (size_t i = 0; i < WST_COUNT(unknown); i++) {
		ck_assert_ptr_null(winsock_error_name(unknown[i]));
		ck_assert_ptr_null(winsock_error_text(unknown[i]));
	}
}
END_TEST

START_TEST(an_HRESULT_that_holds_a_code_is_understood)
{
	ck_assert_str_eq(winsock_error_name((int)0x80072746), "WSAECONNRESET");
	ck_assert_str_eq(winsock_error_name((int)0x80070005), "ERROR_ACCESS_DENIED");
	ck_assert_int_eq(winsock_to_errno((int)0x80072746), ECONNRESET);
}
END_TEST

/* ---- errnos ---- */

struct pair {
	int error;
	int code;
};

/* error-codes.tsv, the columns errno_to_code and verdict_and_conflicts. */
static const struct pair verdicts[] = {
	{EINTR, WSAEINTR}, {EBADF, WSAENOTSOCK}, {EACCES, WSAEACCES}, {EPERM, WSAEACCES}, {EFAULT, WSAEFAULT}, {EINVAL, WSAEINVAL},
	{EDOM, WSAEINVAL}, {EMFILE, WSAEMFILE}, {ENFILE, WSAEMFILE}, {EAGAIN, WSAEWOULDBLOCK}, {EWOULDBLOCK, WSAEWOULDBLOCK},
	{EINPROGRESS, WSAEWOULDBLOCK}, {EBUSY, WSAEWOULDBLOCK}, {EALREADY, WSAEALREADY}, {ENOTSOCK, WSAENOTSOCK},
	{EDESTADDRREQ, WSAEDESTADDRREQ}, {EMSGSIZE, WSAEMSGSIZE}, {EPROTOTYPE, WSAEPROTOTYPE}, {ENOPROTOOPT, WSAENOPROTOOPT},
	{EPROTONOSUPPORT, WSAEPROTONOSUPPORT}, {ESOCKTNOSUPPORT, WSAESOCKTNOSUPPORT}, {EOPNOTSUPP, WSAEOPNOTSUPP}, {ENOTSUP, WSAEOPNOTSUPP},
	{ENOSYS, WSAEOPNOTSUPP}, {ENOTTY, WSAEOPNOTSUPP}, {EPFNOSUPPORT, WSAEPFNOSUPPORT}, {EAFNOSUPPORT, WSAEAFNOSUPPORT},
	{EADDRINUSE, WSAEADDRINUSE}, {EADDRNOTAVAIL, WSAEADDRNOTAVAIL}, {ENODEV, WSAEADDRNOTAVAIL}, {ENXIO, WSAEADDRNOTAVAIL},
	{ENETDOWN, WSAENETDOWN}, {ENETUNREACH, WSAENETUNREACH}, {ENONET, WSAENETUNREACH}, {ENETRESET, WSAENETRESET},
	{ECONNABORTED, WSAECONNABORTED}, {ECONNRESET, WSAECONNRESET}, {ENOBUFS, WSAENOBUFS}, {ENOMEM, WSAENOBUFS}, {EISCONN, WSAEISCONN},
	{ENOTCONN, WSAENOTCONN}, {ESHUTDOWN, WSAESHUTDOWN}, {ETOOMANYREFS, WSAETOOMANYREFS}, {ETIMEDOUT, WSAETIMEDOUT}, {ETIME, WSAETIMEDOUT},
	{ECONNREFUSED, WSAECONNREFUSED}, {ENOENT, WSAECONNREFUSED}, {ELOOP, WSAELOOP}, {ENAMETOOLONG, WSAENAMETOOLONG}, {EHOSTDOWN, WSAEHOSTDOWN},
	{EHOSTUNREACH, WSAEHOSTUNREACH}, {ENOTEMPTY, WSAENOTEMPTY}, {EUSERS, WSAEUSERS}, {EDQUOT, WSAEDQUOT}, {ESTALE, WSAESTALE},
	{EREMOTE, WSAEREMOTE}, {ECANCELED, WSA_OPERATION_ABORTED}, {ENODATA, WSANO_DATA}, {EIO, WSASYSCALLFAILURE}, {EPROTO, WSASYSCALLFAILURE},
	/* The rule of the row WSAECONNABORTED, with no shutdown and no reset on record. */
	{EPIPE, WSAECONNABORTED},
};

START_TEST(errnos_become_the_codes_of_the_verdicts)
{
	for (size_t i = 0; i < WST_COUNT(verdicts); i++)
		ck_assert_msg(winsock_from_errno(verdicts[i].error) == verdicts[i].code, "%s: %d, not %d", strerror(verdicts[i].error),
			winsock_from_errno(verdicts[i].error), verdicts[i].code);
}
END_TEST

/* The rows WSAEFAULT and WSASYSCALLFAILURE: an unknown errno is 10107, never 0. */
START_TEST(an_errno_without_a_row_is_WSASYSCALLFAILURE)
{
	static const int unknown[] = {-1, -EINTR, INT_MIN, INT_MAX, 41, 58, 134, 4095, 65536 + EINTR, EXDEV, EILSEQ, ESRCH};

	for (size_t i = 0; i < WST_COUNT(unknown); i++)
		ck_assert_int_eq(winsock_from_errno(unknown[i]), WSASYSCALLFAILURE);
	ck_assert_int_eq(winsock_from_errno(0), 0);
}
END_TEST

START_TEST(every_errno_becomes_a_code_with_a_name)
{
	for (int error = 1; error < 4096; error++)
		ck_assert_ptr_nonnull(winsock_error_name(winsock_from_errno(error)));
}
END_TEST

START_TEST(a_code_without_an_errno_is_EIO)
{
	static const int unknown[] = {-1, INT_MIN, INT_MAX, 7777, 10000, 10003, 65536 + 10004, WSASYSCALLFAILURE};

	for (size_t i = 0; i < WST_COUNT(unknown); i++)
		ck_assert_int_eq(winsock_to_errno(unknown[i]), EIO);
	ck_assert_int_eq(winsock_to_errno(0), 0);
}
END_TEST

START_TEST(codes_of_Win32_have_errnos_too)
{
	static const struct pair win32[] = {
		{ENOENT, ERROR_FILE_NOT_FOUND}, {EACCES, ERROR_ACCESS_DENIED}, {EBADF, ERROR_INVALID_HANDLE}, {ENOSYS, ERROR_CALL_NOT_IMPLEMENTED},
		{ETIMEDOUT, WAIT_TIMEOUT}, {ECONNRESET, ERROR_NETNAME_DELETED}, {ECONNREFUSED, ERROR_CONNECTION_REFUSED}, {EPIPE, ERROR_BROKEN_PIPE},
	};

	for (size_t i = 0; i < WST_COUNT(win32); i++)
		ck_assert_int_eq(winsock_to_errno(win32[i].code), win32[i].error);
}
END_TEST

WST_MAIN_RAW("error",
	the_last_error_is_one_slot_with_GetLastError,
	each_thread_has_a_last_error_of_its_own_that_begins_at_0,
	the_last_error_leaves_errno_alone,
	every_code_of_the_facts_has_its_name_a_text_and_its_errno,
	every_name_and_text_of_the_table_is_found_by_its_code,
	every_text_is_one_sentence_that_FormatMessage_leaves_as_it_is,
	an_unknown_code_has_no_name_and_no_text,
	an_HRESULT_that_holds_a_code_is_understood,
	errnos_become_the_codes_of_the_verdicts,
	an_errno_without_a_row_is_WSASYSCALLFAILURE,
	every_errno_becomes_a_code_with_a_name,
	a_code_without_an_errno_is_EIO,
	codes_of_Win32_have_errnos_too)
