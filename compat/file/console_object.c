#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/wait.h"
#include "file/console.h"

static void
destroy(struct wsi_object *object)
{
	struct wsi_console *console = (struct wsi_console *)object;

	wsi_file_finish(&console->file);
	free(console);
}

static bool
is_signaled(struct wsi_object *object, struct wsi_thread *thread)
{
	struct wsi_console *console = (struct wsi_console *)object;

	(void)thread;
	return atomic_load(&console->ready) || wsi_console_has_input(console);
}

static bool
is_always_signaled(struct wsi_object *object, struct wsi_thread *thread)
{
	(void)object;
	(void)thread;
	return true;
}

static void
typed(struct wsi_watch *watch)
{
	struct wsi_console *console = CONTAINING_RECORD(watch, struct wsi_console, watch);

	wsi_dispatch_lock();
	console->watching = false;
	atomic_store(&console->ready, true);
	wsi_dispatch(&console->file.object);
	wsi_dispatch_unlock();
	wsi_console_release(console);
}

/* The watch holds a reference, until something is typed. */
static void
watch(struct wsi_object *object)
{
	struct wsi_console *console = (struct wsi_console *)object;

	if (console->watching)
		return;
	console->watch = (struct wsi_watch){.due = typed, .deadline = WSI_WAIT_FOREVER, .fd = console->file.fd};
	console->watching = !wsi_watch_set(&console->watch);
	if (console->watching)
		wsi_object_hold(object);
}

static int
read_input(struct wsi_object *object, void *buffer, DWORD size, const ULONGLONG *at, DWORD *got)
{
	(void)at;
	return wsi_console_take((struct wsi_console *)object, buffer, size, got);
}

static int
write_output(struct wsi_object *object, const void *buffer, DWORD size, const ULONGLONG *at, DWORD *put)
{
	return wsi_file_character.write(object, buffer, size, at, put);
}

static int
seek(struct wsi_object *object, LONGLONG distance, DWORD method, ULONGLONG *position)
{
	return wsi_file_character.seek(object, distance, method, position);
}

static int
flush_input(struct wsi_object *object)
{
	wsi_console_flush((struct wsi_console *)object);
	return 0;
}

static int
flush_output(struct wsi_object *object)
{
	return wsi_file_character.flush(object);
}

static int
descriptor(const struct wsi_object *object)
{
	return ((const struct wsi_file *)object)->fd;
}

static const struct wsi_file_kind input_file = {
	.type = FILE_TYPE_CHAR,
	.read = read_input,
	.seek = seek,
	.flush = flush_input,
	.descriptor = descriptor,
};

static const struct wsi_file_kind output_file = {
	.type = FILE_TYPE_CHAR,
	.write = write_output,
	.seek = seek,
	.flush = flush_output,
	.descriptor = descriptor,
};

static const struct wsi_kind input = {
	.destroy = destroy,
	.all_access = FILE_ALL_ACCESS,
	.generic_read = FILE_GENERIC_READ,
	.generic_write = FILE_GENERIC_WRITE,
	.is_signaled = is_signaled,
	.watch = watch,
	.file = &input_file,
};

static const struct wsi_kind output = {
	.destroy = destroy,
	.all_access = FILE_ALL_ACCESS,
	.generic_read = FILE_GENERIC_READ,
	.generic_write = FILE_GENERIC_WRITE,
	.is_signaled = is_always_signaled,
	.file = &output_file,
};

int
wsi_console_open(int fd, bool is_input, DWORD access, DWORD flags, HANDLE *handle)
{
	struct wsi_console *console = calloc(1, sizeof *console);
	int error;

	if (!console) {
		if (!(flags & WSI_FILE_BORROWED))
			close(fd);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	wsi_file_init(&console->file, is_input ? &input : &output, fd, flags);
	error = wsi_handle_open(&console->file.object, wsi_file_access(access), handle);
	wsi_console_release(console);
	return error;
}

bool
wsi_console_is_input(const struct wsi_console *console)
{
	return console->file.object.kind == &input;
}

static bool
is_of(const struct wsi_object *object, enum wsi_console_side side)
{
	if (object->kind == &input)
		return side != WSI_CONSOLE_OUTPUT;
	return object->kind == &output && side != WSI_CONSOLE_INPUT;
}

int
wsi_console_find(HANDLE handle, DWORD access, enum wsi_console_side side, struct wsi_console **console)
{
	struct wsi_object *object;
	int error = wsi_handle_find(handle, NULL, 0, &object);

	if (error)
		return ERROR_INVALID_HANDLE;
	if (is_of(object, side))
		error = wsi_handle_find(handle, object->kind, access, (struct wsi_object **)console);
	else
		error = ERROR_INVALID_HANDLE;
	wsi_object_release(object);
	return error;
}
