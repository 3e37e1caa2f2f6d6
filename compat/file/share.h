/* Who has which file open in this process, and what each lets the others do: CreateFile's share modes, and what is deleted when all are gone.
 *
 * Files are told apart by device and number, so every name of a file is the same file. Other processes are not seen.
 */
#ifndef WSI_SHARE_H
#define WSI_SHARE_H

#include <windows.h>
#include <stdbool.h>

struct wsi_share;

/* Enter an opening of the file under `fd`: ERROR_SHARING_VIOLATION where it and those that are there do not let each other. `access` holds
 * rights, none of them generic. */
int wsi_share_enter(int fd, DWORD access, DWORD share, struct wsi_share **entry);
/* Leave; the last one of a file that is marked deletes it. */
void wsi_share_leave(struct wsi_share *entry);
/* Have the file under this path deleted when it is closed by all (FILE_FLAG_DELETE_ON_CLOSE), or not: 0, ERROR_NOT_ENOUGH_MEMORY. */
int wsi_share_delete_on_close(struct wsi_share *entry, const char *path, bool on);
/* Whether a name may be deleted or moved: ERROR_SHARING_VIOLATION while somebody has it open who does not share that. */
int wsi_share_may_delete(const char *path);

#endif
