"""Merkle trees as RFC 6962 builds them: one digest that stands for a list, and short proofs that something is on it. Pure."""

import hashlib
from collections.abc import Sequence

DIGEST_BYTES = 32
EMPTY = hashlib.sha256(b"").digest()


def leaf(content: bytes) -> bytes:
    """The digest of one item: SHA-256(0x00 ‖ content), 32 bytes (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x00" + content).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The digest of two digests side by side: SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The digest of all leaves in their order; of none, SHA-256 of nothing."""
    level = list(leaves)
    while len(level) > 1:
        level = _parents(level)
    return level[0] if level else EMPTY


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The digests that lead from the leaf at `index` to the root, the lowest first. Raises IndexError outside the list."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    level, proof = list(leaves), []
    while len(level) > 1:
        if (sibling := index ^ 1) < len(level):
            proof.append(level[sibling])
        level, index = _parents(level), index // 2
    return proof


def is_included(one: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> bool:
    """Whether the proof leads from the leaf digest `one`, at `index` of `size` leaves, to the root `expected`."""
    if not 0 <= index < size:
        return False
    digest, last, steps = one, size - 1, list(reversed(proof))
    while last:
        if index % 2 or index < last:
            if not steps:
                return False
            sibling = steps.pop()
            digest = node(sibling, digest) if index % 2 else node(digest, sibling)
        index, last = index // 2, last // 2
    return not steps and digest == expected


def _parents(level: list[bytes]) -> list[bytes]:
    """The level above: pairs joined, a digest without a partner as it is, which gives the tree of RFC 6962."""
    joined = [node(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return joined + level[len(joined) * 2 :]
