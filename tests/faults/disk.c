/* Stands between a program and its disk (LD_PRELOAD), for files under CASEREG_DISK_ROOT.

   Writes down every change in the order it was made, for a power cut to be played later, and
   lets the n-th change fail when it is asked to. Built and used by disk.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int left = -1, code, always;
static int changes;

/* Let the n-th change from now (0 is the next) fail with this errno; n < 0: none. */
void disk_fail_at(int n, int with, int and_all_after) {
    left = n; code = with; always = and_all_after; changes = 0;
}

int disk_changes(void) { return changes; }

/* CASEREG_DISK_FAIL is "n errno always", for a program that cannot ask for it itself. */
__attribute__((constructor)) static void asked(void) {
    int n, with, and_all_after;
    const char *given = getenv("CASEREG_DISK_FAIL");
    if (given && sscanf(given, "%d %d %d", &n, &with, &and_all_after) == 3)
        disk_fail_at(n, with, and_all_after);
}

static int fails(void) {
    changes++;
    if (left < 0) return 0;
    if (left > 0) { left--; return 0; }
    if (!always) left = -1;
    errno = code;
    return 1;
}

static int watched(const char *path) {
    const char *root = getenv("CASEREG_DISK_ROOT");
    size_t length = root ? strlen(root) : 0, end = strlen(path);
    if (!length || strncmp(path, root, length)) return 0;
    return !(end > 4 && !strcmp(path + end - 4, "-shm"));
}

static int path_of(int handle, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t got = readlink(link, path, 4095);
    if (got < 0) return 0;
    path[got] = 0;
    char *gone = strstr(path, " (deleted)");
    if (gone) *gone = 0;
    return watched(path);
}

static ssize_t plain_write(int handle, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return real(handle, data, length);
}

/* One record: kind, length of path, offset, length of data; then both. */
static void note(char kind, const char *path, int64_t offset, const void *data, uint32_t length) {
    static int log = -2;
    int before = errno;
    if (log == -2) {
        const char *name = getenv("CASEREG_DISK_LOG");
        REAL(int, "open64", const char *, int, ...);
        log = name ? real(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    }
    if (log >= 0) {
        uint32_t named = strlen(path);
        size_t whole = 17 + named + length;
        char *record = malloc(whole);
        record[0] = kind;
        memcpy(record + 1, &named, 4);
        memcpy(record + 5, &offset, 8);
        memcpy(record + 13, &length, 4);
        memcpy(record + 17, path, named);
        if (length) memcpy(record + 17 + named, data, length);
        if (plain_write(log, record, whole) != (ssize_t)whole) abort();
        free(record);
    }
    errno = before;
}

static int opened(const char *name, const char *path, int flags, mode_t mode) {
    REAL(int, "open64", const char *, int, ...);
    (void)name;
    int fresh = (flags & O_CREAT) && watched(path) && access(path, F_OK);
    if (fresh && fails()) return -1;
    int handle = real(path, flags, mode);
    if (handle >= 0 && fresh) note('c', path, 0, 0, 0);
    else if (handle >= 0 && (flags & O_TRUNC) && watched(path)) note('t', path, 0, 0, 0);
    return handle;
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        va_list given; va_start(given, flags); \
        mode_t mode = (flags & O_CREAT) ? va_arg(given, mode_t) : 0; \
        va_end(given); \
        return opened(#name, path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

ssize_t write(int handle, const void *data, size_t length) {
    char path[4096];
    if (!path_of(handle, path)) return plain_write(handle, data, length);
    if (fails()) return -1;
    int64_t offset = (fcntl(handle, F_GETFL) & O_APPEND) ? lseek64(handle, 0, SEEK_END)
                                                        : lseek64(handle, 0, SEEK_CUR);
    ssize_t done = plain_write(handle, data, length);
    if (done > 0) note('w', path, offset, data, done);
    return done;
}

static ssize_t written_at(int handle, const void *data, size_t length, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    char path[4096];
    if (!path_of(handle, path)) return real(handle, data, length, offset);
    if (fails()) return -1;
    ssize_t done = real(handle, data, length, offset);
    if (done > 0) note('w', path, offset, data, done);
    return done;
}
ssize_t pwrite(int h, const void *d, size_t l, off_t o) { return written_at(h, d, l, o); }
ssize_t pwrite64(int h, const void *d, size_t l, off64_t o) { return written_at(h, d, l, o); }

static int cut_to(int handle, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    char path[4096];
    if (!path_of(handle, path)) return real(handle, length);
    if (fails()) return -1;
    int done = real(handle, length);
    if (!done) note('t', path, length, 0, 0);
    return done;
}
int ftruncate(int handle, off_t length) { return cut_to(handle, length); }
int ftruncate64(int handle, off64_t length) { return cut_to(handle, length); }

#define SYNCS(name) \
    int name(int handle) { \
        REAL(int, #name, int); \
        char path[4096]; \
        if (!path_of(handle, path)) return real(handle); \
        if (fails()) return -1; \
        int done = real(handle); \
        if (!done) note('s', path, 0, 0, 0); \
        return done; \
    }
SYNCS(fsync)
SYNCS(fdatasync)

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    if (!watched(from) && !watched(to)) return real(from, to);
    if (fails()) return -1;
    int done = real(from, to);
    if (!done) note('r', from, 0, to, strlen(to));
    return done;
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    if (!watched(path)) return real(path);
    if (fails()) return -1;
    int done = real(path);
    if (!done) note('u', path, 0, 0, 0);
    return done;
}
