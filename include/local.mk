# The private include directory: what a program sees. Used with -isystem.
wsincludedir   = $(includedir)/winsock
wssysdir       = $(wsincludedir)/sys
wsnetdir       = $(wsincludedir)/net
wsnetinetdir   = $(wsincludedir)/netinet
wsnetpacketdir = $(wsincludedir)/netpacket
wsarpadir      = $(wsincludedir)/arpa
wswinsockdir   = $(wsincludedir)/winsock
wsfencedir     = $(wswinsockdir)/fence

# Winsock's headers, and the fences of libc's beside them (winsock/fence/begin.h).
wsinclude_HEADERS = \
	%D%/afunix.h \
	%D%/ifaddrs.h \
	%D%/in6addr.h \
	%D%/inaddr.h \
	%D%/mstcpip.h \
	%D%/mswsock.h \
	%D%/mswsockdef.h \
	%D%/netdb.h \
	%D%/poll.h \
	%D%/qos.h \
	%D%/resolv.h \
	%D%/unistd.h \
	%D%/winerror.h \
	%D%/winsock-posix.h \
	%D%/winsock.h \
	%D%/winsock2.h \
	%D%/ws2def.h \
	%D%/ws2ipdef.h \
	%D%/ws2spi.h \
	%D%/ws2tcpip.h \
	%D%/wsipx.h

# What they share.
wswinsock_HEADERS = \
	%D%/winsock/bsdtypes.h \
	%D%/winsock/calls.h \
	%D%/winsock/constants.h \
	%D%/winsock/constants2.h \
	%D%/winsock/extensions.h \
	%D%/winsock/functions.h \
	%D%/winsock/in4.h \
	%D%/winsock/in6.h \
	%D%/winsock/ioctl.h \
	%D%/winsock/ioctl2.h \
	%D%/winsock/ipoptions.h \
	%D%/winsock/link.h \
	%D%/winsock/names.h \
	%D%/winsock/nsp.h \
	%D%/winsock/records.h \
	%D%/winsock/sets.h \
	%D%/winsock/sockets2.h
wswinsock_HEADERS += %D%/winsock/events.h
wswinsock_HEADERS += %D%/winsock/sockopts.h
wswinsock_HEADERS += %D%/winsock/statenotify.h
wswinsock_HEADERS += %D%/winsock/transfers.h

wsfence_HEADERS = \
	%D%/winsock/fence/begin.h \
	%D%/winsock/fence/clear.h \
	%D%/winsock/fence/end.h \
	%D%/winsock/fence/pop.h \
	%D%/winsock/fence/push.h \
	%D%/winsock/fence/rename.h

wsarpa_HEADERS = \
	%D%/arpa/inet.h \
	%D%/arpa/nameser.h

wsnet_HEADERS = \
	%D%/net/ethernet.h \
	%D%/net/if.h \
	%D%/net/if_arp.h \
	%D%/net/ppp_defs.h \
	%D%/net/route.h

wsnetinet_HEADERS = \
	%D%/netinet/ether.h \
	%D%/netinet/icmp6.h \
	%D%/netinet/if_ether.h \
	%D%/netinet/igmp.h \
	%D%/netinet/in.h \
	%D%/netinet/ip.h \
	%D%/netinet/ip6.h \
	%D%/netinet/ip_icmp.h \
	%D%/netinet/tcp.h \
	%D%/netinet/udp.h

wsnetpacket_HEADERS = \
	%D%/netpacket/packet.h

wssys_HEADERS = \
	%D%/sys/ioctl.h \
	%D%/sys/poll.h \
	%D%/sys/select.h \
	%D%/sys/socket.h \
	%D%/sys/time.h \
	%D%/sys/types.h \
	%D%/sys/un.h
