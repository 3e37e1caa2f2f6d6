/* Names that mean the narrow or, under _UNICODE, the wide function: the entry points, texts and what libc has of the rest.
 *
 * The wide printf and scanf families are left out: libc's read %s otherwise than Microsoft's. */
#ifndef _TCHAR_H_
#define _TCHAR_H_
#define _INC_TCHAR
#pragma GCC system_header

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>
#include <wctype.h>

#ifdef _UNICODE
typedef wchar_t _TCHAR, _TSCHAR, _TUCHAR, _TXCHAR;
typedef wint_t _TINT;
#define _TEOF      WEOF
#define __T(text)  L##text
#define _tmain     wmain
#define _tWinMain  wWinMain
#define _tcslen    wcslen
#define _tcscpy    wcscpy
#define _tcsncpy   wcsncpy
#define _tcscat    wcscat
#define _tcsncat   wcsncat
#define _tcscmp    wcscmp
#define _tcsncmp   wcsncmp
#define _tcsicmp   wcscasecmp
#define _tcsnicmp  wcsncasecmp
#define _tcschr    wcschr
#define _tcsrchr   wcsrchr
#define _tcsstr    wcsstr
#define _tcsspn    wcsspn
#define _tcscspn   wcscspn
#define _tcspbrk   wcspbrk
#define _tcsdup    wcsdup
#define _tcstol    wcstol
#define _tcstoul   wcstoul
#define _tcstod    wcstod
#define _ttoi(t)   ((int)wcstol((t), NULL, 10))
#define _ttol(t)   wcstol((t), NULL, 10)
#define _fgetts    fgetws
#define _fputts    fputws
#define _gettc     getwc
#define _puttc     putwc
#define _gettchar  getwchar
#define _puttchar  putwchar
#define _istalpha  iswalpha
#define _istdigit  iswdigit
#define _istalnum  iswalnum
#define _istspace  iswspace
#define _istupper  iswupper
#define _istlower  iswlower
#define _totupper  towupper
#define _totlower  towlower
#else
typedef char _TCHAR;
typedef signed char _TSCHAR;
typedef unsigned char _TUCHAR, _TXCHAR;
typedef int _TINT;
#define _TEOF      EOF
#define __T(text)  text
#define _tmain     main
#define _tWinMain  WinMain
#define _tcslen    strlen
#define _tcscpy    strcpy
#define _tcsncpy   strncpy
#define _tcscat    strcat
#define _tcsncat   strncat
#define _tcscmp    strcmp
#define _tcsncmp   strncmp
#define _tcsicmp   strcasecmp
#define _tcsnicmp  strncasecmp
#define _tcschr    strchr
#define _tcsrchr   strrchr
#define _tcsstr    strstr
#define _tcsspn    strspn
#define _tcscspn   strcspn
#define _tcspbrk   strpbrk
#define _tcsdup    strdup
#define _tcstol    strtol
#define _tcstoul   strtoul
#define _tcstod    strtod
#define _ttoi      atoi
#define _ttol      atol
#define _tprintf   printf
#define _ftprintf  fprintf
#define _stprintf  sprintf
#define _sntprintf snprintf
#define _vtprintf  vprintf
#define _vftprintf vfprintf
#define _vstprintf vsprintf
#define _tscanf    scanf
#define _ftscanf   fscanf
#define _stscanf   sscanf
#define _fgetts    fgets
#define _fputts    fputs
#define _putts     puts
#define _gettc     getc
#define _puttc     putc
#define _gettchar  getchar
#define _puttchar  putchar
#define _istalpha  isalpha
#define _istdigit  isdigit
#define _istalnum  isalnum
#define _istspace  isspace
#define _istupper  isupper
#define _istlower  islower
#define _totupper  toupper
#define _totlower  tolower
#endif

#define _T(text)    __T(text)
#define _TEXT(text) __T(text)

/* winnt.h has these by UNICODE, programs without it by _UNICODE. */
#if !defined _WINNT_ && !defined _TCHAR_DEFINED
#define _TCHAR_DEFINED
typedef _TCHAR TCHAR;
#endif

#endif
