/* Rectangles: the right and the bottom edge are outside. */
#include <windows.h>
#include <stdbool.h>

BOOL WINAPI
SetRect(LPRECT rect, int left, int top, int right, int bottom)
{
	if (!rect)
		return FALSE;
	*rect = (RECT){left, top, right, bottom};
	return TRUE;
}

BOOL WINAPI
SetRectEmpty(LPRECT rect)
{
	return SetRect(rect, 0, 0, 0, 0);
}

BOOL WINAPI
CopyRect(LPRECT to, const RECT *from)
{
	if (!to || !from)
		return FALSE;
	*to = *from;
	return TRUE;
}

BOOL WINAPI
InflateRect(LPRECT rect, int x, int y)
{
	return rect ? SetRect(rect, rect->left - x, rect->top - y, rect->right + x, rect->bottom + y) : FALSE;
}

BOOL WINAPI
OffsetRect(LPRECT rect, int x, int y)
{
	return rect ? SetRect(rect, rect->left + x, rect->top + y, rect->right + x, rect->bottom + y) : FALSE;
}

BOOL WINAPI
IsRectEmpty(const RECT *rect)
{
	return !rect || rect->left >= rect->right || rect->top >= rect->bottom;
}

static LONG
less(LONG a, LONG b)
{
	return a < b ? a : b;
}

static LONG
more(LONG a, LONG b)
{
	return a > b ? a : b;
}

BOOL WINAPI
IntersectRect(LPRECT to, const RECT *a, const RECT *b)
{
	RECT both;

	if (!to || !a || !b)
		return FALSE;
	both = (RECT){more(a->left, b->left), more(a->top, b->top), less(a->right, b->right), less(a->bottom, b->bottom)};
	if (IsRectEmpty(a) || IsRectEmpty(b) || IsRectEmpty(&both)) {
		SetRectEmpty(to);
		return FALSE;
	}
	*to = both;
	return TRUE;
}

BOOL WINAPI
UnionRect(LPRECT to, const RECT *a, const RECT *b)
{
	if (!to || !a || !b)
		return FALSE;
	if (IsRectEmpty(a) && IsRectEmpty(b)) {
		SetRectEmpty(to);
		return FALSE;
	}
	if (IsRectEmpty(a))
		*to = *b;
	else if (IsRectEmpty(b))
		*to = *a;
	else
		*to = (RECT){less(a->left, b->left), less(a->top, b->top), more(a->right, b->right), more(a->bottom, b->bottom)};
	return TRUE;
}

BOOL WINAPI
EqualRect(const RECT *a, const RECT *b)
{
	return a && b && a->left == b->left && a->top == b->top && a->right == b->right && a->bottom == b->bottom;
}

BOOL WINAPI
PtInRect(const RECT *rect, POINT point)
{
	return rect && point.x >= rect->left && point.x < rect->right && point.y >= rect->top && point.y < rect->bottom;
}
