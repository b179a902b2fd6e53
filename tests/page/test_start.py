"""What makes the page come up quickly: what is left out of the imports, and scripts that are packed once and may be kept."""
from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import urllib.request
from importlib.util import find_spec
from pathlib import Path

from tests.page.conftest import ROOT

LEFT_OUT = """
import sys
from assistant.page.quick_gradio import load_gradio
gr = load_gradio()
print("pandas.core" in sys.modules, "mcp" in sys.modules, "gradio.cli" in sys.modules)
import pandas, gradio.cli
print(len(pandas.DataFrame({"a": [1, 2]})), "pandas.core" in sys.modules, callable(gradio.cli.cli))
"""
SEGMENTED = """
import sys
from index.segment import words
print(words("Sở Công thương chủ trì."), "torch" in sys.modules, "underthesea.pipeline.translate" in sys.modules)
"""


def run(program: str) -> list[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "HF_HUB_OFFLINE": "1"}
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()


def test_gradio_comes_without_what_the_page_does_not_use_and_it_is_there_for_others():
    assert run(LEFT_OUT) == ["False False False", "2 True True"]


def test_segmenting_loads_no_pytorch():
    assert run(SEGMENTED) == ["['Sở', 'Công_thương', 'chủ_trì', '.'] False False"]


def test_scripts_are_gradios_own_packed_and_kept_by_the_browser(server):
    folder = Path(find_spec("gradio").submodule_search_locations[0]) / "templates" / "frontend" / "assets"
    name = re.search(r"assets/(index-[\w-]+\.js)", server.get("/")[1].decode("utf-8"))[1]
    for prefix in ("", "/en"):
        status, body, headers = server.get(f"{prefix}/assets/{name}")
        assert status == 200 and body == (folder / name).read_bytes()
        assert "immutable" in headers["cache-control"] and headers["content-type"].startswith("text/javascript")
    asked = urllib.request.Request(f"{server.url}/assets/{name}", headers={"Accept-Encoding": "gzip, br"})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["content-encoding"] == "gzip" and gzip.decompress(answer.read()) == (folder / name).read_bytes()
    for address in ("/assets/index-zzzzzzzz.js", "/assets/..%2findex-aaaaaaaa.js", "/assets/..%2f..%2f..%2f..%2froutes.py"):
        assert server.get(address)[0] in (400, 403, 404)
