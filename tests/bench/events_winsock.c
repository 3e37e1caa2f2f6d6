#include <windows.h>

#include "bench.h"
#include "events.h"

static HANDLE there, back;

static DWORD WINAPI
answer(LPVOID unused)
{
	(void)unused;
	for (int i = 0; i < BENCH_TRIPS; i++) {
		WaitForSingleObject(there, INFINITE);
		SetEvent(back);
	}
	return 0;
}

static void
must(const char *call, BOOL done)
{
	if (!done)
		bench_die(call, (int)GetLastError());
}

double
bench_winsock_event_trip(unsigned unused)
{
	HANDLE thread;
	int64_t from;

	(void)unused;
	there = CreateEventA(NULL, FALSE, FALSE, NULL);
	back = CreateEventA(NULL, FALSE, FALSE, NULL);
	thread = CreateThread(NULL, 0, answer, NULL, 0, NULL);
	must("CreateThread", thread != NULL);
	from = bench_now();
	for (int i = 0; i < BENCH_TRIPS; i++) {
		SetEvent(there);
		WaitForSingleObject(back, INFINITE);
	}
	from = bench_now() - from;
	WaitForSingleObject(thread, INFINITE);
	CloseHandle(thread);
	CloseHandle(there);
	CloseHandle(back);
	return (double)from / BENCH_TRIPS;
}

double
bench_winsock_event_ready(unsigned unused)
{
	HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL);
	int64_t from = bench_now();

	(void)unused;
	for (int i = 0; i < BENCH_SETS; i++) {
		SetEvent(event);
		WaitForSingleObject(event, INFINITE);
	}
	from = bench_now() - from;
	CloseHandle(event);
	return (double)from / BENCH_SETS;
}

double
bench_winsock_event_many(unsigned count)
{
	HANDLE events[MAXIMUM_WAIT_OBJECTS];
	int64_t from;

	for (unsigned i = 0; i < count; i++)
		events[i] = CreateEventA(NULL, FALSE, FALSE, NULL);
	from = bench_now();
	for (int i = 0; i < BENCH_SETS; i++) {
		SetEvent(events[count - 1]);
		WaitForMultipleObjects(count, events, FALSE, INFINITE);
	}
	from = bench_now() - from;
	for (unsigned i = 0; i < count; i++)
		CloseHandle(events[i]);
	return (double)from / BENCH_SETS;
}

static HANDLE requests, answers;

static DWORD WINAPI
work(LPVOID unused)
{
	(void)unused;
	for (int i = 0; i < BENCH_TRIPS; i++) {
		LPOVERLAPPED overlapped;
		ULONG_PTR key;
		DWORD bytes;

		GetQueuedCompletionStatus(requests, &bytes, &key, &overlapped, INFINITE);
		PostQueuedCompletionStatus(answers, bytes, key, overlapped);
	}
	return 0;
}

double
bench_winsock_queue_trip(unsigned unused)
{
	HANDLE thread;
	int64_t from;

	(void)unused;
	requests = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	answers = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
	thread = CreateThread(NULL, 0, work, NULL, 0, NULL);
	must("CreateThread", thread != NULL);
	from = bench_now();
	for (int i = 0; i < BENCH_TRIPS; i++) {
		LPOVERLAPPED overlapped;
		ULONG_PTR key;
		DWORD bytes;

		PostQueuedCompletionStatus(requests, 0, (ULONG_PTR)i, NULL);
		GetQueuedCompletionStatus(answers, &bytes, &key, &overlapped, INFINITE);
	}
	from = bench_now() - from;
	WaitForSingleObject(thread, INFINITE);
	CloseHandle(thread);
	CloseHandle(requests);
	CloseHandle(answers);
	return (double)from / BENCH_TRIPS;
}
