#include "posix/posix.h"

#include <errno.h>
#include "winerror.h"

/* Indexed by errno; 0 is "no row". */
static const uint16_t codes[] = {
#define WSI_FROM(error, code) [error] = code,
#include "posix/errno.def"
};

static const struct {
	uint16_t code;
	uint16_t error;
} errors[] = {
#define WSI_TO(number, nearest) {.code = number, .error = nearest},
#include "posix/errno.def"
};

#define COUNT(a) (sizeof (a) / sizeof *(a))

int
wsi_errno_to_wsa(int error)
{
	if (error == 0)
		return 0;
	if (error < 0 || (size_t)error >= COUNT(codes) || codes[error] == 0)
		return WSASYSCALLFAILURE;
	return codes[error];
}

int
wsi_wsa_to_errno(int code)
{
	if (code == 0)
		return 0;
	for (size_t i = 0; i < COUNT(errors); i++)
		if (errors[i].code == code)
			return errors[i].error;
	return EIO;
}
