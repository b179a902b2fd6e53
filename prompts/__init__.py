"""The prompt templates, one Markdown file each, with their variables documented in the front matter and checked when loaded.

A template:

    ---
    mục đích: trả lời một câu hỏi từ các điều khoản đánh số
    biến:
      question: câu hỏi, nguyên văn
    ---
    # Hệ thống
    …
    # Người dùng
    Câu hỏi: {{question}}
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_PARTS = re.compile(r"\A\s*# Hệ thống\n(?P<system>.*?)\n# Người dùng\n(?P<user>.*)\Z", re.DOTALL)


class TemplateFault(Exception):
    """A template that does not hold together; str() says in Vietnamese which and why."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template: `variables` maps each variable's name to what it is."""

    name: str
    purpose: str
    variables: Mapping[str, str]
    system: str
    user: str

    def fill(self, **values: str) -> list[tuple[str, str]]:
        """[('system', …), ('human', …)] with the variables filled in, each once: what a value holds is never filled in itself.
        Raises TemplateFault for a variable missing or unknown."""
        if values.keys() != self.variables.keys():
            raise TemplateFault(f"Mẫu {self.name}: cần các biến {sorted(self.variables)}, nhận được {sorted(values)}.")
        return [(role, _VARIABLE.sub(lambda m: values[m[1]], text).strip()) for role, text in (("system", self.system), ("human", self.user))]


@cache
def load(name: str) -> Template:
    """The template in prompts/<name>.md. Raises TemplateFault where its variables are not those it declares."""
    return parse(name, files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Template:
    """A template from its text. Raises TemplateFault."""
    whole = _FRONT.match(text.replace("\r\n", "\n"))
    parts = _PARTS.match(whole["body"]) if whole else None
    if not whole or not parts:
        raise TemplateFault(f"Mẫu {name}: cần phần đầu giữa hai dòng '---' và hai mục '# Hệ thống', '# Người dùng'.")
    purpose, variables = "", {}
    for line in whole["front"].split("\n"):
        key, _, value = (piece.strip() for piece in line.partition(":"))
        if line.startswith("  "):
            variables[key] = value
        elif key == "mục đích":
            purpose = value
    used = set(_VARIABLE.findall(whole["body"]))
    if used != set(variables):
        raise TemplateFault(f"Mẫu {name}: khai báo các biến {sorted(variables)} nhưng dùng {sorted(used)}.")
    return Template(name, purpose, variables, parts["system"], parts["user"])
