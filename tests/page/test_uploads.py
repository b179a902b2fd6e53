"""What is sent to the server: measured while it comes, refused in words, and nothing left of what was refused."""
from __future__ import annotations

import http.client
import json
import time
import urllib.request
from pathlib import Path


def test_uploads_keep_to_their_size_and_place(server):
    def send(name: str, data: bytes, way: str = "") -> tuple[int, str]:
        edge = "----bien"
        body = (f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n').encode() + data + f"\r\n--{edge}--\r\n".encode()
        request = urllib.request.Request(server.url + "/gradio_api/upload" + way, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    status, stored = send("../../../x.txt", b"x")
    assert status == 200 and ".." not in stored and "tro-ly-" in stored
    for way in ("", "?upload_id=x"):             # a program's one file, known by its length; one of several that the page sends
        status, said = send("lon.txt", b"x" * (102 * 2**20), way)
        assert status == 413 and "nhiều nhất 100 MB" in said and "chia nhỏ" in said


class Form:
    """An upload of several files, sent piece by piece as the page does, to a server that may say no in the middle of it."""

    def __init__(self, server) -> None:
        self.connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=60)
        self.connection.putrequest("POST", "/gradio_api/upload?upload_id=nhieu")
        self.connection.putheader("Content-Type", "multipart/form-data; boundary=----bien")
        self.connection.putheader("Content-Length", str(1500 * 2**20))        # less than the files at once may hold together
        self.connection.endheaders()

    def part(self, name: str, pieces: int, size: int = 2**20) -> None:
        filename = f'; filename="{name}"' if name else ""
        self.connection.send(f'\r\n------bien\r\nContent-Disposition: form-data; name="files"{filename}\r\n\r\n'.encode())
        for _ in range(pieces):
            self.connection.send(b"x" * size)

    def said(self) -> tuple[int, str]:
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode("utf-8")


def stored(server) -> list[int]:
    """The sizes of the files that the server's upload folder holds, unfinished ones among them."""
    body = b'--bien\r\nContent-Disposition: form-data; name="files"; filename="moc.txt"\r\n\r\nx\r\n--bien--\r\n'
    request = urllib.request.Request(server.url + "/gradio_api/upload", body, {"Content-Type": "multipart/form-data; boundary=bien"})
    with urllib.request.urlopen(request) as answer:
        folder = Path(json.load(answer)[0]).parents[1]
    return sorted(path.stat().st_size for path in folder.iterdir() if path.is_file())


def until_stored(server, expected) -> None:
    """Waits until `expected` is true of what is stored."""
    deadline = time.monotonic() + 30
    while not expected(now := stored(server)):
        assert time.monotonic() < deadline, now
        time.sleep(0.1)


def test_each_of_several_files_is_measured_by_itself_and_nothing_stays_of_a_refused_upload(server):
    before = stored(server)
    form = Form(server)
    form.part("nho.txt", 1)
    form.part("lon.txt", 101)           # the rest of its gigabyte is not even waited for
    status, said = form.said()
    assert status == 413 and "nhiều nhất 100 MB" in said and "chia nhỏ" in said
    form.connection.close()
    until_stored(server, before.__eq__)


def test_a_field_that_is_no_file_and_more_files_than_are_taken_are_refused(server):
    before = stored(server)
    form = Form(server)
    form.part("", 1, 10)                # few bytes are as bad as many: Gradio itself fails on the first
    status, said = form.said()
    assert status == 413 and "chỉ gửi tệp" in said
    form.connection.close()
    form = Form(server)
    for number in range(21):
        form.part(f"{number}.txt", 1, 10)
    status, said = form.said()
    assert status == 413 and "nhiều nhất 20 tệp" in said
    form.connection.close()
    until_stored(server, before.__eq__)


def test_nothing_stays_of_an_upload_that_its_sender_breaks_off(server):
    before = stored(server)
    form = Form(server)
    form.part("do-dang.txt", 5)
    until_stored(server, lambda now: len(now) == len(before) + 1 and sum(now) > sum(before) + 2**20)
    form.connection.close()
    until_stored(server, before.__eq__)


def test_more_files_than_are_taken_at_once_are_named(visit, tmp_path):
    files = [tmp_path / f"tệp {number}.txt" for number in range(22)]
    for file in files:
        file.write_text("KẾ HOẠCH\n", encoding="utf-8")
    visitor = visit()
    visitor.go()
    visitor.tab("Văn bản")
    page = visitor.page
    page.wait_for_selector(".tl-list")
    page.set_input_files("#tl-upload input[type=file]", [str(file) for file in files])
    page.wait_for_function("document.querySelectorAll('#tl-upload .file-preview tr.file').length === 20")
    told = page.locator("#tl-refused li").all_inner_texts()
    assert len(told) == 2 and "tệp 20.txt" in told[0] and "20 tệp" in told[0] and "tệp 21.txt" in told[1]


def test_a_body_without_end_is_broken_off(server):
    """Its length is not told, and it is no file: it would be read whole into memory."""
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=60)
    connection.request("POST", "/gradio_api/queue/join", (b"x" * 2**20 for _ in range(20)), {"Content-Type": "application/json"}, encode_chunked=True)
    answer = connection.getresponse()
    assert answer.status == 413 and "quá dài" in answer.read().decode()
    connection.close()
    assert server.get("/healthz")[0] == 200
