/* The frames of __try blocks; win32/seh.h has what the compiler sees of them.
 *
 * A frame is where its function called __builtin_setjmp: frame pointer, place, stack pointer. To be asked is to be jumped to with the
 * stack pointer of the asker, as if by a call; it answers by a jump back. To be handled is to be jumped to with its own. All of it
 * belongs to one thread.
 */
#include "base/exception.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { JUMP = 5, PLACE_STACK = 2 }; /* what __builtin_setjmp fills in */

enum purpose { FILTER, LEAVE, FINALLY };

struct ws_seh_frame {
	void *place[JUMP];
	struct ws_seh_frame *previous;
	void *function;                 /* the frame address of its function */
	struct ws_seh_call *call;       /* the thread's, when it was entered */
	bool is_finally;                /* known once it was asked */
	WS_SEH_CODE code;               /* what it handles */
};

/* A question to a frame, on the stack of the asker. */
struct ws_seh_call {
	void *back[JUMP];
	struct ws_seh_call *previous;
	struct ws_seh_frame *frame;
	EXCEPTION_POINTERS *exception;
	enum purpose purpose;
	int answer;
};

struct thread {
	struct ws_seh_frame *top;       /* of the frames that are entered */
	struct ws_seh_frame *handling;  /* those whose handlers may be running, the latest first */
	struct ws_seh_frame *spare;
	struct ws_seh_call *call;       /* the innermost question */
	struct ws_seh_call *arriving;   /* the question that a frame was just jumped to with */
	bool known;                     /* the end of the thread gives its frames back */
};

static __thread struct thread self;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static bool has_key;

static void
free_all(struct ws_seh_frame *frame)
{
	while (frame) {
		struct ws_seh_frame *previous = frame->previous;

		free(frame);
		frame = previous;
	}
}

static void
end_thread(void *thread)
{
	struct thread *ending = thread;

	free_all(ending->top);
	free_all(ending->handling);
	free_all(ending->spare);
	*ending = (struct thread){0};
}

static void
make_key(void)
{
	has_key = !pthread_key_create(&key, end_thread);
}

static struct ws_seh_frame *
new_frame(void)
{
	struct ws_seh_frame *frame = self.spare;

	if (frame) {
		self.spare = frame->previous;
		return frame;
	}
	pthread_once(&once, make_key);
	if (!self.known && has_key)
		self.known = !pthread_setspecific(key, &self);
	return malloc(sizeof *frame);
}

static void
give_back(struct ws_seh_frame *frame)
{
	frame->previous = self.spare;
	self.spare = frame;
}

/* With it go those inside it that nobody left: their functions were jumped out of. */
static void
pop(const struct ws_seh_frame *frame)
{
	const struct ws_seh_frame *gone;

	do {
		struct ws_seh_frame *top = self.top;

		gone = top;
		self.top = top->previous;
		give_back(top);
	} while (gone != frame);
}

void **
ws_seh_enter(void *function)
{
	struct ws_seh_frame *frame = new_frame();

	/* Windows' frames are in the stack: there it would be out of that. */
	if (frame == NULL) {
		RaiseException(STATUS_NO_MEMORY, EXCEPTION_NONCONTINUABLE, 0, NULL);
		abort();
	}
	self.arriving = NULL;
	frame->previous = self.top;
	frame->function = function;
	frame->call = self.call;
	frame->is_finally = false;
	self.top = frame;
	return frame->place;
}

void **
ws_seh_enter_watching(void *function)
{
	wsi_fault_watch();
	return ws_seh_enter(function);
}

int
ws_seh_is_asked(void)
{
	return self.arriving && self.arriving->purpose != FINALLY;
}

int
ws_seh_is_filtering(void)
{
	return self.arriving && self.arriving->purpose == FILTER;
}

/* The same again where the block is come back into: its variable is where it was. */
struct ws_seh_frame *
ws_seh_guard(void)
{
	return self.arriving ? self.arriving->frame : self.top;
}

void
ws_seh_exit(struct ws_seh_frame **guard)
{
	pop(*guard);
	*guard = NULL;
}

/* Not inlined: a function does not jump to itself. */
static __attribute__((noinline, noreturn)) void
jump(void **place, void *stack)
{
	void *to[JUMP] = {place[0], place[1], stack, place[3], place[4]};

	__builtin_longjmp(to, 1);
}

void
ws_seh_exit_to_finally(struct ws_seh_frame **guard)
{
	struct ws_seh_frame *frame = *guard;

	ws_seh_exit(guard);
	self.arriving = NULL;
	jump(frame->place, frame->place[PLACE_STACK]);
}

