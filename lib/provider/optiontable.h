/* The table of socket options: what each is, where it exists, and whose it is. How lengths are taken is in options.c. */
#ifndef WSI_OPTIONTABLE_H
#define WSI_OPTIONTABLE_H

#include "provider/socktab.h"

/* How a value is stored, and with it which lengths are taken ("Socket options" of observed-behaviour.md). */
enum wsi_shape {
	WSI_SHAPE_BOOL,         /* four bytes, and lenient: any length, one byte back where fewer than four are offered */
	WSI_SHAPE_BYTE,         /* a BOOL of one byte, whatever is offered */
	WSI_SHAPE_DWORD,        /* four bytes and no fewer */
	WSI_SHAPE_IP_DWORD,     /* the same, of the protocols: a short get answers a length of nought */
	WSI_SHAPE_IP_NUMBER,    /* as many bytes as are given, up to four; one byte back where fewer than four are offered */
	WSI_SHAPE_BYTES,        /* a structure; the row's own functions see the caller's memory */
};

struct wsi_option_row;

typedef int wsi_option_get(struct wsi_sock *sock, const struct wsi_option_row *row, int *value);
typedef int wsi_option_set(struct wsi_sock *sock, const struct wsi_option_row *row, int value);
/* `theirs` is the caller's memory. *len is what is offered, and what is answered, on failure too. */
typedef int wsi_option_give(struct wsi_sock *sock, const struct wsi_option_row *row, void *theirs, int *len);
typedef int wsi_option_take(struct wsi_sock *sock, const struct wsi_option_row *row, const void *theirs, int len);

struct wsi_option_row {
	int level, option;
	enum wsi_shape shape;
	unsigned on;                    /* 1 << type, for each type of socket that has it; 0: all */
	int elsewhere;                  /* what the others say; 0: WSAENOPROTOOPT */
	/* NULL: WSAENOPROTOOPT */
	wsi_option_get *get;
	wsi_option_set *set;
	wsi_option_give *give;          /* of WSI_SHAPE_BYTES */
	wsi_option_take *take;
	enum wsi_option kernel;         /* the kernel's option, for the functions that ask for it */
	int fixed;                      /* the value of an option that has but one */
	size_t flag;                    /* 1 + offset of a bool in struct wsi_sock_options that repeats it; 0: none */
};

/* WSAEINVAL: no such level (for the socket's family); WSAENOPROTOOPT: no such option; or the row's `elsewhere`. */
int wsi_option_find(const struct wsi_sock *sock, int level, int option, const struct wsi_option_row **row);

/* Of optionvalues.c: options of the socket itself. */
wsi_option_get wsi_option_get_kernel, wsi_option_get_flag, wsi_option_get_linger, wsi_option_get_no_linger, wsi_option_get_buffer,
	wsi_option_get_timeout, wsi_option_get_error, wsi_option_get_type, wsi_option_get_listening, wsi_option_get_message_size,
	wsi_option_get_connect_time;
wsi_option_set wsi_option_set_kernel, wsi_option_set_flag, wsi_option_set_sharing, wsi_option_set_linger, wsi_option_set_no_linger,
	wsi_option_set_buffer, wsi_option_set_timeout, wsi_option_set_error, wsi_option_refuse_type, wsi_option_set_inline,
	wsi_option_set_conditional;
wsi_option_give wsi_option_give_info_a, wsi_option_give_info_w, wsi_option_give_state;

/* One value only: another is WSAENOPROTOOPT. A flag that has to be set before bind. */
wsi_option_get wsi_option_get_fixed;
wsi_option_set wsi_option_set_fixed, wsi_option_set_early_flag;

/* Of optiontcp.c: options of TCP and UDP. */
wsi_option_get wsi_option_get_max_rt, wsi_option_get_timestamps, wsi_option_get_coalesced_size;
wsi_option_set wsi_option_set_max_rt, wsi_option_set_fast_open, wsi_option_set_segment_size, wsi_option_set_coalesced_size;

/* Of context.c: what becomes of a socket that AcceptEx or ConnectEx has connected. */
wsi_option_take wsi_option_take_accept_context, wsi_option_take_connect_context;

/* Of optionip.c: options of the protocols. */
wsi_option_get wsi_option_get_dont_fragment, wsi_option_get_multicast_if, wsi_option_get_v6_only,
	wsi_option_get_unicast_if, wsi_option_get_protection_level;
wsi_option_set wsi_option_set_octet, wsi_option_set_truth, wsi_option_set_dont_fragment, wsi_option_set_discover,
	wsi_option_set_multicast_if, wsi_option_set_v6_only, wsi_option_set_unicast_if, wsi_option_set_protection_level;
wsi_option_give wsi_option_give_ip_options;
wsi_option_take wsi_option_take_ip_options, wsi_option_take_group, wsi_option_take_source_group, wsi_option_take_source_block,
	wsi_option_take_group_v6;

#endif
