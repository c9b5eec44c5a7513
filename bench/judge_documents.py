"""How long a document is judged: parsed, analysed, validated, as the endpoint does it, each without a cache.

``python -m bench.judge_documents FILE.jsonl …`` takes lines with a ``query``; without files the hostile documents of
the tests are judged. Prints median and worst in milliseconds of processor time, and the five slowest.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from hub.errors import LimitExceeded
from hub.gateway import documents
from hub.gateway.documents import RequestError, prepare
from hub.gateway.limits import Guard
from tests.hub.gateway.hostile import INVALID, LIMITED

ROUNDS = 5


def judge(text: str, guard: Guard) -> tuple[float, str]:
    """The best of some rounds in milliseconds of processor time, and what came of it."""
    best, outcome = float("inf"), ""
    for _ in range(ROUNDS):
        documents._kept = documents._Kept()
        began = time.thread_time()
        try:
            prepare(text, None, {}, guard, "bench")
            outcome = "valid"
        except LimitExceeded as error:
            outcome = error.code
        except RequestError as error:
            outcome = error.errors[0].message[:60]
        best = min(best, (time.thread_time() - began) * 1000)
    return best, outcome


def main(files: list[str]) -> None:
    """Judge all documents and print the figures."""
    guard = Guard()
    sources: dict[str, dict[str, str]] = {}
    for file in files:
        rows = Path(file).read_text(encoding="utf-8").splitlines()
        sources[Path(file).name] = {str(number): json.loads(row)["query"] for number, row in enumerate(rows, start=1)}
    if not files:
        sources["hostile"] = {name: text for name, (text, _) in LIMITED.items()} | INVALID
    for source, texts in sources.items():
        judged = sorted(((*judge(text, guard), name) for name, text in texts.items()), reverse=True)
        times = [taken for taken, _, _ in judged]
        print(f"{source}: {len(times)} documents, median {statistics.median(times):.2f} ms, worst {times[0]:.2f} ms")
        for taken, outcome, name in judged[:5]:
            print(f"  {taken:8.2f} ms  {name}: {outcome}")


if __name__ == "__main__":
    main(sys.argv[1:])