/* Its own function, with nothing in registers over the jump. */
static __attribute__((noinline)) void
call_frame(struct ws_seh_call *call)
{
	if (__builtin_setjmp(call->back))
		return;
	call->previous = self.call;
	self.call = self.arriving = call;
	jump(call->frame->place, call->back[PLACE_STACK]);
}

static int
ask(struct ws_seh_frame *frame, enum purpose purpose, EXCEPTION_POINTERS *exception)
{
	struct ws_seh_call call = {.frame = frame, .purpose = purpose, .exception = exception};

	call_frame(&call);
	return call.answer;
}

/* The block may raise and not come back, so the frame is given back first: it is read before anybody can take it. */
static void
finish(struct ws_seh_frame *frame, EXCEPTION_POINTERS *exception)
{
	give_back(frame);
	if (frame->is_finally)
		ask(frame, FINALLY, exception);
}

static __attribute__((noreturn)) void
answer(int value)
{
	struct ws_seh_call *call = self.call;

	call->answer = value;
	self.call = call->previous;
	self.arriving = NULL;
	jump(call->back, call->back[PLACE_STACK]);
}

void
ws_seh_answer(int value)
{
	answer(value);
}

void
ws_seh_answer_finally(void)
{
	self.call->frame->is_finally = true;
	answer(EXCEPTION_CONTINUE_SEARCH);
}

void
ws_seh_left(struct ws_seh_frame **guard)
{
	struct ws_seh_frame *frame = *guard;

	if (frame == NULL)
		return;
	while (self.top != frame)
		pop(self.top);
	self.top = frame->previous;
	if (!frame->is_finally)
		ask(frame, LEAVE, NULL);
	finish(frame, NULL);
}

struct ws_seh_call *
ws_seh_finally(void)
{
	struct ws_seh_call *call = self.arriving;

	self.arriving = NULL;
	return call;
}

void
ws_seh_finished(struct ws_seh_call **call)
{
	if (*call)
		answer(0);
}

void
ws_seh_left_finally(struct ws_seh_call **call)
{
	static const char text[] = "winsock: a __finally block was left while an exception was on its way\n";

	if (*call == NULL)
		return;
	if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
		abort();
	abort();
}

/* A filter's own exception is for the frames outside of it. */
static int
filter(struct ws_seh_frame *frame, EXCEPTION_POINTERS *exception)
{
	struct ws_seh_frame *top = self.top;
	int value;

	self.top = frame->previous;
	value = ask(frame, FILTER, exception);
	self.top = top;
	return value;
}

/* Handlers of functions that are gone, those deeper in the stack, and an earlier one of this activation. */
static void
forget_handled(const void *function)
{
	while (self.handling && (char *)self.handling->function <= (const char *)function) {
		struct ws_seh_frame *frame = self.handling;

		self.handling = frame->previous;
		give_back(frame);
	}
}

static __attribute__((noreturn)) void
handle(struct ws_seh_frame *frame, EXCEPTION_POINTERS *exception)
{
	frame->code = exception->ExceptionRecord->ExceptionCode;
	while (self.top != frame) {
		struct ws_seh_frame *inner = self.top;

		self.top = inner->previous;
		finish(inner, exception);
	}
	self.top = frame->previous;
	self.call = frame->call;
	self.arriving = NULL;
	forget_handled(frame->function);
	frame->previous = self.handling;
	self.handling = frame;
	jump(frame->place, frame->place[PLACE_STACK]);
}

bool
wsi_seh_dispatch(EXCEPTION_POINTERS *exception)
{
	for (struct ws_seh_frame *frame = self.top; frame; frame = frame->previous) {
		int value = filter(frame, exception);

		if (value > 0)
			handle(frame, exception);
		if (value < 0)
			return true;
	}
	return false;
}

bool
wsi_seh_has_frames(void)
{
	return self.top != NULL;
}

/* Filters first: they run while an earlier handler of the same function may. */
WS_SEH_CODE
ws_seh_code(void *function)
{
	for (const struct ws_seh_call *call = self.call; call; call = call->previous)
		if (call->purpose == FILTER && call->frame->function == function)
			return call->exception->ExceptionRecord->ExceptionCode;
	for (const struct ws_seh_frame *frame = self.handling; frame; frame = frame->previous)
		if (frame->function == function)
			return frame->code;
	return 0;
}

EXCEPTION_POINTERS *
ws_seh_pointers(void)
{
	return self.call ? self.call->exception : NULL;
}
