/* GUIDs that are declared after this are defined too. */
#ifndef INITGUID
#define INITGUID
#endif
#include <guiddef.h>
