"""Calls into the system that fail under a program which does not know it: between it and the C library.

While the file that `FAILS_WHILE` names is there, whatever is to be flushed fails with EIO. Where `WRITES_SHORT` is set,
files take at most half of what is to be written to them at once.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int fails(void) {
    const char *marker = getenv("FAILS_WHILE");
    return marker && access(marker, F_OK) == 0;
}
static size_t some(int file, size_t size) {
    struct stat status;
    int is_short = getenv("WRITES_SHORT") && fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    return is_short && size > 1 ? size / 2 : size;
}
#define FLUSH(name) \
    int name(int file) { \
        static int (*real)(int); \
        if (!real) real = dlsym(RTLD_NEXT, #name); \
        if (fails()) { errno = EIO; return -1; } \
        return real(file); \
    }
#define WRITE_AT(name, offset_type) \
    ssize_t name(int file, const void *data, size_t size, offset_type at) { \
        static ssize_t (*real)(int, const void *, size_t, offset_type); \
        if (!real) real = dlsym(RTLD_NEXT, #name); \
        return real(file, data, some(file, size), at); \
    }
FLUSH(fsync)
FLUSH(fdatasync)
WRITE_AT(pwrite, off_t)
WRITE_AT(pwrite64, off64_t)
ssize_t write(int file, const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    return real(file, data, some(file, size));
}
"""


def failing_calls(folder: Path) -> dict[str, str]:
    """What to set in the environment of a program under which calls are to fail; skips where nothing can be compiled."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.skip("there is no compiler of C")
    source, shared = folder / "calls.c", folder / "calls.so"
    source.write_text(_SOURCE)
    made = subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", str(shared), str(source), "-ldl"], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("nothing can be compiled that other programs load")
    return {**os.environ, "LD_PRELOAD": str(shared)}
