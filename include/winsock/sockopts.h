/* Options that ws2tcpip.h gives a function each. */
#ifndef WS_SOCKOPTS_H
#define WS_SOCKOPTS_H
#pragma GCC system_header

WS_BEGIN

WS_INLINE int
ws_option_get(SOCKET s, int level, int option, DWORD *value)
{
	int length = sizeof *value;

	return getsockopt(s, level, option, (char *)value, &length);
}

WS_INLINE int
ws_option_set(SOCKET s, int level, int option, DWORD value)
{
	return setsockopt(s, level, option, (const char *)&value, sizeof value);
}

/* Is it one of IPv6? */
WS_INLINE int
ws_option_is_v6(SOCKET s)
{
	WSAPROTOCOL_INFOA info;
	int length = sizeof info;

	return !getsockopt(s, SOL_SOCKET, SO_PROTOCOL_INFOA, (char *)&info, &length) && info.iAddressFamily == AF_INET6;
}

WS_INLINE int
WSASetIPUserMtu(SOCKET Socket, DWORD Mtu)
{
	return ws_option_is_v6(Socket) ? ws_option_set(Socket, IPPROTO_IPV6, IPV6_USER_MTU, Mtu) : ws_option_set(Socket, IPPROTO_IP, IP_USER_MTU, Mtu);
}

WS_INLINE int
WSAGetIPUserMtu(SOCKET Socket, DWORD *Mtu)
{
	return ws_option_is_v6(Socket) ? ws_option_get(Socket, IPPROTO_IPV6, IPV6_USER_MTU, Mtu) : ws_option_get(Socket, IPPROTO_IP, IP_USER_MTU, Mtu);
}

WS_INLINE int
WSASetFailConnectOnIcmpError(SOCKET Socket, DWORD Enabled)
{
	return ws_option_set(Socket, IPPROTO_TCP, TCP_FAIL_CONNECT_ON_ICMP_ERROR, Enabled);
}

WS_INLINE int
WSAGetFailConnectOnIcmpError(SOCKET Socket, DWORD *Enabled)
{
	return ws_option_get(Socket, IPPROTO_TCP, TCP_FAIL_CONNECT_ON_ICMP_ERROR, Enabled);
}

WS_INLINE int
WSASetUdpSendMessageSize(SOCKET Socket, DWORD MsgSize)
{
	return ws_option_set(Socket, IPPROTO_UDP, UDP_SEND_MSG_SIZE, MsgSize);
}

WS_INLINE int
WSAGetUdpSendMessageSize(SOCKET Socket, DWORD *MsgSize)
{
	return ws_option_get(Socket, IPPROTO_UDP, UDP_SEND_MSG_SIZE, MsgSize);
}

WS_INLINE int
WSASetUdpRecvMaxCoalescedSize(SOCKET Socket, DWORD MaxCoalescedMsgSize)
{
	return ws_option_set(Socket, IPPROTO_UDP, UDP_RECV_MAX_COALESCED_SIZE, MaxCoalescedMsgSize);
}

WS_INLINE int
WSAGetUdpRecvMaxCoalescedSize(SOCKET Socket, DWORD *MaxCoalescedMsgSize)
{
	return ws_option_get(Socket, IPPROTO_UDP, UDP_RECV_MAX_COALESCED_SIZE, MaxCoalescedMsgSize);
}

WS_END

#endif
