"""The shape of the house, from its imports: one direction, heavy things late, nothing that runs what is read from disk."""
from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("index", "ingest", "prompts", "assistant")
# package → the project's own packages that it may import
ALLOWED = {"index": {"index"}, "ingest": {"ingest", "index"}, "prompts": {"prompts"}, "assistant": {"assistant", "index", "prompts"},
           "app": {"app", "assistant", "ingest", "index"}}
HEAVY = {"torch", "sentence_transformers", "transformers", "underthesea", "gradio", "faiss", "pdfplumber", "docx", "sklearn", "pypdfium2", "numpy",
         "scipy", "langchain", "langchain_core", "openpyxl", "tantivy", "pypdf", "PIL", "fastapi", "starlette", "uvicorn"}
# What runs or unpickles what it reads, or is not permissively licensed, or is being sunset.
NEVER = {"pickle", "dill", "joblib", "shelve", "marshal", "langchain_community", "fitz", "pymupdf"}
COMMANDS = (["-m", "ingest", "--help"], ["-m", "assistant", "ask", "--help"], ["app.py", "--help"])

FILES = [ROOT / "app.py", *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))]


def imported(tree: ast.AST) -> set[str]:
    """The full names of the modules that a tree imports, at its top or inside functions."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def own(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_one_way_and_nothing_unpickles(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tops = {name.split(".")[0] for name in imported(tree)}
    ours = tops & (set(PACKAGES) | {"app", "tests"})
    assert ours <= ALLOWED[own(path)], ours - ALLOWED[own(path)]
    assert not tops & NEVER
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"eval", "exec", "__import__"}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_loads_nothing_heavy(command):
    """`--help` answers at once because what takes seconds to import is imported where it is used; and in UTF-8 on any console."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    run = subprocess.run([sys.executable, "-X", "importtime", *command], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    assert run.returncode == 0 and "thư mục chỉ mục" in run.stdout
    loaded = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in run.stderr.splitlines() if line.startswith("import time:")}
    assert "argparse" in loaded
    assert not loaded & HEAVY


def test_files_are_one_concern_each():
    long = {path.relative_to(ROOT).as_posix(): lines for path in FILES if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400}
    assert long == {}


def shipped(name: str, patterns: dict[str, list[str]]) -> bool:
    """Whether package-data names a file, as setuptools reads it: a folder whose name can be imported is a package, with or
    without an __init__.py; the patterns of '*' hold in each, those of a package in it; '*' in a pattern crosses no folder."""
    path = Path(name)
    for folder in path.parents[:-1]:
        if all(part.isidentifier() for part in folder.parts):
            parts = path.relative_to(folder).parts
            for pattern in (*patterns["*"], *patterns.get(".".join(folder.parts), ())):
                wanted = pattern.split("/")
                if len(parts) == len(wanted) and all(map(fnmatch, parts, wanted)):
                    return True
    return False


def test_every_data_file_is_shipped():
    """What lies beside the modules is named in pyproject.toml, or a wheel would lack it."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    listed = subprocess.run(["git", "-c", "core.quotepath=off", "ls-files", *PACKAGES], cwd=ROOT, capture_output=True, encoding="utf-8")
    if listed.returncode:
        pytest.skip("no git checkout here")
    data = [name for name in listed.stdout.splitlines() if not name.endswith(".py")]
    assert data
    assert [name for name in data if not shipped(name, patterns)] == []


def test_the_readme_names_what_is_there():
    """Every file that the README's list of files or a link of it names is in the tree; its two commands stand at its top."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.index("    pip install -e . && python app.py\n") < text.index('    pip install -e ".[test]" && pytest\n') < 200
    named = re.findall(r"^- `([\w/]+\.py)` –", text, re.MULTILINE) + re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert len(named) > 100
    assert [name for name in named if not (ROOT / name).exists()] == []
