#include "base/handle.h"
#include "file/mapname.h"

int
wsi_mapping_name(struct wsi_object *fresh, const char *name, DWORD access, HANDLE *handle, bool *existed)
{
	int error = name ? ERROR_NOT_SUPPORTED : wsi_handle_open(fresh, access, handle);

	*existed = false;
	wsi_object_release(fresh);
	return error;
}

int
wsi_mapping_open(const char *name, const struct wsi_kind *kind, DWORD access, HANDLE *handle)
{
	(void)name;
	(void)kind;
	(void)access;
	(void)handle;
	return ERROR_FILE_NOT_FOUND;
}

void
wsi_mapping_forget(struct wsi_object *object)
{
	(void)object;
}
