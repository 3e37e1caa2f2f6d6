/* Thread-local and fiber-local storage at the end of a thread. */
#ifndef WSI_LOCAL_H
#define WSI_LOCAL_H

/* Run the callbacks for what the calling thread has in fiber-local storage, and forget it. Comes by itself when a POSIX thread ends; whoever
 * tells of the end of a thread calls this first, so that who waited for the thread finds its callbacks done. */
void wsi_local_end_thread(void);

#endif
