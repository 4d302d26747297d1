"""Merkle trees, held against RFC 6962."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core import merkle

# The inputs and roots of the reference implementation of Certificate Transparency.
CONTENTS = [
    bytes.fromhex(one)
    for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
LEAVES = st.lists(st.binary(min_size=1, max_size=8), min_size=1, max_size=40).map(lambda all_: [merkle.leaf(one) for one in all_])


@pytest.mark.parametrize("count", ROOTS)
def test_the_root_is_that_of_certificate_transparency(count: int) -> None:
    assert merkle.root([merkle.leaf(one) for one in CONTENTS[:count]]).hex() == ROOTS[count]


def _by_definition(leaves: list[bytes]) -> bytes:
    """The recursive definition of the RFC: split at the largest power of two below the number of leaves."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + _by_definition(leaves[:half]) + _by_definition(leaves[half:])).digest()


@given(LEAVES)
def test_the_root_is_the_one_the_definition_gives(leaves: list[bytes]) -> None:
    assert merkle.root(leaves) == _by_definition(leaves)


@given(LEAVES, st.data())
def test_a_leaf_is_proved_to_be_where_it_is_and_nowhere_else(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root, size = merkle.inclusion_proof(leaves, index), merkle.root(leaves), len(leaves)
    assert merkle.is_included(leaves[index], index, size, proof, root)
    assert not merkle.is_included(merkle.leaf(b"something else"), index, size, proof, root)
    assert not merkle.is_included(leaves[index], index, size, [*proof, root], root)
    assert not merkle.is_included(leaves[index], size, size, proof, root)
    if proof:
        assert not merkle.is_included(leaves[index], index, size, proof[:-1], root)


def test_there_is_no_proof_of_what_is_not_on_the_list() -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof([merkle.leaf(b"a")], 1)
