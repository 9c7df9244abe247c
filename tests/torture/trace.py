"""What a process did to its disk, out of a trace of its system calls."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.disk import Disk, File, Folder, Synced

STRACE = shutil.which("strace")
CALLS = """clone clone3 close copy_file_range creat fallocate fdatasync fork fsync ftruncate io_uring_setup link linkat lseek mkdir mkdirat
mmap open openat openat2 pwrite64 pwritev pwritev2 rename renameat renameat2 rmdir sendfile sync sync_file_range syncfs
truncate unlink unlinkat vfork write writev""".split()
CALL = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?.*\n")
UNFINISHED = re.compile(r"(\d+) +(\w+)\((.*) <unfinished \.\.\.>\n")
RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*\n)")
DESCRIPTOR = re.compile(r"(\d+|AT_FDCWD)<([^>]*)>")


def traced(command: Sequence[str], trace: Path) -> list[str]:
    """Return *command* so that *trace* will hold what it did."""
    if not STRACE:
        raise FileNotFoundError("strace is not installed; expected it in the path (Debian: apt install strace)")
    only = f"trace={','.join(CALLS)}"
    return [STRACE, "-f", "--seccomp-bpf", "-y", "-xx", "-s", "100000000", "-e", only, "-o", str(trace), *command]


@dataclass(frozen=True)
class Call:
    """A system call that succeeded."""

    thread: str
    name: str
    arguments: list[str]
    result: int
    path: str


@dataclass
class Opened:
    """What a descriptor stands for, and where the next write to it goes."""

    node: File | Folder
    at: int = 0
    appends: bool = False


@dataclass
class Replay:
    """Do to *disk* what a trace tells of one process; all that was written to the file *told* is kept as lines."""

    disk: Disk
    told: str
    lines: list[str] = field(default_factory=list)
    _open: dict[str, Opened] = field(default_factory=dict)
    _syncs: dict[str, Synced] = field(default_factory=dict)

    def run(self, trace: Iterable[tuple[bool, Call]]) -> Iterator[None]:
        """Yield after each change of the disk, and after each line told."""
        for begins, call in trace:
            if begins:
                self._begin(call)
            elif DOES[call.name](self, call):
                yield

    def _begin(self, call: Call) -> None:
        if call.name == "close":  # another thread may get the number before this one is told that it is free
            self._open.pop(_number(call.arguments[0]), None)
        if call.name in ("fsync", "fdatasync") and (opened := self._opened(call.arguments[0])):
            self._syncs[call.thread] = self.disk.sync_begins(opened.node)

    def _openat(self, call: Call) -> bool:
        path, flags = _path(*call.arguments[:2]), call.arguments[2]
        if not self.disk.has(path):
            return False
        created = "O_CREAT" in flags and not self._exists(path)
        if created:
            self.disk.name((path, File()))
        node = self.disk.node(path)
        self._open[str(call.result)] = Opened(node, appends="O_APPEND" in flags)
        if "O_TRUNC" in flags and isinstance(node, File) and node.size:
            node.write(0, None)
            return True
        return created

    def _write(self, call: Call) -> bool:
        data = _text(call.arguments[1])[: call.result]
        if _decoded(call.arguments[0]) == self.told:
            self.lines += data.decode().splitlines()
            return True
        opened = self._opened(call.arguments[0])
        if not opened:
            return False
        assert isinstance(opened.node, File)
        at = opened.node.size if opened.appends else opened.at
        if call.name == "pwrite64":
            at = int(call.arguments[3])
        else:
            opened.at = at + len(data)
        opened.node.write(at, data)
        return True

    def _truncate(self, call: Call) -> bool:
        opened = self._opened(call.arguments[0])
        if opened and isinstance(opened.node, File) and opened.node.size != int(call.arguments[1]):
            opened.node.write(int(call.arguments[1]), None)
            return True
        return False

    def _seek(self, call: Call) -> bool:
        if opened := self._open.get(_number(call.arguments[0])):
            opened.at = call.result
        return False

    def _sync(self, call: Call) -> bool:
        if call.thread in self._syncs:
            self.disk.sync_ends(self._syncs.pop(call.thread))
            return True
        return False

    def _mkdir(self, call: Call) -> bool:
        return self._name(_paths(call)[0], Folder())

    def _unlink(self, call: Call) -> bool:
        return self._name(_paths(call)[0], None)

    def _link(self, call: Call) -> bool:
        old, new = _paths(call)
        return self._name(new, self.disk.node(old)) if self.disk.has(new) else False

    def _rename(self, call: Call) -> bool:
        old, new = _paths(call)
        if self.disk.has(old) != self.disk.has(new):
            raise NotImplementedError(f"{old} became {new}; expected both on the traced disk or neither")
        if self.disk.has(old):
            self.disk.name((new, self.disk.node(old)), (old, None))
            return True
        return False

    def _clone(self, call: Call) -> bool:
        if not any("CLONE_THREAD" in argument for argument in call.arguments):
            raise NotImplementedError("a child was started; expected one process, for its descriptors are followed")
        return False

    def _ignored(self, _call: Call) -> bool:
        return False

    def _unknown(self, call: Call) -> bool:
        """Fail if the disk was changed in a way that is not replayed."""
        descriptors = [argument for argument in call.arguments if DESCRIPTOR.fullmatch(argument)]
        shared = call.name != "mmap" or {"MAP_SHARED", "PROT_WRITE"} <= set("|".join(call.arguments[2:4]).split("|"))
        if shared and any(self.disk.has(_decoded(one)) for one in descriptors):
            raise NotImplementedError(
                f"{call.name} changed the disk; expected only what tests/torture/trace.py replays"
            )
        return False

    def _name(self, path: str, node: File | Folder | None) -> bool:
        if self.disk.has(path):
            self.disk.name((path, node))
            return True
        return False

    def _opened(self, argument: str) -> Opened | None:
        number = _number(argument)
        return (
            self._open[number] if self.disk.has(_decoded(argument)) else self._open.get(number)
        )  # a file without a name

    def _exists(self, path: str) -> bool:
        try:
            self.disk.node(path)
        except KeyError:
            return False
        return True


DOES = dict.fromkeys(CALLS, Replay._unknown) | {
    "clone": Replay._clone,
    "clone3": Replay._clone,
    "close": Replay._ignored,
    "fdatasync": Replay._sync,
    "fork": Replay._clone,
    "fsync": Replay._sync,
    "ftruncate": Replay._truncate,
    "link": Replay._link,
    "linkat": Replay._link,
    "lseek": Replay._seek,
    "mkdir": Replay._mkdir,
    "mkdirat": Replay._mkdir,
    "openat": Replay._openat,
    "pwrite64": Replay._write,
    "rename": Replay._rename,
    "renameat": Replay._rename,
    "renameat2": Replay._rename,
    "rmdir": Replay._unlink,
    "sync_file_range": Replay._ignored,  # promises nothing
    "unlink": Replay._unlink,
    "unlinkat": Replay._unlink,
    "vfork": Replay._clone,
    "write": Replay._write,
}


def calls(trace: Path) -> Iterator[tuple[bool, Call]]:
    """Yield the begin and the end of each call; what failed is left out."""
    begun: dict[str, str] = {}
    with trace.open(encoding="ascii") as file:
        for line in file:
            whole = line
            if unfinished := UNFINISHED.fullmatch(line):
                begun[unfinished[1]] = line.removesuffix(" <unfinished ...>\n")
                yield True, Call(unfinished[1], unfinished[2], unfinished[3].split(", "), 0, "")
                continue
            if resumed := RESUMED.fullmatch(line):
                whole = begun.pop(resumed[1]) + resumed[2]
            if not (found := CALL.fullmatch(whole)):
                continue
            call = Call(found[1], found[2], found[3].split(", "), int(found[4]), found[5] or "")
            if not resumed:
                yield True, call
            if call.result >= 0:
                yield False, call


def _paths(call: Call) -> list[str]:
    """Return the paths of a call, whether it is the form with folders (`renameat`) or without."""
    words = iter(call.arguments)
    found = []
    for word in words:
        if folder := DESCRIPTOR.fullmatch(word):
            found.append(_path(folder[0], next(words)))
        elif word.startswith('"'):
            found.append(_text(word).decode())
    return found


def _path(folder: str, name: str) -> str:
    return str(Path(_decoded(folder)) / _text(name).decode())


def _number(argument: str) -> str:
    return argument.partition("<")[0]


def _decoded(argument: str) -> str:
    found = DESCRIPTOR.fullmatch(argument)
    return bytes.fromhex(found[2].replace("\\x", "")).decode() if found else ""


def _text(argument: str) -> bytes:
    return bytes.fromhex(argument.strip('"').replace("\\x", ""))
