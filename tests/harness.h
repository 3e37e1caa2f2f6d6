/* The frame of a test program: one concept, each case in a process of its own, with a watchdog.
 *
 *	START_TEST(recv_on_a_closed_socket_is_WSAENOTSOCK) { ... } END_TEST
 *	WST_MAIN("recv", recv_on_a_closed_socket_is_WSAENOTSOCK, ...)
 *
 * Every case starts after WSAStartup(2.2); WST_MAIN_RAW leaves that to the case.
 */
#ifndef WST_HARNESS_H
#define WST_HARNESS_H

#include <winsock2.h>
#include <windows.h>
#include <winsock-posix.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <check.h>

#define WST_COUNT(a) (sizeof (a) / sizeof *(a))

#define WST_MAIN(suite, ...)                                                            \
	int main(void)                                                                  \
	{                                                                               \
		const TTest *cases[] = {__VA_ARGS__};                                   \
		return wst_run(suite, cases, WST_COUNT(cases), TRUE);                   \
	}
/* Two of the list, the first left out where that sanitizer cannot follow it: the reason stands before the list. */
#ifdef __SANITIZE_THREAD__
#define WST_BUT_UNDER_THREAD_SANITIZER(test, next) ((void)(test), (next))
#else
#define WST_BUT_UNDER_THREAD_SANITIZER(test, next) test, next
#endif
#define WST_MAIN_RAW(suite, ...)                                                        \
	int main(void)                                                                  \
	{                                                                               \
		const TTest *cases[] = {__VA_ARGS__};                                   \
		return wst_run(suite, cases, WST_COUNT(cases), FALSE);                  \
	}

/* Run the cases; with `started`, each after WSAStartup(2.2). Answers main's exit status. */
int wst_run(const char *suite, const TTest *const *cases, size_t count, BOOL started);

/* Assert that a call failed with a code: WST_FAILS(recv(s, b, 1, 0), WSAENOTSOCK). */
#define WST_FAILS(call, code)                                                           \
	do {                                                                            \
		WSASetLastError(12345);                                                 \
		ck_assert_int_eq((int)(INT_PTR)(call), SOCKET_ERROR);                   \
		ck_assert_int_eq(WSAGetLastError(), (code));                            \
	} while (0)

/* Assert that a call of Win32 answered FALSE, NULL or 0 with a code. */
#define WST_REFUSES(call, code)                                                         \
	do {                                                                            \
		SetLastError(12345);                                                    \
		ck_assert(!(call));                                                     \
		ck_assert_uint_eq(GetLastError(), (code));                              \
	} while (0)

/* Assert that a call succeeded; its code is shown where it did not. */
#define WST_OK(call)                                                                    \
	do {                                                                            \
		int wst_result = (int)(INT_PTR)(call);                                  \
		ck_assert_msg(wst_result != SOCKET_ERROR, "%s: error %d", #call,        \
		              WSAGetLastError());                                       \
	} while (0)

/* 127.0.0.1 and a port in host order. */
struct sockaddr_in wst_loopback(unsigned port);
/* The local port of a bound socket, host order. */
unsigned wst_port(SOCKET s);
/* Sockets bound to 127.0.0.1 and an ephemeral port. */
SOCKET wst_listener(void);
SOCKET wst_udp(void);
/* Both ends of a TCP connection over loopback. */
void wst_pair(SOCKET *client, SOCKET *server);

/* Run body() as a user without privilege, where the test has any to give up. */
void wst_unprivileged(void (*body)(void));

/* A thread under test. */
struct wst_thread {
	pthread_t id;
	DWORD tid;              /* as GetCurrentThreadId() says inside it */
	void (*body)(void *);
	void *argument;
	pthread_mutex_t lock;
	pthread_cond_t started;
};

/* Start body(argument); tid is set on return. */
void wst_start(struct wst_thread *t, void (*body)(void *), void *argument);
void wst_join(struct wst_thread *t);
/* Return when the thread's call is blocked (winsock_thread_blocking), without sleeping. */
void wst_until_blocked(const struct wst_thread *t);
/* Return when a thread, whose next sleep is the one to wait for, sleeps in the kernel. */
void wst_until_parked(DWORD tid);
/* Both. */
void wst_until_asleep(const struct wst_thread *t);

#endif
