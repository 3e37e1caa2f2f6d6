#include "flags.h"

#include <string.h>

/* Signed arithmetic wraps, any pointer may alias any other, tentative definitions in headers are one variable. */
static const char *const always[] = {
	"-fms-extensions", "-fcommon", "-fno-strict-aliasing", "-fwrapv", "-pthread", "-Ulinux", "-Uunix", NULL,
};

/* Formats are Microsoft's, of which the compiler would make something else. */
static const char *const formats[] = {
	"-fno-builtin-printf", "-fno-builtin-fprintf", "-fno-builtin-sprintf", "-fno-builtin-snprintf", "-fno-builtin-vprintf", "-fno-builtin-vfprintf",
	"-fno-builtin-vsprintf", "-fno-builtin-vsnprintf", "-fno-builtin-scanf", "-fno-builtin-fscanf", "-fno-builtin-sscanf", NULL,
};

/* Predefined by MSVC; _MSC_VER is not, as it promises inline assembly, __try and a C library that are not here. */
static const char *const predefined[] = {"_WIN32=1", "WIN32=1", "_MT=1", NULL};
static const char *const predefined_64[] = {"_WIN64=1", "WIN64=1", NULL};

/* MSVC's keywords, for sources that use them before or without any header. The headers define the same where they are not defined. */
static const char *const keywords[] = {
	"__int8=char", "__int16=short", "__int32=int", "__int64=long long", "_int64=long long",
	"__stdcall=", "_stdcall=", "__cdecl=", "_cdecl=", "__fastcall=", "_fastcall=", "__pascal=", "_pascal=", "__thiscall=", "__vectorcall=",
	"__clrcall=", "__export=", "_export=", "__loadds=", "_loadds=", "__far=", "_far=", "__near=", "_near=", "__huge=", "_huge=", "__w64=",
	"__unaligned=", "__ptr32=", "__ptr64=", "__forceinline=__inline__ __attribute__((always_inline))", "_inline=__inline__",
	"__noop(...)=((void)0)", "__assume(what)=((what) ? (void)0 : __builtin_unreachable())", "__debugbreak()=__builtin_trap()",
	"__FUNCSIG__=__PRETTY_FUNCTION__",
	"__declspec(what)=__attribute__((__ws_declspec_##what))", "_declspec(what)=__attribute__((__ws_declspec_##what))",
	"__ws_declspec_dllimport=", "__ws_declspec_dllexport=visibility(\"default\")", "__ws_declspec_noreturn=noreturn", "__ws_declspec_noinline=noinline",
	"__ws_declspec_nothrow=nothrow", "__ws_declspec_align(n)=aligned(n)", "__ws_declspec_deprecated=deprecated", "__ws_declspec_selectany=weak",
	"__ws_declspec_novtable=", "__ws_declspec_naked=naked", "__ws_declspec_property(what)=)) __declspec_property_is_not_here __attribute__((",
	"__ws_declspec_restrict=", "__ws_declspec_noalias=", "__ws_declspec_uuid(text)=",
	"__ws_declspec_allocate(text)=", "__ws_declspec_safebuffers=", "__ws_declspec_allocator=",
	/* Joins the new name of `void main` (scan.c). */
	"__ws_cat(a,b)=__ws_cat_(a,b)", "__ws_cat_(a,b)=a##b", NULL,
};

/* No attribute, so it leaves the parentheses. `__thread` would have to stand after `static`; in C++ thread_local does more. */
static const char *const thread_c[] = {"__ws_declspec_thread=)) _Thread_local __attribute__((", NULL};
static const char *const thread_cxx[] = {"__ws_declspec_thread=)) __thread __attribute__((", NULL};

/* In C, `inline` without more is a function like any other, as it was before C99: MSVC's has one definition for the linker too. */
static const char *const c[] = {"-fgnu89-inline", NULL};

