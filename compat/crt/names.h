/* The names that Microsoft's functions had before the underscore. A program may have its own function of such a name: it comes first, also where
 * the library is linked in statically. */
#ifndef WSI_CRT_NAMES_H
#define WSI_CRT_NAMES_H

#define WSI_OLD_NAME(name, of)                 WSI_OLD_NAME_LINKED(name, of, #of)
/* Where `of` has a link name of its own. */
#define WSI_OLD_NAME_LINKED(name, of, symbol)  extern __typeof__(of) name __attribute__((weak, alias(symbol)))

#endif
