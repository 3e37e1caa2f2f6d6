/* Sets of sockets. `room` is what the program says FD_SETSIZE is where it uses the macro: some grow their own sets. */
#ifndef WS_SETS_H
#define WS_SETS_H
#pragma GCC system_header

WS_INLINE void
ws_set_append(SOCKET s, fd_set *set, u_int room)
{
	SOCKET *members = set->fd_array;

	if (set->fd_count < room)
		members[set->fd_count++] = s;
}

WS_INLINE void
ws_set_add(SOCKET s, fd_set *set, u_int room)
{
	const SOCKET *members = set->fd_array;
	u_int i;

	for (i = 0; i < set->fd_count; i++)
		if (members[i] == s)
			return;
	ws_set_append(s, set, room);
}

WS_INLINE void
ws_set_remove(SOCKET s, fd_set *set)
{
	SOCKET *members = set->fd_array;
	u_int i = 0;

	while (i < set->fd_count && members[i] != s)
		i++;
	if (i == set->fd_count)
		return;
	for (set->fd_count--; i < set->fd_count; i++)
		members[i] = members[i + 1];
}

#define FD_CLR(s, set)   ws_set_remove((SOCKET)(s), (fd_set *)(set))
#define FD_ZERO(set)     ((void)(((fd_set *)(set))->fd_count = 0))
#define FD_ISSET(s, set) __WSAFDIsSet((SOCKET)(s), (fd_set *)(set))

#endif
