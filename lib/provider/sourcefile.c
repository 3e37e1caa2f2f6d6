#include "provider/sourcefile.h"

#include "file/file.h"
#include "posix/posix.h"

static int
measure(struct wsi_source *source, const uint64_t *at, DWORD size)
{
	uint64_t place, end;
	int error = wsi_posix_file_extent(source->fd, &place, &end);

	if (error)
		return error;
	source->moves = !at;
	source->at = at ? *at : place;
	if (source->at > INT64_MAX)
		return WSAEINVAL;
	source->left = end > source->at ? end - source->at : 0;
	if (size && size < source->left)
		source->left = size;
	return 0;
}

int
wsi_source_open(struct wsi_source *source, HANDLE file, const uint64_t *at, DWORD size)
{
	int error = wsi_file_fd(file, FILE_READ_DATA, &source->fd, &source->object);

	if (error)
		return error;
	error = measure(source, at, size);
	if (error)
		wsi_source_close(source);
	return error;
}

/* A file that has become shorter meanwhile ends where it ends. */
void
wsi_source_advance(struct wsi_source *source, size_t done)
{
	source->at += done;
	source->left = done && done < source->left ? source->left - done : 0;
	if (source->moves)
		wsi_posix_file_seek(source->fd, source->at);
}

void
wsi_source_close(struct wsi_source *source)
{
	if (source->object)
		wsi_object_release(source->object);
	source->object = NULL;
}
