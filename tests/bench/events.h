/* Hand-overs between threads by events and by queues (completion ports); one trip, one set and wait that does not block, one of many. Nanoseconds each. */
#ifndef BENCH_EVENTS_H
#define BENCH_EVENTS_H

enum { BENCH_SETS = 5000 };

double bench_posix_event_trip(unsigned unused);
double bench_posix_event_ready(unsigned unused);
double bench_posix_event_many(unsigned count);
double bench_posix_queue_trip(unsigned unused);
double bench_winsock_event_trip(unsigned unused);
double bench_winsock_event_ready(unsigned unused);
double bench_winsock_event_many(unsigned count);
double bench_winsock_queue_trip(unsigned unused);

#endif
