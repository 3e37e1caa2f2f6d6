/* A world of names for this process and its children alone: namespaces of its own for mounts and network, in which
 *
 *	known.example (also alias.example) is 192.0.2.7 and 192.0.2.8, by /etc/hosts, six.example 2001:db8::7, localhost 127.0.0.1;
 *	all else is asked of a name server on loopback that never answers: the resolver gives up after SILENT_SECONDS.
 */
#ifndef WST_PRIVATE_NAMES_H
#define WST_PRIVATE_NAMES_H

#define SILENT_SECONDS 4

/* 0, or -1 where the system does not permit it (the test is skipped). Call it before the first thread. */
int wst_private_names(void);

/* How many threads, and how many descriptors, the process has. */
int wst_count_threads(void);
int wst_count_descriptors(void);

#endif
