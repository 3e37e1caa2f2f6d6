#include <signal.h>
#include <string.h>
#include <ucontext.h>

#include "base/exception.h"

/* Bits of the processor's error code of a page fault. */
enum { WROTE = 2, FETCHED = 16 };

#if defined __x86_64__ || defined __i386__
static ULONG_PTR
access_of(greg_t error)
{
	return error & FETCHED ? 8 : error & WROTE ? 1 : 0;
}
#endif

#if defined __x86_64__
struct pair {
	int system;
	size_t windows;
};

static const struct pair registers[] = {
	{REG_RAX, offsetof(CONTEXT, Rax)}, {REG_RCX, offsetof(CONTEXT, Rcx)}, {REG_RDX, offsetof(CONTEXT, Rdx)}, {REG_RBX, offsetof(CONTEXT, Rbx)},
	{REG_RSP, offsetof(CONTEXT, Rsp)}, {REG_RBP, offsetof(CONTEXT, Rbp)}, {REG_RSI, offsetof(CONTEXT, Rsi)}, {REG_RDI, offsetof(CONTEXT, Rdi)},
	{REG_R8, offsetof(CONTEXT, R8)}, {REG_R9, offsetof(CONTEXT, R9)}, {REG_R10, offsetof(CONTEXT, R10)}, {REG_R11, offsetof(CONTEXT, R11)},
	{REG_R12, offsetof(CONTEXT, R12)}, {REG_R13, offsetof(CONTEXT, R13)}, {REG_R14, offsetof(CONTEXT, R14)}, {REG_R15, offsetof(CONTEXT, R15)},
	{REG_RIP, offsetof(CONTEXT, Rip)},
};
enum { FLAGS = REG_EFL, PLACE = REG_RIP, STACK_AT = REG_RSP };
typedef ULONGLONG word;
#elif defined __i386__
struct pair {
	int system;
	size_t windows;
};

static const struct pair registers[] = {
	{REG_EAX, offsetof(CONTEXT, Eax)}, {REG_ECX, offsetof(CONTEXT, Ecx)}, {REG_EDX, offsetof(CONTEXT, Edx)}, {REG_EBX, offsetof(CONTEXT, Ebx)},
	{REG_ESP, offsetof(CONTEXT, Esp)}, {REG_EBP, offsetof(CONTEXT, Ebp)}, {REG_ESI, offsetof(CONTEXT, Esi)}, {REG_EDI, offsetof(CONTEXT, Edi)},
	{REG_EIP, offsetof(CONTEXT, Eip)},
};
enum { FLAGS = REG_EFL, PLACE = REG_EIP, STACK_AT = REG_ESP };
typedef DWORD word;
#endif

#if defined __x86_64__ || defined __i386__
enum { REGISTERS = sizeof registers / sizeof *registers };

void
wsi_fault_save(CONTEXT *to, const void *ucontext)
{
	const greg_t *from = ((const ucontext_t *)ucontext)->uc_mcontext.gregs;

	memset(to, 0, sizeof *to);
	to->ContextFlags = CONTEXT_CONTROL | CONTEXT_INTEGER;
	to->EFlags = (DWORD)from[FLAGS];
	for (size_t i = 0; i < REGISTERS; i++)
		*(word *)((char *)to + registers[i].windows) = (word)from[registers[i].system];
}

void
wsi_fault_restore(void *ucontext, const CONTEXT *from)
{
	greg_t *to = ((ucontext_t *)ucontext)->uc_mcontext.gregs;

	to[FLAGS] = (greg_t)from->EFlags;
	for (size_t i = 0; i < REGISTERS; i++)
		to[registers[i].system] = (greg_t)*(const word *)((const char *)from + registers[i].windows);
}

void *
wsi_fault_address(const void *ucontext)
{
	return (void *)(ULONG_PTR)((const ucontext_t *)ucontext)->uc_mcontext.gregs[PLACE];
}

void *
wsi_fault_stack(const void *ucontext)
{
	return (void *)(ULONG_PTR)((const ucontext_t *)ucontext)->uc_mcontext.gregs[STACK_AT];
}

ULONG_PTR
wsi_fault_access(const void *ucontext)
{
	return access_of(((const ucontext_t *)ucontext)->uc_mcontext.gregs[REG_ERR]);
}
#else
void
wsi_fault_save(CONTEXT *to, const void *ucontext)
{
	(void)ucontext;
	memset(to, 0, sizeof *to);
}

void
wsi_fault_restore(void *ucontext, const CONTEXT *from)
{
	(void)ucontext, (void)from;
}

void *
wsi_fault_address(const void *ucontext)
{
	(void)ucontext;
	return NULL;
}

void *
wsi_fault_stack(const void *ucontext)
{
	(void)ucontext;
	return NULL;
}

ULONG_PTR
wsi_fault_access(const void *ucontext)
{
	(void)ucontext;
	return 0;
}
#endif
