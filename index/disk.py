"""Files and folders made safe on disk, linked and removed, each in one step that leaves nothing half done for others to see."""
from __future__ import annotations

import os
import shutil
from pathlib import Path


def link(old: Path, new: Path) -> None:
    """A hard link to a file that is never written into; a copy where the file system has no links."""
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copyfile(old, new)


def remove(folder: Path) -> None:
    """A folder out of sight in one step, then gone: nobody finds it half removed. What is held open (on Windows) stays."""
    doomed = folder if folder.name.startswith("removed-") else folder.with_name(f"removed-{folder.name}")
    try:
        if doomed != folder:
            os.replace(folder, doomed)
        shutil.rmtree(doomed)
    except OSError:
        pass


def to_disk(path: Path) -> None:
    """fsync of a file or a folder; of folders where the system has that."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
