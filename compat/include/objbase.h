/* The words in which COM interfaces are declared. There is no COM: this is for headers that sources read on their way to Winsock. */
#ifndef _OBJBASE_H_
#define _OBJBASE_H_
#pragma GCC system_header

#include <windows.h>
#include <guiddef.h>

#ifdef __cplusplus
#define EXTERN_C extern "C"
#else
#define EXTERN_C extern
#endif

#define STDMETHODCALLTYPE         __stdcall
#define STDMETHODVCALLTYPE        __cdecl
#define STDAPICALLTYPE            __stdcall
#define STDAPI                    EXTERN_C HRESULT STDAPICALLTYPE
#define STDAPI_(type)             EXTERN_C type STDAPICALLTYPE
#define STDMETHODIMP              HRESULT STDMETHODCALLTYPE
#define STDMETHODIMP_(type)       type STDMETHODCALLTYPE
#define interface                 struct

/* An interface is a struct with a table of functions; C spells out what C++ does by itself. */
#if defined __cplusplus && !defined CINTERFACE
#define STDMETHOD(name)           virtual HRESULT STDMETHODCALLTYPE name
#define STDMETHOD_(type, name)    virtual type STDMETHODCALLTYPE name
#define PURE                      = 0
#define THIS_
#define THIS                      void
#define DECLARE_INTERFACE(name)   interface name
#define DECLARE_INTERFACE_(name, base) interface name : public base
#else
#define STDMETHOD(name)           HRESULT (STDMETHODCALLTYPE *name)
#define STDMETHOD_(type, name)    type (STDMETHODCALLTYPE *name)
#define PURE
#define THIS_                     INTERFACE *This,
#define THIS                      INTERFACE *This
#define DECLARE_INTERFACE(name) \
	typedef interface name name; \
	typedef struct name##Vtbl name##Vtbl; \
	interface name { \
		const name##Vtbl *lpVtbl; \
	}; \
	struct name##Vtbl
#define DECLARE_INTERFACE_(name, base) DECLARE_INTERFACE(name)
#endif

#undef INTERFACE
#define INTERFACE IUnknown
DECLARE_INTERFACE(IUnknown)
{
	STDMETHOD(QueryInterface)(THIS_ REFIID riid, void **object) PURE;
	STDMETHOD_(ULONG, AddRef)(THIS) PURE;
	STDMETHOD_(ULONG, Release)(THIS) PURE;
};
#undef INTERFACE
typedef IUnknown *LPUNKNOWN;

#endif
