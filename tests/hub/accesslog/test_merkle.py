import hashlib
import json
from base64 import b64decode
from functools import cache

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.accesslog import merkle
from hub.accesslog.entry import leaf_hash
from hub.accesslog.merkle import EMPTY_ROOT, ProofError, Tree

LARGEST = 33
LEAVES = [b"entry %d" % number for number in range(LARGEST)]
HASHES = [leaf_hash(leaf) for leaf in LEAVES]
ROOTS = [merkle.root(HASHES[:size]) for size in range(LARGEST + 1)]


@cache
def oracle() -> pymerkle.InmemoryTree:
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    tree.append_entries(LEAVES)
    return tree


def holds_inclusion(*arguments) -> bool:
    try:
        merkle.verify_inclusion(*arguments)
    except ProofError:
        return False
    return True


def holds_consistency(*arguments) -> bool:
    try:
        merkle.verify_consistency(*arguments)
    except ProofError:
        return False
    return True


def spoilt(proof: list[bytes]):
    """Every proof one step away: a bit flipped, one hash more, less, doubled, moved, of wrong length."""
    for place, node in enumerate(proof):
        for bit in (0, 7, 100, 255):
            changed = bytearray(node)
            changed[bit // 8] ^= 1 << bit % 8
            yield [*proof[:place], bytes(changed), *proof[place + 1 :]]
        yield [*proof[:place], *proof[place + 1 :]]
        yield [*proof[:place], node, *proof[place:]]
        yield [*proof[:place], node[:31], *proof[place + 1 :]]
        yield [*proof[:place], node + b"\x00", *proof[place + 1 :]]
        if place and proof[place - 1] != node:
            yield [*proof[: place - 1], node, proof[place - 1], *proof[place + 1 :]]
    yield [*proof, bytes(32)]
    yield [bytes(32), *proof]
    yield [*proof, b""]
    yield [b"", *proof]


def test_the_root_of_the_empty_tree_is_the_hash_of_nothing():
    assert Tree().root() == EMPTY_ROOT == hashlib.sha256().digest()


def test_roots_agree_with_an_independent_implementation_at_every_size():
    for size in range(LARGEST + 1):
        assert ROOTS[size] == oracle().get_root(size)


def test_a_tree_taken_up_from_its_frontier_grows_to_the_same_roots():
    tree = Tree()
    for number, leaf in enumerate(HASHES):
        assert tree.size == number
        assert tree.root() == ROOTS[number]
        tree = Tree(tree.size, tree.frontier)
        tree.append(leaf)
    assert tree.root() == ROOTS[LARGEST]


def test_a_copy_grows_on_its_own():
    tree = Tree()
    tree.append(HASHES[0])
    copy = tree.copy()
    copy.append(HASHES[1])
    assert (tree.size, copy.size) == (1, 2)
    assert tree.root() == ROOTS[1]


def test_changing_the_list_of_frontier_hashes_does_not_change_the_tree():
    tree = Tree()
    tree.append(HASHES[0])
    tree.frontier.clear()
    assert tree.root() == ROOTS[1]


@pytest.mark.parametrize(
    ("size", "frontier"), [(-1, []), (1, []), (2, [bytes(32)] * 2), (3, [bytes(32)]), (1, [bytes(31)])]
)
def test_a_frontier_that_does_not_fit_the_size_is_refused(size: int, frontier: list[bytes]):
    with pytest.raises(ProofError):
        Tree(size, frontier)


def test_only_hashes_of_32_bytes_are_appended():
    for wrong in (b"", bytes(31), bytes(33)):
        with pytest.raises(ProofError):
            Tree().append(wrong)


def test_inclusion_proofs_hold_and_agree_with_an_independent_implementation():
    for size in range(1, LARGEST + 1):
        for index in range(size):
            proof = merkle.inclusion_proof(index, size, HASHES)
            merkle.verify_inclusion(index, size, HASHES[index], proof, ROOTS[size])
            assert [HASHES[index], *proof] == oracle().prove_inclusion(index + 1, size).path


def test_every_inclusion_proof_one_step_away_is_refused():
    for size in range(1, LARGEST + 1):
        for index in range(size):
            proof = merkle.inclusion_proof(index, size, HASHES)
            for wrong in spoilt(proof):
                assert not holds_inclusion(index, size, HASHES[index], wrong, ROOTS[size])


def test_an_inclusion_proof_holds_for_no_other_place_leaf_or_root():
    for size in range(1, LARGEST + 1):
        for index in range(size):
            proof = merkle.inclusion_proof(index, size, HASHES)
            right = (HASHES[index], proof, ROOTS[size])
            for other in range(-1, size + 2):
                assert holds_inclusion(other, size, *right) == (other == index)
            for other in range(LARGEST + 1):
                assert not holds_inclusion(index, size, HASHES[index], proof, ROOTS[other]) or other == size
            assert not holds_inclusion(index, size, leaf_hash(b"another"), proof, ROOTS[size])


def proof_by_definition(old: int, hashes: list[bytes], known: bool = True) -> list[bytes]:
    """SUBPROOF of RFC 9162 section 2.1.4.1, word by word."""
    if old == len(hashes):
        return [] if known else [merkle.root(hashes)]
    middle = max(2**power for power in range(7) if 2**power < len(hashes))
    if old <= middle:
        return [*proof_by_definition(old, hashes[:middle], known), merkle.root(hashes[middle:])]
    return [*proof_by_definition(old - middle, hashes[middle:], False), merkle.root(hashes[:middle])]


def test_consistency_proofs_hold_and_are_those_the_rfc_defines():
    for new in range(LARGEST + 1):
        for old in range(new + 1):
            proof = merkle.consistency_proof(old, new, HASHES)
            merkle.verify_consistency(old, new, ROOTS[old], ROOTS[new], proof)
            if old:
                assert proof == proof_by_definition(old, HASHES[:new])


def test_an_independent_implementation_finds_the_same_trees_consistent():
    for new in range(1, LARGEST + 1):
        for old in range(1, new + 1):
            theirs = oracle().prove_consistency(old, new)
            pymerkle.verify_consistency(ROOTS[old], ROOTS[new], theirs, old, new)


def test_every_consistency_proof_one_step_away_is_refused():
    for new in range(1, LARGEST + 1):
        for old in range(new + 1):
            proof = merkle.consistency_proof(old, new, HASHES)
            for wrong in spoilt(proof):
                assert not holds_consistency(old, new, ROOTS[old], ROOTS[new], wrong)


def test_a_consistency_proof_holds_for_no_other_roots():
    # A root is trusted only with the size its checkpoint signs: the proof alone does not bind the size.
    for new in range(1, LARGEST + 1):
        for old in range(1, new + 1):
            proof = merkle.consistency_proof(old, new, HASHES)
            assert not holds_consistency(-old, new, ROOTS[old], ROOTS[new], proof)
            for other in range(LARGEST + 1):
                if other != old:
                    assert not holds_consistency(old, new, ROOTS[other], ROOTS[new], proof)
                    if other > 0:
                        assert not holds_consistency(other, new, ROOTS[other], ROOTS[new], proof)
                if other != new:
                    assert not holds_consistency(old, new, ROOTS[old], ROOTS[other], proof)


def test_a_log_with_one_entry_replaced_is_no_continuation():
    forged = [*HASHES]
    forged[4] = leaf_hash(b"replaced")
    for new in range(6, LARGEST + 1):
        for old in range(5, new):
            proof = merkle.consistency_proof(old, new, forged)
            assert not holds_consistency(old, new, ROOTS[old], merkle.root(forged[:new]), proof)


def test_every_tree_begins_with_the_empty_one():
    merkle.verify_consistency(0, 0, EMPTY_ROOT, EMPTY_ROOT, [])
    merkle.verify_consistency(0, 7, EMPTY_ROOT, ROOTS[7], [])
    assert not holds_consistency(0, 7, ROOTS[1], ROOTS[7], [])
    assert not holds_consistency(0, 0, EMPTY_ROOT, ROOTS[1], [])


def test_proofs_of_what_does_not_exist_are_refused():
    for arguments in [(0, 0), (-1, 3), (3, 3), (0, LARGEST + 1)]:
        with pytest.raises(ProofError):
            merkle.inclusion_proof(*arguments, HASHES)
    for arguments in [(-1, 3), (4, 3), (1, LARGEST + 1)]:
        with pytest.raises(ProofError):
            merkle.consistency_proof(*arguments, HASHES)


def test_sizes_beyond_64_bits_are_refused():
    assert not holds_inclusion(0, 2**64, HASHES[0], [], HASHES[0])
    assert not holds_consistency(1, 2**64, ROOTS[1], ROOTS[2], [HASHES[1]])


@given(st.integers(1, 2**64 - 1), st.data())
def test_proof_ranges_tile_the_tree_in_logarithmic_number(size: int, data: st.DataObject):
    index = data.draw(st.integers(0, size - 1))
    ranges = sorted([*merkle.inclusion_ranges(index, size), (index, index + 1)])
    assert len(ranges) <= 65
    assert ranges[0][0] == 0
    assert ranges[-1][1] == size
    assert all(left[1] == right[0] for left, right in zip(ranges, ranges[1:], strict=False))
    assert len(merkle.consistency_ranges(index, size)) <= 65


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=150), st.data())
def test_proofs_hold_for_any_leaves(leaves: list[bytes], data: st.DataObject):
    new = data.draw(st.integers(0, len(leaves)))
    old = data.draw(st.integers(0, new))
    root = merkle.root(leaves[:new])
    proof = merkle.consistency_proof(old, new, leaves)
    merkle.verify_consistency(old, new, merkle.root(leaves[:old]), root, proof)
    if old < new:
        merkle.verify_inclusion(old, new, leaves[old], merkle.inclusion_proof(old, new, leaves), root)


