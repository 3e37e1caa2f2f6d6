# Winsock 2: sockets, ioctls, events, overlapped operations.
