"""llama.cpp's server (the xllamacpp wheel holds it) in a process of its own, so that a test can kill it: MODEL PORT."""
from __future__ import annotations

import sys
from threading import Event

import xllamacpp


def main(model: str, port: int) -> None:
    params = xllamacpp.CommonParams()
    params.model.path, params.port, params.n_ctx = model, port, 32_768
    params.cpuparams.n_threads = 1
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    Event().wait()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
