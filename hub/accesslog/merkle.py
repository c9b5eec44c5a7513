"""The tree over the log's leaves: roots, proofs, their verification (RFC 6962 §2.1, RFC 9162 §2.1, SHA-256).

Hashes are 32 bytes everywhere; anything else is refused. Leaf hashes come from
:func:`hub.accesslog.entry.leaf_hash`.
"""

import hashlib
from collections.abc import Iterable, Sequence

HASH_SIZE = 32
MAX_SIZE = 2**64 - 1
EMPTY_ROOT = hashlib.sha256(b"").digest()
"""Root of the tree without leaves."""


class ProofError(ValueError):
    """A proof does not hold, or is asked for what does not exist; the message says why."""


class Tree:
    """A growing tree that keeps only its frontier: the roots of its complete subtrees, largest first.

    ``size`` and ``frontier`` are all the state there is: ``Tree(size, frontier)`` takes it up again.
    Appending and the root take O(log n).
    """

    __slots__ = ("_frontier", "_size")

    def __init__(self, size: int = 0, frontier: Iterable[bytes] = ()) -> None:
        """Take up a tree of ``size`` leaves. Raises :class:`ProofError` if the frontier does not fit it."""
        self._size = size
        self._frontier = list(frontier)
        if size < 0 or len(self._frontier) != size.bit_count():
            raise ProofError(f"{len(self._frontier)} hashes are not the frontier of a tree of size {size}")
        for node in self._frontier:
            _check_hash("frontier", node)

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return self._size

    @property
    def frontier(self) -> list[bytes]:
        """Roots of the complete subtrees, largest (leftmost) first."""
        return list(self._frontier)

    def append(self, leaf_hash: bytes) -> None:
        """Add one leaf on the right. Raises :class:`ProofError` for a hash that is not 32 bytes."""
        _check_hash("leaf hash", leaf_hash)
        node, size = leaf_hash, self._size
        while size & 1:
            node = node_hash(self._frontier.pop(), node)
            size >>= 1
        self._frontier.append(node)
        self._size += 1

    def root(self) -> bytes:
        """The root hash at the present size."""
        if not self._frontier:
            return EMPTY_ROOT
        node = self._frontier[-1]
        for left in reversed(self._frontier[:-1]):
            node = node_hash(left, node)
        return node

    def copy(self) -> "Tree":
        """A tree that grows on its own from here."""
        return Tree(self._size, self._frontier)


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node (RFC 6962 §2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaf_hashes: Iterable[bytes]) -> bytes:
    """The root over ``leaf_hashes``."""
    tree = Tree()
    for leaf in leaf_hashes:
        tree.append(leaf)
    return tree.root()


def inclusion_ranges(index: int, size: int) -> list[tuple[int, int]]:
    """The leaf ranges ``[start, stop)`` whose roots, in order, prove leaf ``index`` in the tree of ``size``.

    For those who keep subtree roots and need not hash all leaves again. Raises :class:`ProofError` where
    there is no such leaf.
    """
    if not 0 <= index < size:
        raise ProofError(f"there is no entry {index} in a tree of size {size}")
    start, stop, ranges = 0, size, []
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            ranges.append((middle, stop))
            stop = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(old_size: int, new_size: int) -> list[tuple[int, int]]:
    """The leaf ranges whose roots, in order, prove the tree of ``old_size`` the beginning of ``new_size``.

    Raises :class:`ProofError` if the old tree is the larger one.
    """
    if not 0 <= old_size <= new_size:
        raise ProofError(f"a tree of size {old_size} is not the beginning of one of size {new_size}")
    if old_size == 0:
        return []
    start, stop, ranges = 0, new_size, []
    while old_size != stop:
        middle = start + _split(stop - start)
        if old_size <= middle:
            ranges.append((middle, stop))
            stop = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start:
        ranges.append((start, stop))
    return ranges[::-1]


def inclusion_proof(index: int, size: int, leaf_hashes: Sequence[bytes]) -> list[bytes]:
    """The proof of leaf ``index`` in the tree over the first ``size`` leaves (RFC 9162 §2.1.3.1)."""
    _check_enough(size, leaf_hashes)
    return [root(leaf_hashes[start:stop]) for start, stop in inclusion_ranges(index, size)]


def consistency_proof(old_size: int, new_size: int, leaf_hashes: Sequence[bytes]) -> list[bytes]:
    """The proof that the first ``old_size`` leaves begin the first ``new_size`` (RFC 9162 §2.1.4.1)."""
    _check_enough(new_size, leaf_hashes)
    return [root(leaf_hashes[start:stop]) for start, stop in consistency_ranges(old_size, new_size)]


def verify_inclusion(index: int, size: int, leaf_hash: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Check that the leaf stands at ``index`` in the tree of ``size`` with ``root`` (RFC 9162 §2.1.3.2).

    Raises :class:`ProofError` if it does not.
    """
    if not 0 <= index < size <= MAX_SIZE:
        raise ProofError(f"there is no entry {index} in a tree of size {size}")
    _check_hash("leaf hash", leaf_hash)
    _check_hash("root", root)
    _check_proof(proof)
    node, position, last = leaf_hash, index, size - 1
    for sibling in proof:
        if last == 0:
            raise ProofError("the proof is too long")
        if position & 1 or position == last:
            node = node_hash(sibling, node)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        position, last = position >> 1, last >> 1
    if last:
        raise ProofError("the proof is too short")
    if node != root:
        raise ProofError("the proof leads to another root")


def verify_consistency(old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Check that the tree of ``old_size`` and ``old_root`` begins the new one (RFC 9162 §2.1.4.2).

    Every tree begins with the empty one; that takes an empty proof. Raises :class:`ProofError` if not so.
    """
    if not 0 <= old_size <= new_size <= MAX_SIZE:
        raise ProofError(f"a tree of size {old_size} is not the beginning of one of size {new_size}")
    _check_hash("old root", old_root)
    _check_hash("new root", new_root)
    _check_proof(proof)
    if old_size in {0, new_size}:
        if proof:
            raise ProofError("the proof is too long")
        if old_root != (EMPTY_ROOT if old_size == 0 else new_root):
            raise ProofError("the roots of one size differ")
        if new_size == 0 and new_root != EMPTY_ROOT:
            raise ProofError("the root of the empty tree is wrong")
        return
    path = list(proof)
    if old_size.bit_count() == 1:
        path.insert(0, old_root)
    if not path:
        raise ProofError("the proof is too short")
    position, last = old_size - 1, new_size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    old = new = path[0]
    for node in path[1:]:
        if last == 0:
            raise ProofError("the proof is too long")
        if position & 1 or position == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new = node_hash(new, node)
        position, last = position >> 1, last >> 1
    if last:
        raise ProofError("the proof is too short")
    if old != old_root:
        raise ProofError("the proof leads to another old root")
    if new != new_root:
        raise ProofError("the proof leads to another new root")


def _split(size: int) -> int:
    """The largest power of two smaller than ``size``."""
    return 1 << (size - 1).bit_length() - 1


def _check_enough(size: int, leaf_hashes: Sequence[bytes]) -> None:
    if size > len(leaf_hashes):
        raise ProofError(f"{len(leaf_hashes)} leaves do not make a tree of size {size}")


def _check_hash(name: str, value: bytes) -> None:
    if len(value) != HASH_SIZE:
        raise ProofError(f"{name}: {len(value)} bytes instead of {HASH_SIZE}")


def _check_proof(proof: Sequence[bytes]) -> None:
    for number, value in enumerate(proof):
        _check_hash(f"proof[{number}]", value)