def test_the_published_inclusion_vectors_are_answered_as_published(vectors):
    rows = [json.loads(line) for line in (vectors / "inclusion.jsonl").read_text().splitlines()]
    assert len(rows) == 49
    for row in rows:
        arguments = (
            row["leafIdx"],
            row["treeSize"],
            b64decode(row["leafHash"]),
            [b64decode(node) for node in row["proof"] or []],
            b64decode(row["root"]),
        )
        assert holds_inclusion(*arguments) != row["wantErr"], row["desc"]


def test_the_published_consistency_vectors_are_answered_as_published(vectors):
    rows = [json.loads(line) for line in (vectors / "consistency.jsonl").read_text().splitlines()]
    assert len(rows) == 43
    for row in rows:
        arguments = (
            row["size1"],
            row["size2"],
            b64decode(row["root1"]),
            b64decode(row["root2"]),
            [b64decode(node) for node in row["proof"] or []],
        )
        assert holds_consistency(*arguments) != row["wantErr"], row["desc"]


def test_the_published_tiles_hold_the_leaf_hashes_and_subtree_roots_of_this_tree(vectors):
    leaves = json.loads((vectors / "tlog_meta.json").read_text())["leaves_in_order"]
    hashes = [leaf_hash(leaf.encode()) for leaf in leaves]
    tiles = [json.loads(line) for line in (vectors / "tlog_tiles.jsonl").read_text().splitlines()]
    level_0 = [tile for tile in tiles if "/tile/0/" in tile["file"]]
    assert level_0
    for tile in level_0:
        width = int(tile["file"].rsplit("/", 1)[1])
        assert b64decode(tile["b64"]) == b"".join(hashes[:width])
