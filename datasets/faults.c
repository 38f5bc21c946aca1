// Fails or kills a process at one of its writes: to be preloaded (LD_PRELOAD, or DYLD_INSERT_LIBRARIES).
//
// Every call that changes a regular file or a name is counted: write, pwrite, ftruncate, fsync, fdatasync, rename, link,
// unlink. HEDDLE_FAULT_AT=N meets the Nth, HEDDLE_FAULT says how:
//   kill   the process is killed before the call
//   torn   half of a write is done, then the process is killed
//   full   the call and every later one that needs room fails with ENOSPC
// HEDDLE_FAULT_COUNT=FILE: the number of calls is written to FILE when the process ends by itself.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static long fault_at(void) {
  const char *at = getenv("HEDDLE_FAULT_AT");
  return at ? atol(at) : 0;
}

static int mode_is(const char *name) {
  const char *mode = getenv("HEDDLE_FAULT");
  return mode && strcmp(mode, name) == 0;
}

// What becomes of the call at hand: 0 goes on, 1 fails, 2 is torn.
static int judge(void) {
  long number = atomic_fetch_add(&calls, 1) + 1, at = fault_at();
  if (at == 0 || number < at) return 0;
  if (mode_is("full")) return 1;
  if (number > at) return 0;
  if (mode_is("torn")) return 2;
  raise(SIGKILL);
  return 0;
}

static int regular(int fd) {
  struct stat status;
  return fd > 2 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITES(name, ...)                                                \
  do {                                                                   \
    if (regular(fd)) {                                                   \
      int fate = judge();                                                \
      if (fate == 1) { errno = ENOSPC; return -1; }                      \
      if (fate == 2) { count /= 2; (void)!REAL(name)(__VA_ARGS__); raise(SIGKILL); } \
    }                                                                    \
    return REAL(name)(__VA_ARGS__);                                      \
  } while (0)

ssize_t write(int fd, const void *bytes, size_t count) { WRITES(write, fd, bytes, count); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { WRITES(pwrite, fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { WRITES(pwrite64, fd, bytes, count, at); }

// Calls that are done or not, and need no room.
#define CHANGES(name, ...)                                               \
  do {                                                                   \
    if (judge() == 2) raise(SIGKILL);                                    \
    return REAL(name)(__VA_ARGS__);                                      \
  } while (0)

int ftruncate(int fd, off_t size) { CHANGES(ftruncate, fd, size); }
int ftruncate64(int fd, off64_t size) { CHANGES(ftruncate64, fd, size); }
int fsync(int fd) { CHANGES(fsync, fd); }
int fdatasync(int fd) { CHANGES(fdatasync, fd); }
int rename(const char *from, const char *to) { CHANGES(rename, from, to); }
int link(const char *from, const char *to) { CHANGES(link, from, to); }
int unlink(const char *path) { CHANGES(unlink, path); }

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("HEDDLE_FAULT_COUNT");
  if (!path) return;
  FILE *file = fopen(path, "w");
  if (!file) return;
  fprintf(file, "%ld\n", atomic_load(&calls));
  fclose(file);
}
