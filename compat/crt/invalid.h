/* Microsoft's rule about parameters that are not valid: the thread's or else the program's handler is called, and where neither was set, the program
 * ends with a line on stderr. If the handler returns, errno is the code, and so is the answer.
 *
 *	if (!to || !size)
 *		return wsi_crt_invalid(EINVAL);
 */
#ifndef WSI_CRT_INVALID_H
#define WSI_CRT_INVALID_H

#include <crtdefs.h>

errno_t wsi_crt_invalid(errno_t code);

#endif
