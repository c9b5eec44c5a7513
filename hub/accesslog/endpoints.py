"""``/log/…``: the latest checkpoint and inclusion proofs, open to everybody: they say nothing about anybody."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from hub.accesslog.audit import prove
from hub.accesslog.log import AccessLog
from hub.errors import NotFound
from hub.store.engine import Store

_FRESH = {"Cache-Control": "no-store"}


def routes(log: AccessLog, store: Store) -> list[Route]:
    """Routes of the log."""

    async def checkpoint(_: Request) -> Response:
        latest = await log.latest()
        if latest is None:
            raise NotFound()
        return PlainTextResponse(latest.text, headers=_FRESH)

    async def proof(request: Request) -> Response:
        found = await prove(store, log, request.path_params["index"])
        body = {
            "index": found.index,
            "leafHash": found.leaf_hash.hex(),
            "path": [node.hex() for node in found.path],
            "checkpoint": found.checkpoint,
        }
        return JSONResponse(body, headers=_FRESH)

    async def key(_: Request) -> Response:
        return PlainTextResponse(log.verifier_key + "\n", headers=_FRESH)

    return [
        Route("/log/checkpoint", checkpoint),
        Route("/log/proof/{index:int}", proof),
        Route("/log/key", key),
    ]
