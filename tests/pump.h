/* A thread that takes messages. */
#ifndef WST_PUMP_H
#define WST_PUMP_H

#include "harness.h"

struct pump {
	struct wst_thread thread;
	pthread_barrier_t step;
	MSG last;
	unsigned count;
};

static inline void
start_pump(struct pump *pump, void (*body)(void *))
{
	*pump = (struct pump){.thread.lock = PTHREAD_MUTEX_INITIALIZER};
	pthread_barrier_init(&pump->step, NULL, 2);
	wst_start(&pump->thread, body, pump);
}

static inline void
make_queue(void)
{
	MSG msg;

	PeekMessage(&msg, NULL, WM_USER, WM_USER, PM_NOREMOVE);
}

static inline void
pump_messages(void *argument)
{
	struct pump *pump = argument;

	make_queue();
	pthread_barrier_wait(&pump->step);
	while (GetMessage(&pump->last, NULL, 0, 0)) {
		TranslateMessage(&pump->last);
		DispatchMessage(&pump->last);
		pump->count++;
	}
}

#endif
