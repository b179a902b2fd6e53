"""The named endpoints for programs, called as their documentation shows."""
from __future__ import annotations

import warnings

import pytest


@pytest.fixture(scope="module")
def client(server):
    from gradio_client import Client

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")        # gradio_client's own
        client = Client(server.url, verbose=False, analytics_enabled=False)
        yield client
        client.close()


pytestmark = pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")


def test_the_endpoints_are_named_and_documented(server):
    import json

    named = json.loads(server.get("/gradio_api/info")[1])["named_endpoints"]
    assert set(named) == {"/hoi", "/tra_cuu", "/trach_nhiem", "/kinh_phi", "/so_sanh", "/van_ban", "/nguon"}
    assert "Trả lời một câu hỏi" in named["/hoi"]["description"]


def test_a_program_asks_follows_up_and_reads_the_source(client):
    answer = client.predict("Còn Quảng Ngãi thì sao?", ["Ở Phú Thọ cơ quan nào chủ trì hỗ trợ OCOP?"], api_name="/hoi")
    assert "Văn phòng Điều phối" in answer["answer"] and not answer["abstained"]
    citation = answer["citations"][0]
    source = client.predict(citation["clause"], api_name="/nguon")
    assert source["document"] == citation["document"] and citation["quote"].split(" | ")[0] in source["text"]


def test_the_example_in_the_documentation_runs(server, capsys):
    import textwrap

    from assistant.page import api

    lines = api.__doc__.splitlines()
    example = textwrap.dedent("\n".join(line for line in lines if line.startswith("    ")))
    exec(compile(example.replace("http://127.0.0.1:7860", server.url), "api.py", "exec"), {})
    assert "Nông nghiệp và Môi trường" in capsys.readouterr().out


def test_a_program_searches_lists_and_compares(client):
    hits = client.predict("nước sạch", "Lạng Sơn", 0, "", api_name="/tra_cuu")
    assert hits and all("Lạng Sơn" in hit["title"] for hit in hits)
    documents = client.predict(api_name="/van_ban")
    assert len(documents) >= 7 and all(document["sample"] for document in documents)
    pair = [document["id"] for document in documents if "OCOP" in document["title"]][:2]
    compared = client.predict(pair, ["Tổng kinh phí"], api_name="/so_sanh")
    assert len(compared) == 2 and any(line["cells"]["Tổng kinh phí"]["text"] for line in compared)
    assert isinstance(client.predict([], "", api_name="/trach_nhiem"), list)
    assert isinstance(client.predict("Địa bàn", "", "", "", 0, api_name="/kinh_phi"), list)


def test_the_same_functions_are_mcp_tools(server, tmp_path):
    import json
    import shutil
    import urllib.request

    from tests.page.conftest import start, stop

    pytest.importorskip("mcp", reason="gói mcp (gradio[mcp]) không được cài")
    shutil.copytree(server.index, tmp_path / "index")
    running = start(tmp_path / "index", "--mcp")
    try:
        running.until_ready()
        request = urllib.request.Request(running.url + "/gradio_api/mcp/", json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode(),
                                         {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"})
        with urllib.request.urlopen(request) as answer:
            listed = answer.read().decode("utf-8")
        tools = json.loads(listed.split("data:", 1)[1])["result"]["tools"]
        assert {tool["name"] for tool in tools} == {"hoi", "tra_cuu", "trach_nhiem", "kinh_phi", "so_sanh", "van_ban", "nguon"}
    finally:
        stop(running)


def test_mcp_without_its_package_says_what_to_install(tmp_path):
    import importlib.util

    from tests.page.test_accounts import run

    if importlib.util.find_spec("mcp") is not None:
        pytest.skip("gói mcp được cài ở đây")
    refused = run("--mcp", "--index", str(tmp_path))
    assert refused.returncode == 2 and "gradio[mcp]" in refused.stderr.decode("utf-8")
