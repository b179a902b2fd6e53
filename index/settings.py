"""The settings, read from the environment in one place and passed on as an argument.

    TROLY_INDEX            the index folder (default: build/index)
    TROLY_MODEL            embedding model: a folder or a hub name (default: the one shipped in index/model)
    TROLY_RERANKER         a cross-encoder, folder or hub name (default: none)
    TROLY_LLM              chat model as LangChain names it, "ollama:qwen3:8b", "openai:…" (default: none)
    TROLY_LLM_URL          its base URL
    TROLY_LLM_TIMEOUT      seconds an answer may take before the composed one stands (default: 60)

Keys of hosted models stay in the variables their own packages read (OPENAI_API_KEY …) and are never logged.
"""
from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

PREFIX = "TROLY_"


class SettingsFault(Exception):
    """A setting that can't be used; str() says in Vietnamese which, its value and what is allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    index: Path = Path("build/index")
    model: str = ""
    reranker: str = ""
    llm: str = ""
    llm_url: str = ""
    llm_timeout: float = 60.0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Settings from the variables that begin with TROLY_. Raises SettingsFault for an unknown or malformed one."""
        known = {PREFIX + f.name.upper(): f for f in fields(cls)}
        given = {}
        for key, value in environment.items():
            if not key.startswith(PREFIX):
                continue
            if key not in known:
                raise SettingsFault(f"Không có thiết lập {key}. Các thiết lập dùng được: {', '.join(sorted(known))}.")
            field = known[key]
            try:
                given[field.name] = type(field.default)(value)
            except ValueError:
                raise SettingsFault(f"{key}={value!r} không dùng được: cần một số.") from None
        return cls(**given)
