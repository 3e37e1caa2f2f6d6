/* The attributes that a Linux file does not have are kept in an extended attribute, the one that Samba and Wine use. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/xattr.h>

#include "file/attributes.h"

static const char name[] = "user.DOSATTRIB";

/* "0x22"; what other programs keep in a form of their own begins otherwise. */
DWORD
wsi_attributes_kept(const char *path)
{
	char text[16];
	ssize_t size = getxattr(path, name, text, sizeof text - 1);

	if (size < 3 || text[0] != '0' || text[1] != 'x')
		return FILE_ATTRIBUTE_ARCHIVE;
	text[size] = '\0';
	return (DWORD)strtoul(text, NULL, 16) & WSI_ATTRIBUTES_KEPT;
}

int
wsi_attributes_keep(const char *path, DWORD attributes)
{
	char text[16];
	int size = snprintf(text, sizeof text, "0x%x", (unsigned)(attributes & WSI_ATTRIBUTES_KEPT));

	return setxattr(path, name, text, (size_t)size, 0) ? errno : 0;
}
