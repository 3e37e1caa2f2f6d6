/* How a name of Winsock's reaches the library. */
#ifndef WS_LINK_H
#define WS_LINK_H
#pragma GCC system_header

/* A name that libc owns keeps its spelling and links to another: no macro, so that methods, members and std::bind of that
 * name stay what they are. clang wants the label on the first declaration. The name is not expanded: a program may have made
 * a macro of it. */
#define WS_TEXT_(text)       #text
#define WS_TEXT(text)        WS_TEXT_(text)
#define WS_LINK(symbol)      __asm__(WS_TEXT(__USER_LABEL_PREFIX__) symbol)
#define WS_REDIRECT(name)    WS_LINK("ws_" #name)

#define WS_INLINE            static __inline__ __attribute__((unused))

/* What programs view as another type: addresses of each family, sets that they grow. */
#define WS_MAY_ALIAS         __attribute__((__may_alias__))

#ifdef __cplusplus
#define WS_BEGIN             extern "C" {
#define WS_END               }
#else
#define WS_BEGIN
#define WS_END
#endif

#define WSAAPI               PASCAL
#define WINSOCK_API_LINKAGE

#endif
