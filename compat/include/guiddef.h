/* Globally unique identifiers. */
#ifndef GUID_DEFINED
#define GUID_DEFINED
#pragma GCC system_header

#include <basetsd.h>

typedef struct _GUID {
	unsigned WS_LONG Data1;
	unsigned short Data2;
	unsigned short Data3;
	unsigned char Data4[8];
} GUID;

typedef GUID *LPGUID;
typedef const GUID *LPCGUID;
typedef GUID IID, *LPIID, CLSID, *LPCLSID;

#ifdef __cplusplus
#define EXTERN_GUID_C extern "C"
#define REFGUID const GUID &
#define REFIID  const IID &
#define REFCLSID const IID &
#define WS_GUID_ADDRESS(g) (&(g))
#else
#define EXTERN_GUID_C extern
#define REFGUID const GUID *
#define REFIID  const IID *
#define REFCLSID const IID *
#define WS_GUID_ADDRESS(g) (g)
#endif

#define IsEqualGUID(a, b) (!__builtin_memcmp(WS_GUID_ADDRESS(a), WS_GUID_ADDRESS(b), sizeof(GUID)))
#define IsEqualIID(a, b)   IsEqualGUID(a, b)
#define IsEqualCLSID(a, b) IsEqualGUID(a, b)

#ifdef __cplusplus
extern "C++" {
inline bool operator==(const GUID &a, const GUID &b) { return IsEqualGUID(a, b); }
inline bool operator!=(const GUID &a, const GUID &b) { return !(a == b); }
}
#endif

#endif

/* Outside the guard: a source asks for definitions by including again under INITGUID. */
#undef DEFINE_GUID
#ifdef INITGUID
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
	EXTERN_GUID_C const GUID name __attribute__((weak)); \
	const GUID name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) EXTERN_GUID_C const GUID name
#endif
