"""Inclusion proofs from the database, against proofs computed from all leaves."""

import pytest

from hub.accesslog import checkpoint, merkle
from hub.accesslog.log import AccessLog
from hub.accesslog.proofs import Proof, Prover, entry_named
from hub.errors import Conflict, NotFound
from hub.store.engine import Store
from hub.store.ids import new_id
from tests.hub.accesslog.kept import KEY, NUMBERED, ORIGIN, at, entry, fill, place, rows_of, run_sql

pytestmark = pytest.mark.anyio

SIZES = (1, 2, 3, 255, 256, 257, 300, 511, 512, 513, 768, 1000, 1024, 1025, 1100)


@pytest.fixture
async def leaves(ledger: Store) -> list[bytes]:
    """The leaf hashes of 1,100 stored entries, under no checkpoint yet."""
    return await place(ledger, [entry(number) for number in range(SIZES[-1])])


async def sign(store: Store, size: int, leaves: list[bytes]) -> str:
    text = checkpoint.sign(ORIGIN, size, merkle.root(leaves[:size]), KEY)
    await run_sql(store, "INSERT INTO accesslog_checkpoint VALUES (:size, :text, now())", size=size, text=text)
    return text


def checked(proof: Proof, log: AccessLog) -> None:
    stated = checkpoint.verify(proof.checkpoint, log.verifier_key)
    merkle.verify_inclusion(proof.index, proof.size, proof.leaf_hash, proof.path, stated.root)


async def test_every_proof_is_the_one_computed_from_all_leaves(
    ledger: Store, log: AccessLog, leaves: list[bytes]
) -> None:
    prover = Prover(ledger)
    for size in SIZES:
        text = await sign(ledger, size, leaves)
        for index in sorted({0, 1, size // 3, size // 2, 255, 256, 257, 511, 512, size - 2, size - 1} & {*range(size)}):
            proof = await prover.prove(index)
            assert proof == Proof(
                index, size, leaves[index], tuple(merkle.inclusion_proof(index, size, leaves)), text
            ), (index, size)
            checked(proof, log)


async def test_a_prover_that_starts_late_knows_the_same(ledger: Store, leaves: list[bytes]) -> None:
    await sign(ledger, 1100, leaves)
    for index in (0, 700, 1099):
        assert list((await Prover(ledger).prove(index)).path) == merkle.inclusion_proof(index, 1100, leaves)


async def test_a_receipts_log_id_names_the_entry_too(ledger: Store, log: AccessLog) -> None:
    receipts = await fill(log, 5)
    await log.integrate()
    for receipt in receipts:
        proof = await Prover(ledger).prove(receipt.log_id)
        assert proof.leaf_hash == receipt.leaf_hash
        checked(proof, log)


async def test_what_the_signed_log_does_not_hold_is_not_found(ledger: Store, log: AccessLog) -> None:
    prover = Prover(ledger)
    with pytest.raises(NotFound, match="LOG_NO_CHECKPOINT"):
        await prover.prove(0)
    await fill(log, 3)
    await log.integrate()
    waiting = await log.append(entry())
    for absent in (3, -1, 10**18, waiting.log_id, str(new_id())):
        with pytest.raises(NotFound, match="LOG_NO_ENTRY"):
            await prover.prove(absent)


@pytest.mark.parametrize("index", [3, 600, 1090])
async def test_there_is_no_proof_from_changed_hashes_until_they_are_mended(
    ledger: Store, log: AccessLog, leaves: list[bytes], index: int
) -> None:
    await sign(ledger, 1100, leaves)
    change = f"UPDATE accesslogentry SET leaf_hash = :hashed WHERE {at('= :index')}"
    prover = Prover(ledger)
    await run_sql(ledger, change, hashed=bytes(32), index=index)
    for asked in (0, index):
        with pytest.raises(Conflict, match="LOG_CONTRADICTS"):
            await prover.prove(asked)
    await run_sql(ledger, change, hashed=leaves[index], index=index)
    for asked in (0, index):
        checked(await prover.prove(asked), log)


@pytest.mark.parametrize(
    "damage",
    [
        f"DELETE FROM accesslogentry WHERE {at('= 1')}",
        "DELETE FROM accesslog_place WHERE log_index = 2",
        "UPDATE accesslog_checkpoint SET text = 'nonsense'",
        "UPDATE accesslog_checkpoint SET text = replace(text, E'\\n3\\n', E'\\n4\\n')",
    ],
)
async def test_there_is_no_proof_from_a_damaged_log(ledger: Store, log: AccessLog, damage: str) -> None:
    await fill(log, 3)
    await log.integrate()
    await run_sql(ledger, damage)
    with pytest.raises(Conflict, match="LOG_CONTRADICTS"):
        await Prover(ledger).prove(0)


async def test_a_block_once_hashed_is_not_read_again(ledger: Store, leaves: list[bytes]) -> None:
    await sign(ledger, 1100, leaves)
    prover = Prover(ledger)
    first = await prover.prove(600)
    await run_sql(ledger, f"DELETE FROM accesslogentry WHERE {at('< 256')}")
    assert await prover.prove(600) == first


async def test_a_proof_is_told_as_plain_data(ledger: Store, log: AccessLog) -> None:
    await fill(log, 3)
    await log.integrate()
    proof = await Prover(ledger).prove(1)
    found = await rows_of(ledger, f"SELECT encode(leaf_hash, 'hex') FROM ({NUMBERED}) AS kept ORDER BY log_index")
    assert proof.as_json() == {
        "index": 1,
        "size": 3,
        "leafHash": found[1][0],
        "proof": [found[0][0], found[2][0]],
        "checkpoint": proof.checkpoint,
    }


@pytest.mark.parametrize("name", ["", "-1", "1.0", "x", "１", "9" * 19, "018876C5-3F00-7000-8000-000000000001", "0 "])
def test_what_is_neither_an_index_nor_a_log_id_names_no_entry(name: str) -> None:
    with pytest.raises(NotFound, match="LOG_NO_ENTRY"):
        entry_named(name)
