"""What is written down of an unexpected error: its kind and the places it passed, never its words."""

import logging
from types import TracebackType

_PLACES = 12


def record(log: logging.Logger, what: str, trace: str, error: BaseException) -> None:
    """Log an unexpected error of ``what`` under a trace id.

    Messages of exceptions quote values, and tracebacks quote messages: neither is logged.
    """
    log.error("%s failed, trace %s: %s", what, trace, outline(error))


def outline(error: BaseException) -> str:
    """Kinds and places of an error and of what led to it, innermost last."""
    told: list[str] = []
    present: BaseException | None = error
    seen: set[int] = set()
    while present is not None and id(present) not in seen:
        seen.add(id(present))
        kind = f"{type(present).__module__}.{type(present).__qualname__}"
        told.append(f"{kind} at {' > '.join(_places(present.__traceback__)) or 'an unknown place'}")
        present = present.__cause__ or (None if present.__suppress_context__ else present.__context__)
    return "; from ".join(told)


def _places(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        frame = traceback.tb_frame
        places.append(f"{frame.f_globals.get('__name__', '?')}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places[-_PLACES:]
