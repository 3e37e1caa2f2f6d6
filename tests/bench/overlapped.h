/* Overlapped transfer of blocks by two threads, each with a port, two blocks under way (raw: blocking calls); there and back of a byte between two threads that are
 * woken by WSAEventSelect's event (raw: epoll). Nanoseconds of a block, of a trip. */
#ifndef BENCH_OVERLAPPED_H
#define BENCH_OVERLAPPED_H

double bench_winsock_overlapped(unsigned size);
double bench_winsock_wake(unsigned unused);
double bench_posix_wake(unsigned unused);

#endif
