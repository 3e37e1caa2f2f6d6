#include <windows.h>
#include <stdlib.h>

#include "base/table.h"

enum {
	FIRST_SIZE = 64,
	MOST_LIVE = 1 << 24,    /* as many handles as a process of Windows may have */
};

static UINT_PTR
value_of(const struct wsi_table *table, uint32_t number)
{
	return table->base + (UINT_PTR)number * 4;
}

static struct wsi_entry *
slot_of(const struct wsi_table *table, uint32_t number)
{
	return &table->slots[number & (table->size - 1)];
}

/* Numbers that differed in their low bits still do when one bit more is looked at. */
static int
grow(struct wsi_table *table)
{
	struct wsi_table bigger = {.size = table->size ? table->size * 2 : FIRST_SIZE};

	if (table->live >= MOST_LIVE)
		return ERROR_NO_SYSTEM_RESOURCES;
	bigger.slots = calloc(bigger.size, sizeof *bigger.slots);
	if (!bigger.slots)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (uint32_t i = 0; i < table->size; i++)
		if (table->slots[i].object)
			*slot_of(&bigger, table->slots[i].number) = table->slots[i];
	free(table->slots);
	table->slots = bigger.slots;
	table->size = bigger.size;
	return 0;
}

static uint32_t
next_number(struct wsi_table *table)
{
	uint32_t number;

	do {
		number = table->next;
		table->next = number + 1 < table->span ? number + 1 : 1;
	} while (slot_of(table, number)->object);
	return number;
}

static int
add(struct wsi_table *table, struct wsi_object *object, DWORD access, DWORD flags, UINT_PTR *value)
{
	uint32_t number;

	if (table->live * 2 >= table->size) {
		int error = grow(table);

		if (error)
			return error;
	}
	number = next_number(table);
	wsi_object_hold(object);
	*slot_of(table, number) = (struct wsi_entry){.object = object, .number = number, .access = access, .flags = flags};
	table->live++;
	*value = value_of(table, number);
	return 0;
}

/* NULL where the value stands for nothing. */
static struct wsi_entry *
look(struct wsi_table *table, UINT_PTR value)
{
	struct wsi_entry *entry;
	UINT_PTR number;

	if (value < table->base)
		return NULL;
	number = (value - table->base) / 4;
	if (number >= table->span || !table->size)
		return NULL;
	entry = slot_of(table, (uint32_t)number);
	return entry->object && entry->number == number ? entry : NULL;
}

int
wsi_table_add(struct wsi_table *table, struct wsi_object *object, DWORD access, DWORD flags, UINT_PTR *value)
{
	int error;

	pthread_mutex_lock(&table->lock);
	error = add(table, object, access, flags, value);
	pthread_mutex_unlock(&table->lock);
	return error;
}

int
wsi_table_find(struct wsi_table *table, UINT_PTR value, struct wsi_entry *found)
{
	struct wsi_entry *entry;

	pthread_mutex_lock(&table->lock);
	entry = look(table, value);
	if (entry) {
		wsi_object_hold(entry->object);
		*found = *entry;
	}
	pthread_mutex_unlock(&table->lock);
	return entry ? 0 : ERROR_INVALID_HANDLE;
}

static int
find_one(struct wsi_table *table, UINT_PTR value, DWORD access, struct wsi_object **object)
{
	struct wsi_entry *entry = look(table, value);

	if (!entry)
		return ERROR_INVALID_HANDLE;
	if (access & ~entry->access)
		return ERROR_ACCESS_DENIED;
	wsi_object_hold(entry->object);
	*object = entry->object;
	return 0;
}

int
wsi_table_find_all(struct wsi_table *table, const HANDLE *values, unsigned count, DWORD access, struct wsi_object **objects)
{
	int error = 0;

	pthread_mutex_lock(&table->lock);
	for (unsigned i = 0; i < count && !error; i++)
		if (!objects[i])
			error = find_one(table, (UINT_PTR)values[i], access, &objects[i]);
	pthread_mutex_unlock(&table->lock);
	return error;
}

int
wsi_table_remove(struct wsi_table *table, UINT_PTR value, DWORD unless, struct wsi_entry *removed)
{
	struct wsi_entry *entry;

	pthread_mutex_lock(&table->lock);
	entry = look(table, value);
	if (entry && entry->flags & unless)
		entry = NULL;
	if (entry) {
		*removed = *entry;
		entry->object = NULL;
		table->live--;
	}
	pthread_mutex_unlock(&table->lock);
	return entry ? 0 : ERROR_INVALID_HANDLE;
}

int
wsi_table_set_flags(struct wsi_table *table, UINT_PTR value, DWORD mask, DWORD flags)
{
	struct wsi_entry *entry;

	pthread_mutex_lock(&table->lock);
	entry = look(table, value);
	if (entry)
		entry->flags = (entry->flags & ~mask) | (flags & mask);
	pthread_mutex_unlock(&table->lock);
	return entry ? 0 : ERROR_INVALID_HANDLE;
}
