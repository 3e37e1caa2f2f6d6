#include "system/probe.h"

#include <windows.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>
#include <wchar.h>

#define PAGE ((uintptr_t)4096)

/* ---- the kernel's list of mappings ---- */

static bool
read_line(const char *line, struct wsi_mapping *m)
{
	unsigned long begin, end, inode;
	char rights[5];

	if (sscanf(line, "%lx-%lx %4s %*s %*s %lu", &begin, &end, rights, &inode) != 4)
		return false;
	*m = (struct wsi_mapping){
		.there = true, .begin = begin, .end = end,
		.read = rights[0] == 'r', .write = rights[1] == 'w', .execute = rights[2] == 'x',
		.shared = rights[3] == 's', .file = inode != 0,
	};
	return true;
}

/* A line may be longer than the buffer: its rest is no line of its own, and none of our pattern. */
int
wsi_probe_mapping(uintptr_t address, struct wsi_mapping *found)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	struct wsi_mapping m;
	uintptr_t past = 0;
	char line[512];

	if (!maps)
		return ERROR_NOT_SUPPORTED;
	*found = (struct wsi_mapping){.there = false, .end = UINTPTR_MAX};
	while (fgets(line, sizeof line, maps)) {
		if (!read_line(line, &m))
			continue;
		if (address < m.begin) {
			found->end = m.begin;
			break;
		}
		if (address < m.end) {
			*found = m;
			break;
		}
		past = m.end;
	}
	fclose(maps);
	if (!found->there)
		found->begin = past;
	return 0;
}

/* ---- reading ---- */

static bool
mapped_for_reading(uintptr_t address)
{
	struct wsi_mapping m;

	return wsi_probe_mapping(address, &m) || (m.there && m.read);
}

/* Where the kernel refuses the quick way (a seccomp filter), the list of mappings answers. */
static bool
can_read_page(uintptr_t address)
{
	char byte;
	struct iovec ours = {&byte, 1}, theirs = {(void *)address, 1};

	if (address < 0x10000)
		return false;
	if (process_vm_readv(getpid(), &ours, 1, &theirs, 1, 0) == 1)
		return true;
	return mapped_for_reading(address);
}

bool
wsi_probe_read(const void *address, size_t size)
{
	uintptr_t at = (uintptr_t)address, last = at + size - 1;

	if (!size)
		return true;
	if (last < at || !can_read_page(at))
		return false;
	for (at = (at | (PAGE - 1)) + 1; at && at <= last; at += PAGE)
		if (!can_read_page(at))
			return false;
	return true;
}

/* Bytes from an address to the end of its page. */
static size_t
rest_of_page(const void *address)
{
	return PAGE - ((uintptr_t)address & (PAGE - 1));
}

bool
wsi_probe_string(const char *text, size_t most, size_t *length)
{
	size_t at = 0, part, n;

	for (; at < most; at += n) {
		if (!can_read_page((uintptr_t)(text + at)))
			return false;
		part = rest_of_page(text + at);
		if (part > most - at)
			part = most - at;
		n = strnlen(text + at, part);
		if (n < part) {
			*length = at + n;
			return true;
		}
	}
	*length = most;
	return true;
}

/* A WCHAR that is not aligned may lie in two pages. */
bool
wsi_probe_wide(const wchar_t *text, size_t most, size_t *length)
{
	size_t at = 0, part, n;

	for (; at < most; at += n) {
		if (!wsi_probe_read(text + at, sizeof *text))
			return false;
		part = rest_of_page(text + at) / sizeof *text;
		if (!part)
			part = 1;
		if (part > most - at)
			part = most - at;
		n = wcsnlen(text + at, part);
		if (n < part) {
			*length = at + n;
			return true;
		}
	}
	*length = most;
	return true;
}
