/* Searching and sorting with a context, which Microsoft's comparisons take first. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <win32/crtsearch.h>
#include <win32/crtstdlib.h>

#include "crt/invalid.h"

typedef int compares(void *context, const void *a, const void *b);

struct order {
	compares *compare;
	void *context;
};

static int
in_order(const void *a, const void *b, void *order)
{
	const struct order *o = order;

	return o->compare(o->context, a, b);
}

void
qsort_s(void *base, rsize_t count, rsize_t size, compares *compare, void *context)
{
	struct order order = {.compare = compare, .context = context};

	if ((!base && count) || !size || !compare) {
		wsi_crt_invalid(EINVAL);
		return;
	}
	if (count > 1)
		qsort_r(base, count, size, in_order, &order);
}

void *
bsearch_s(const void *key, const void *base, rsize_t count, rsize_t size, compares *compare, void *context)
{
	const char *at = base;

	if ((!base && count) || !size || !compare) {
		wsi_crt_invalid(EINVAL);
		return NULL;
	}
	while (count) {
		const char *middle = at + count / 2 * size;
		int order = compare(context, key, middle);

		if (!order)
			return (void *)middle;
		if (order > 0) {
			at = middle + size;
			count--;
		}
		count /= 2;
	}
	return NULL;
}

void *
_lfind(const void *key, const void *base, unsigned *count, unsigned size, int (*compare)(const void *, const void *))
{
	const char *at = base;

	if (!key || !base || !count || !size || !compare) {
		wsi_crt_invalid(EINVAL);
		return NULL;
	}
	for (unsigned i = 0; i < *count; i++, at += size)
		if (!compare(key, at))
			return (void *)at;
	return NULL;
}

void *
_lsearch(const void *key, void *base, unsigned *count, unsigned size, int (*compare)(const void *, const void *))
{
	void *found;

	if (!key || !base || !count || !size || !compare) {
		wsi_crt_invalid(EINVAL);
		return NULL;
	}
	found = _lfind(key, base, count, size, compare);
	return found ? found : memcpy((char *)base + (size_t)(*count)++ * size, key, size);
}
