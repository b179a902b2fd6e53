"""The chat model of the settings: Ollama, any OpenAI-compatible server, or a hosted one by its LangChain package."""
from __future__ import annotations

import os
from typing import TYPE_CHECKING

from index.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

WINDOW = 8_192           # tokens, where a model does not say how many it takes
ANSWER = 1_024           # of these for the answer


class ModelFault(Exception):
    """The model can't be used; str() says in Vietnamese why and what to do. Never holds a key."""


def chat_model(settings: Settings) -> BaseChatModel:
    """The chat model named by TROLY_LLM ('ollama:qwen3:8b', 'openai:gpt-oss-20b'), at TROLY_LLM_URL where that is set.

    Keys are read by LangChain's packages from the environment; a server of one's own needs none. Raises ModelFault.
    """
    from langchain.chat_models import init_chat_model

    provider = settings.llm.split(":", 1)[0]
    options: dict = {"temperature": 0.0}
    if settings.llm_url:
        options["base_url"] = settings.llm_url
    if provider == "ollama":
        options |= {"num_ctx": WINDOW, "num_predict": ANSWER, "reasoning": False, "client_kwargs": {"timeout": settings.llm_timeout}}
    else:
        options |= {"timeout": settings.llm_timeout, "max_retries": 0}
        if provider == "openai" and settings.llm_url:
            # The client would send max_completion_tokens, which llama-cpp-python's server does not know: it would write on without end.
            options["extra_body"] = {"max_tokens": ANSWER}
            if not os.environ.get("OPENAI_API_KEY"):
                options["api_key"] = "none"       # the client wants one; servers of one's own ignore it
        else:
            options["max_tokens"] = ANSWER
    try:
        return init_chat_model(settings.llm, **options)
    except ImportError as missing:
        raise ModelFault(f"TROLY_LLM={settings.llm!r} cần thêm gói {missing.name or provider}: pip install tro-ly-ke-hoach[llm].") from None
    except ValueError:
        raise ModelFault(f"TROLY_LLM={settings.llm!r} không dùng được: viết theo dạng 'ollama:TÊN' hoặc 'openai:TÊN', và đặt khóa "
                         "(nếu cần) trong biến môi trường của nhà cung cấp.") from None
    except Exception as fault:           # a hosted model's own complaint, often that its key is missing; it may quote the key
        raise ModelFault(f"Không mở được mô hình {settings.llm!r} ({type(fault).__name__}). Hãy kiểm tra tên mô hình, địa chỉ và khóa.") from None


def window(model: BaseChatModel) -> int:
    """How many tokens the model takes; a server of one's own is taken to have WINDOW."""
    profile = getattr(model, "profile", None) or {}
    if getattr(model, "num_ctx", None):
        return model.num_ctx
    hosted = not (getattr(model, "openai_api_base", None) or getattr(model, "base_url", None))
    return min(profile.get("max_input_tokens") or WINDOW, 32_768) if hosted else WINDOW
