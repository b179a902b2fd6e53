"""A PDF looked at by pypdf before anything is laid out: what is damaged, encrypted, without pages or would unpack to too much is refused."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import DamagedFile, EmptyFile, EncryptedFile, TooLarge, UnreadableFile

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 3_000
MOST_PAGE_BYTES = 40_000_000   # a page's drawing commands, unpacked
HEAVY_PAGE_BYTES = 4_000_000   # and from here on the page (a map) is looked at as a picture, which is faster
# what the user is told to do
RESAVE = "Hãy mở tệp bằng trình đọc PDF, in hoặc lưu lại thành PDF mới rồi nạp lại."
AGAIN = "Hãy xin lại hoặc tải lại bản đầy đủ."


def check(path: Path) -> tuple[int, set[int]]:
    """The number of pages, and the numbers of the heavy ones. Raises UnreadableFile for a file that can't be read or is too large."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    if not path.stat().st_size:
        raise EmptyFile(path.name, "tệp rỗng (0 byte)", AGAIN)
    with path.open("rb") as stream:
        if b"%PDF-" not in stream.read(1024):
            raise DamagedFile(path.name, "không phải là PDF dù có tên như vậy", "Hãy kiểm tra lại tệp và phần đuôi của tên tệp.")
        try:
            reader = PdfReader(stream, strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise EncryptedFile(path.name, "PDF có mật khẩu", "Hãy gỡ mật khẩu (mở rồi in ra PDF mới) rồi nạp lại.")
            count = len(reader.pages)
            heavy = _check_pages(path, reader, count)
        except LimitReachedError as error:
            raise _too_much(path) from error
        except DependencyError as error:
            raise EncryptedFile(path.name, "PDF được mã hoá theo cách không đọc được", RESAVE) from error
        except UnreadableFile:
            raise
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
            raise DamagedFile(path.name, "PDF bị hỏng hoặc bị cắt cụt", AGAIN) from error
    return count, heavy


def _too_much(path: Path) -> TooLarge:
    return TooLarge(path.name, "có trang bung ra quá lớn", "Hãy kiểm tra lại nguồn gốc của tệp.")


def _check_pages(path: Path, reader: PdfReader, count: int) -> set[int]:
    if count == 0:
        if b"%%EOF" not in path.read_bytes()[-2048:]:
            raise DamagedFile(path.name, "PDF bị hỏng hoặc bị cắt cụt", AGAIN)
        raise EmptyFile(path.name, "PDF không có trang nào", AGAIN)
    if count > MOST_PAGES:
        raise TooLarge(path.name, f"PDF có {count} trang, nhiều hơn {MOST_PAGES}", "Hãy tách thành nhiều tệp rồi nạp lại.")
    heavy = set()
    for number, page in enumerate(reader.pages, 1):
        content = page.get_contents()
        size = len(content.get_data()) if content is not None else 0
        if size > MOST_PAGE_BYTES:
            raise _too_much(path)
        if size > HEAVY_PAGE_BYTES:
            heavy.add(number)
    return heavy