static const char *const c_gcc[] = {
	"-Wno-error=implicit-function-declaration", "-Wno-error=implicit-int", "-Wno-error=int-conversion", "-Wno-error=incompatible-pointer-types", NULL,
};
/* From gcc 14 on these are errors unless it is told so in one word. */
static const char *const c_gcc14[] = {"-fpermissive", NULL};
static const char *const c_clang[] = {
	"-Wno-unknown-warning-option", "-Wno-pragma-pack", "-Wno-error=implicit-function-declaration", "-Wno-error=implicit-int", "-Wno-error=int-conversion",
	"-Wno-error=incompatible-pointer-types", "-Wno-error=incompatible-function-pointer-types", "-Wno-error=return-type", "-Wno-error=return-mismatch",
	/* Functions that MSVC did not have: sources have variables of these names. */
	"-fno-builtin-index", "-fno-builtin-rindex", "-fno-builtin-round", "-fno-builtin-trunc", "-fno-builtin-log2", NULL,
};

static const char *const cxx_gcc[] = {"-fpermissive", "-Wno-write-strings", "-Wno-narrowing", NULL};
static const char *const cxx_clang[] = {"-Wno-unknown-warning-option", "-Wno-pragma-pack", "-Wno-writable-strings", "-Wno-c++11-narrowing", "-Wno-reserved-user-defined-literal", NULL};

/* clang knows these by itself. */
static const char *const keywords_gcc[] = {"__pragma(what)=", NULL};

static void
add_all(struct list *command, const char *const *items)
{
	while (*items)
		list_add(command, *items++);
}

/* Names that the user defines are the user's. */
static void
define_all(struct list *command, const struct command *user, const char *const *definitions)
{
	for (; *definitions; definitions++)
		if (!list_has(&user->defines, text_copy(*definitions, strcspn(*definitions, "=("))))
			list_add(command, text_format("-D%s", *definitions));
}

static void
lenience(struct list *command, const struct compiler *compiler, enum language language)
{
	if (language == LANGUAGE_CXX) {
		add_all(command, compiler->clang ? cxx_clang : cxx_gcc);
		return;
	}
	add_all(command, c);
	add_all(command, compiler->clang ? c_clang : c_gcc);
	if (!compiler->clang && compiler->major >= 14)
		add_all(command, c_gcc14);
}

void
flags_compile(struct list *command, const struct compiler *compiler, const struct command *user, const struct place *place, enum language language)
{
	if (!user->has_std)
		list_add(command, language == LANGUAGE_CXX ? "-std=gnu++14" : "-std=gnu11");
	add_all(command, always);
	add_all(command, formats);
	lenience(command, compiler, language);
	define_all(command, user, predefined);
	if (compiler->lp64)
		define_all(command, user, predefined_64);
	define_all(command, user, keywords);
	define_all(command, user, language == LANGUAGE_CXX ? thread_cxx : thread_c);
	if (!compiler->clang)
		define_all(command, user, keywords_gcc);
	for (size_t i = 0; i < place->include_dirs.count; i++) {
		list_add(command, "-isystem");
		list_add(command, place->include_dirs.items[i]);
	}
}

void
flags_compile_last(struct list *command, const struct command *user)
{
	if (!user->wants_pragmas)
		list_add(command, "-Wno-unknown-pragmas");
}

/* clang notes the libraries of #pragma comment in the object; lld would look for them under those names. */
static bool
is_lld(const struct command *user)
{
	return user->linker && strstr(user->linker, "lld");
}

static void
link_runtime(struct list *command, const struct command *user)
{
	if (user->cxx || !user->languages[LANGUAGE_CXX])
		return;
	list_add(command, list_has(&user->target, "-stdlib=libc++") ? "-lc++" : "-lstdc++");
	list_add(command, "-lm");
}

void
flags_link(struct list *command, const struct compiler *compiler, const struct command *user, const struct place *place)
{
	bool archive;

	if (user->is_partial || (user->no_libraries && !user->names_library))
		return;
	if (place->library == NULL)
		text_fail("no %s libwinsock in %s: build and install it for this data model (./bootstrap does both)",
		          compiler->lp64 ? "64-bit" : "32-bit", place->lib_dir);
	archive = user->is_static || text_ends(place->library, ".a");
	if (!user->is_shared)
		list_add(command, place->start);
	list_add(command, text_format("-L%s", place->lib_dir));
	list_add(command, "-lwinsock");
	if (place->needs_rpath && !archive)
		list_add(command, text_format("-Wl,-rpath,%s", place->lib_dir));
	list_split(command, archive ? "-pthread -ldl" : "-pthread");
	if (is_lld(user))
		list_add(command, "-Wl,--no-dependent-libraries");
	link_runtime(command, user);
}
