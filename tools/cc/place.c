#include "place.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "find.h"

/* The file beside the driver in a build tree that says where the sources are: relative to the build tree, or absolute. */
#define TREE "winsock-cc.tree"

/* Debian's and others' folders that the loader searches unasked. */
static const char *const standard[] = {"/lib", "/usr/lib", "/lib64", "/usr/lib64", "/lib32", "/usr/lib32"};

/* The folder of the driver itself. */
static const char *
own_folder(void)
{
	static char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

	if (length <= 0)
		return BIN_DIR "/";
	path[length] = 0;
	return text_folder(path);
}

static const bool own_lp64 = sizeof(long) == 8;

static void
choose(struct place *place, const char *start_dir)
{
	const char *shared = text_format("%s/libwinsock.so", place->lib_dir);
	const char *archive = text_format("%s/libwinsock.a", place->lib_dir);

	place->start = text_format("%s/libwinsockstart.a", start_dir);
	place->library = find_exact(shared) ? shared : find_exact(archive) ? archive : NULL;
}

/* The path without "..", as it shall stand in messages and programs. */
static const char *
plain(const char *path)
{
	char *real = realpath(path, NULL);

	if (real == NULL)
		return path;
	path = text_copy(real, strlen(real));
	free(real);
	return path;
}

/* Build trees of both models: BUILD for 64 bits and BUILD/i386 below it. */
static bool
in_build_tree(struct place *place, const char *folder, bool lp64)
{
	struct bytes tree = {0};
	const char *build, *source;

	if (!bytes_read(&tree, text_format("%s" TREE, folder)))
		return false;
	tree.at[strcspn(tree.at, "\n")] = 0;
	build = plain(text_format("%s..", folder));
	source = plain(tree.at[0] == '/' ? tree.at : text_format("%s/%s", build, tree.at));
	list_add(&place->include_dirs, text_format("%s/include/", source));
	list_add(&place->include_dirs, text_format("%s/compat/include/", source));
	if (lp64 != own_lp64)
		build = plain(text_format("%s/%s", build, own_lp64 ? "i386" : ".."));
	place->lib_dir = text_format("%s/.libs", build);
	place->needs_rpath = true;
	choose(place, text_format("%s/tools/start", build));
	return true;
}

/* What stands before the configured path of the driver: "" or the DESTDIR of an installation that is tried in place;
 * NULL where the driver was moved elsewhere. */
static const char *
root_before(const char *folder)
{
	if (!text_ends(folder, BIN_DIR "/"))
		return NULL;
	return text_copy(folder, strlen(folder) - strlen(BIN_DIR "/"));
}

static bool
is_standard(const char *dir)
{
	for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
		if (strcmp(standard[i], dir) == 0)
			return true;
	return text_ends(dir, "-linux-gnu") && (text_starts(dir, "/lib/") || text_starts(dir, "/usr/lib/")) &&
	       strcmp(text_folder(dir), text_starts(dir, "/lib/") ? "/lib/" : "/usr/lib/") == 0;
}

static void
installed(struct place *place, const char *folder, bool lp64)
{
	const char *root = root_before(folder);
	const char *other = text_format("%s/%s", PREFIX, own_lp64 ? "lib32" : "lib");
	const char *configured = lp64 == own_lp64 ? LIB_DIR : other;

	if (root == NULL)
		root = "";
	list_add(&place->include_dirs, text_format("%s%s/", root, INCLUDE_DIR));
	place->lib_dir = text_format("%s%s", root, configured);
	place->needs_rpath = !is_standard(place->lib_dir);
	choose(place, place->lib_dir);
}

void
place_find(struct place *place, bool lp64)
{
	const char *folder = own_folder();

	if (!in_build_tree(place, folder, lp64))
		installed(place, folder, lp64);
}
