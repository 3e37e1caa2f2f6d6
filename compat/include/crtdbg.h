/* The debugging C library, as a release build has it: all of it is nothing. */
#ifndef _INC_CRTDBG
#define _INC_CRTDBG
#pragma GCC system_header

#include <crtdefs.h>

#define _CRT_WARN   0
#define _CRT_ERROR  1
#define _CRT_ASSERT 2
#define _CRT_ERRCNT 3

#define _CRTDBG_MODE_FILE   0x1
#define _CRTDBG_MODE_DEBUG  0x2
#define _CRTDBG_MODE_WNDW   0x4
#define _CRTDBG_REPORT_MODE (-1)

#define _CRTDBG_INVALID_HFILE ((_HFILE)(intptr_t)-1)
#define _CRTDBG_HFILE_ERROR   ((_HFILE)(intptr_t)-2)
#define _CRTDBG_FILE_STDOUT   ((_HFILE)(intptr_t)-4)
#define _CRTDBG_FILE_STDERR   ((_HFILE)(intptr_t)-5)
#define _CRTDBG_REPORT_FILE   ((_HFILE)(intptr_t)-6)

#define _CRTDBG_ALLOC_MEM_DF         0x01
#define _CRTDBG_DELAY_FREE_MEM_DF    0x02
#define _CRTDBG_CHECK_ALWAYS_DF      0x04
#define _CRTDBG_RESERVED_DF          0x08
#define _CRTDBG_CHECK_CRT_DF         0x10
#define _CRTDBG_LEAK_CHECK_DF        0x20
#define _CRTDBG_CHECK_EVERY_16_DF    0x00100000
#define _CRTDBG_CHECK_EVERY_128_DF   0x00800000
#define _CRTDBG_CHECK_EVERY_1024_DF  0x04000000
#define _CRTDBG_CHECK_DEFAULT_DF     0
#define _CRTDBG_REPORT_FLAG          (-1)

#define _FREE_BLOCK   0
#define _NORMAL_BLOCK 1
#define _CRT_BLOCK    2
#define _IGNORE_BLOCK 3
#define _CLIENT_BLOCK 4

typedef void *_HFILE;
typedef struct _CrtMemState {
	struct _CrtMemBlockHeader *pBlockHeader;
	size_t lCounts[5];
	size_t lSizes[5];
	size_t lHighWaterCount;
	size_t lTotalCount;
} _CrtMemState;

#define _ASSERT(condition)            ((void)0)
#define _ASSERTE(condition)           ((void)0)
#define _ASSERT_EXPR(condition, text) ((void)0)
#define _RPT0(type, text)                          ((void)0)
#define _RPT1(type, text, a)                       ((void)0)
#define _RPT2(type, text, a, b)                    ((void)0)
#define _RPT3(type, text, a, b, c)                 ((void)0)
#define _RPT4(type, text, a, b, c, d)              ((void)0)
#define _RPTF0(type, text)                         ((void)0)
#define _RPTF1(type, text, a)                      ((void)0)
#define _RPTF2(type, text, a, b)                   ((void)0)
#define _RPTF3(type, text, a, b, c)                ((void)0)
#define _RPTF4(type, text, a, b, c, d)             ((void)0)
#define _CrtSetReportMode(type, mode)              ((int)0)
#define _CrtSetReportFile(type, file)              ((_HFILE)0)
#define _CrtSetReportHook(hook)                    ((void)0)
#define _CrtDbgBreak()                             ((void)0)
#define _CrtSetBreakAlloc(number)                  ((long)0)
#define _CrtSetDbgFlag(flags)                      ((int)0)
#define _CrtSetAllocHook(hook)                     ((void)0)
#define _CrtSetDumpClient(function)                ((void)0)
#define _CrtCheckMemory()                          ((int)1)
#define _CrtDumpMemoryLeaks()                      ((int)0)
#define _CrtMemCheckpoint(state)                   ((void)0)
#define _CrtMemDifference(difference, old, recent) ((int)0)
#define _CrtMemDumpAllObjectsSince(state)          ((void)0)
#define _CrtMemDumpStatistics(state)               ((void)0)
#define _CrtIsValidPointer(pointer, size, access)  ((int)1)
#define _CrtIsValidHeapPointer(pointer)            ((int)1)
#define _CrtIsMemoryBlock(p, size, n, file, line)  ((int)1)

#define _malloc_dbg(size, type, file, line)           malloc(size)
#define _calloc_dbg(count, size, type, file, line)    calloc(count, size)
#define _realloc_dbg(memory, size, type, file, line)  realloc(memory, size)
#define _free_dbg(memory, type)                       free(memory)

#endif
