/* Console modes are the terminal's; what a terminal has no notion of is kept as it was set. */
#include <stdatomic.h>
#include <termios.h>

#include "base/lasterror.h"
#include "file/console.h"

enum {
	INPUT_OURS = ENABLE_PROCESSED_INPUT | ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT,
	INPUT_KEPT = ENABLE_WINDOW_INPUT | ENABLE_MOUSE_INPUT | ENABLE_INSERT_MODE | ENABLE_QUICK_EDIT_MODE | ENABLE_EXTENDED_FLAGS |
		ENABLE_AUTO_POSITION | ENABLE_VIRTUAL_TERMINAL_INPUT,
	OUTPUT_KEPT = ENABLE_WRAP_AT_EOL_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING | ENABLE_LVB_GRID_WORLDWIDE,
	OUTPUT_OURS = ENABLE_PROCESSED_OUTPUT | DISABLE_NEWLINE_AUTO_RETURN,
};

static atomic_uint input_kept = ENABLE_MOUSE_INPUT | ENABLE_INSERT_MODE | ENABLE_QUICK_EDIT_MODE | ENABLE_EXTENDED_FLAGS | ENABLE_AUTO_POSITION;
static atomic_uint output_kept = ENABLE_WRAP_AT_EOL_OUTPUT;

static DWORD
input_mode(const struct termios *terminal)
{
	DWORD mode = atomic_load(&input_kept);

	if (terminal->c_lflag & ISIG)
		mode |= ENABLE_PROCESSED_INPUT;
	if (terminal->c_lflag & ICANON)
		mode |= ENABLE_LINE_INPUT;
	if ((terminal->c_lflag & (ICANON | ECHO)) == (ICANON | ECHO))
		mode |= ENABLE_ECHO_INPUT;
	return mode;
}

static DWORD
output_mode(const struct termios *terminal)
{
	DWORD mode = atomic_load(&output_kept);

	if (!(terminal->c_oflag & OPOST))
		return mode;
	return mode | ENABLE_PROCESSED_OUTPUT | (terminal->c_oflag & ONLCR ? 0 : DISABLE_NEWLINE_AUTO_RETURN);
}

/* The Enter key is CR where no line is read. */
static int
set_input(struct termios *terminal, DWORD mode)
{
	if (mode & ~(DWORD)(INPUT_OURS | INPUT_KEPT) || (mode & (ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT)) == ENABLE_ECHO_INPUT)
		return ERROR_INVALID_PARAMETER;
	terminal->c_lflag &= ~(tcflag_t)(ISIG | ICANON | ECHO);
	terminal->c_iflag &= ~(tcflag_t)ICRNL;
	if (mode & ENABLE_PROCESSED_INPUT)
		terminal->c_lflag |= ISIG;
	if (mode & ENABLE_LINE_INPUT) {
		terminal->c_lflag |= ICANON;
		terminal->c_iflag |= ICRNL;
	} else {
		terminal->c_cc[VMIN] = 1;
		terminal->c_cc[VTIME] = 0;
	}
	if (mode & ENABLE_ECHO_INPUT)
		terminal->c_lflag |= ECHO;
	atomic_store(&input_kept, mode & INPUT_KEPT);
	return 0;
}

static int
set_output(struct termios *terminal, DWORD mode)
{
	if (mode & ~(DWORD)(OUTPUT_OURS | OUTPUT_KEPT))
		return ERROR_INVALID_PARAMETER;
	terminal->c_oflag &= ~(tcflag_t)(OPOST | ONLCR);
	if (mode & ENABLE_PROCESSED_OUTPUT)
		terminal->c_oflag |= OPOST;
	if (!(mode & DISABLE_NEWLINE_AUTO_RETURN))
		terminal->c_oflag |= ONLCR;
	atomic_store(&output_kept, mode & OUTPUT_KEPT);
	return 0;
}

static int
get(const struct wsi_console *console, DWORD *mode)
{
	struct termios terminal;

	if (tcgetattr(console->file.fd, &terminal))
		return ERROR_INVALID_HANDLE;
	*mode = wsi_console_is_input(console) ? input_mode(&terminal) : output_mode(&terminal);
	return 0;
}

static int
set(const struct wsi_console *console, DWORD mode)
{
	struct termios terminal;
	int error;

	if (tcgetattr(console->file.fd, &terminal))
		return ERROR_INVALID_HANDLE;
	error = wsi_console_is_input(console) ? set_input(&terminal, mode) : set_output(&terminal, mode);
	if (!error && tcsetattr(console->file.fd, TCSANOW, &terminal))
		error = ERROR_GEN_FAILURE;
	return error;
}

BOOL WINAPI
(GetConsoleMode)(HANDLE handle, LPDWORD mode)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_READ_DATA, WSI_CONSOLE_EITHER, &console);

	if (error)
		return wsi_succeeded(error);
	error = mode ? get(console, mode) : ERROR_INVALID_PARAMETER;
	wsi_console_release(console);
	return wsi_succeeded(error);
}

BOOL WINAPI
SetConsoleMode(HANDLE handle, DWORD mode)
{
	struct wsi_console *console;
	int error = wsi_console_find(handle, FILE_WRITE_DATA, WSI_CONSOLE_EITHER, &console);

	if (error)
		return wsi_succeeded(error);
	error = set(console, mode);
	wsi_console_release(console);
	return wsi_succeeded(error);
}
