"""A wall around a process: it can open no connection to another machine, whatever it is asked to read."""

from __future__ import annotations

import ctypes
import platform
import struct
import sys

# By machine: how the kernel calls it, and the number of the call `socket` (linux/audit.h, asm/unistd.h).
_MACHINES = {"aarch64": (0xC00000B7, 198), "x86_64": (0xC000003E, 41)}
_RING = 425  # io_uring_setup, everywhere: a ring opens sockets that no filter sees
_ARCHITECTURE, _CALL, _FIRST_ARGUMENT = 4, 0, 16  # where they stand in seccomp_data (linux/seccomp.h)
_LOAD, _EQUALS, _RETURN = 0x20, 0x15, 0x06  # linux/bpf_common.h
_ALLOWED, _REFUSED = 0x7FFF0000, 0x00050000  # linux/seccomp.h; the number of an error is added
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h
_LOCAL, _DENIED = 1, 13  # AF_UNIX, EACCES


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def wall() -> bool:
    """Refuse sockets but local ones to this process and its children, for good; tell whether the system can (Linux)."""
    architecture, socket = _MACHINES.get(platform.machine(), (0, 0))
    if sys.platform != "linux" or not architecture:
        return False
    steps = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUALS, 0, 6, architecture),
        (_LOAD, 0, 0, _CALL),
        (_EQUALS, 3, 0, _RING),
        (_EQUALS, 0, 3, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUALS, 1, 0, _LOCAL),
        (_RETURN, 0, 0, _REFUSED + _DENIED),
        (_RETURN, 0, 0, _ALLOWED),
    )
    program = _Program(len(steps), b"".join(struct.pack("=HBBI", *step) for step in steps))
    control = ctypes.CDLL(None).prctl
    orders = ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, ctypes.byref(program), 0, 0))
    return all(control(*order) == 0 for order in orders)
