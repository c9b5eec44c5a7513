"""``/log/…``: newest checkpoint, inclusion proofs and the log's key, open to everybody: they say nothing of anybody."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from hub.accesslog.log import AccessLog
from hub.accesslog.proofs import Prover, entry_named
from hub.errors import NotFound
from hub.store.engine import Store

_FRESH = {"Cache-Control": "no-store"}


def routes(log: AccessLog, store: Store) -> list[Route]:
    """The endpoints of the log.

    ``GET /log/checkpoint`` answers the newest checkpoint (C2SP tlog-checkpoint), ``GET /log/key`` the verifier key,
    ``GET /log/proof/{index}`` a proof as JSON: ``index``, ``size``, ``leafHash``, ``proof`` (hashes in hex, from the
    leaf upward), ``checkpoint``. The log id of a receipt may stand in place of the index.
    """
    prover = Prover(store)

    async def checkpoint(_: Request) -> Response:
        newest = await log.latest()
        if newest is None:
            raise NotFound("LOG_NO_CHECKPOINT")
        return PlainTextResponse(newest.text, headers=_FRESH)

    async def key(_: Request) -> Response:
        return PlainTextResponse(f"{log.verifier_key}\n", headers=_FRESH)

    async def proof(request: Request) -> Response:
        found = await prover.prove(entry_named(request.path_params["index"]))
        return JSONResponse(found.as_json(), headers=_FRESH)

    return [
        Route("/log/checkpoint", checkpoint, methods=["GET"]),
        Route("/log/key", key, methods=["GET"]),
        Route("/log/proof/{index}", proof, methods=["GET"]),
    ]
