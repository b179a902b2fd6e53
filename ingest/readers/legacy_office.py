"""Old Word and Excel files, RTF and OpenDocument, converted by LibreOffice where it is installed.

LibreOffice runs without a window, in a profile of its own that runs no macro and follows no link, under a time limit.
"""
from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.blocks import Reading
from ingest.errors import DamagedFile, MissingTool, TooLarge, UnreadableFile

_SECONDS = 120
_SHEETS = {"xls", "ods", "xlsb"}
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
# Where LibreOffice lies when it is not on the PATH.
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe", "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice", "/usr/lib/libreoffice/program/soffice",
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def read(path: Path) -> Reading:
    """The file's lines and grids, by way of DOCX or XLSX. Raises MissingTool, DamagedFile, TooLarge, EmptyFile."""
    from ingest.readers import docx, kind_of, xlsx

    kind = kind_of(path)
    form = "xlsx" if kind in _SHEETS else "docx"
    office = find_office()
    if office is None:
        raise MissingTool(path.name, f"tệp .{kind} đời cũ cần LibreOffice để đọc, máy này chưa cài",
                          "Hãy cài (Debian/Ubuntu: sudo apt install libreoffice; Windows: winget install "
                          f"TheDocumentFoundation.LibreOffice), hoặc lưu lại thành .{form}.")
    with TemporaryDirectory(prefix="ingest-office-", ignore_cleanup_errors=True) as folder:
        try:
            made = convert(path, kind, form, office, Path(folder))
            reading = (xlsx if form == "xlsx" else docx).read(made)
        except UnreadableFile as error:
            raise type(error)(path.name, error.fault, error.advice) from error
    return replace(reading, notes=(f"đã chuyển từ .{kind} bằng LibreOffice", *reading.notes))


def find_office() -> str | None:
    """LibreOffice's command, or None where it isn't installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def convert(path: Path, kind: str, form: str, office: str, folder: Path) -> Path:
    """The file converted to `form`, in `folder`. Raises TooLarge where it takes too long, DamagedFile where it fails."""
    profile, source = folder / "profile", folder / f"source.{kind}"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    shutil.copyfile(path, source)
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
               "--convert-to", _FILTERS[form], "--outdir", str(folder / "made"), str(source)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               cwd=folder, env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"})
    try:
        process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise TooLarge(path.name, f"LibreOffice chuyển tệp quá {_SECONDS} giây", "Hãy lưu lại tệp ở dạng mới rồi nạp lại.") from error
    finally:
        _end(process)
    made = folder / "made" / f"source.{form}"
    if not made.is_file():
        raise DamagedFile(path.name, "LibreOffice không mở được tệp", "Hãy mở bằng chương trình đã tạo ra tệp, lưu lại rồi nạp lại.")
    return made


def _end(process: subprocess.Popen) -> None:
    """Ends LibreOffice and what it has started: its command is only a starter of the program proper."""
    import psutil

    family = []
    with suppress(psutil.Error):
        family = psutil.Process(process.pid).children(recursive=True)
    for member in family:
        with suppress(psutil.Error):
            member.kill()
    if process.poll() is None:
        process.kill()
    process.wait()
