"""Fingerprints of passages for finding copied text among any number of reports.

A passage is a sentence of some length. Digits are masked (last year's sentence with new figures is still last year's
sentence), marks and spaces are left out, the rest is cut into overlapping runs of five characters, and MinHash
(datasketch) turns the set of runs into 64 values. Sixteen bands of four values each are kept as 32-bit numbers: two
passages whose runs agree by 70 % share a band with probability 0.99, by 30 % with 0.12; whoever shares a band is
then compared word for word.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from checker import lazy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHORTEST = 24
"""Characters (marks left out) a passage must have."""
BANDS, ROWS, RUN = 16, 4, 5
_MARKS = lazy.compile(r"[\W_]+")
_DIGIT = lazy.compile(r"\d+")
_STEPS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F)


def bare(text: str) -> str:
    """The text without marks and spaces."""
    return _MARKS.sub("", text)


def masked(text: str) -> str:
    """The bare text with every run of digits as 0."""
    return _DIGIT.sub("0", bare(text))


def long_enough(text: str) -> bool:
    """Whether a sentence is long enough to say something by being the same elsewhere."""
    return len(text) >= SHORTEST and len(bare(text)) >= SHORTEST


def available() -> bool:
    """Whether the library for fingerprints is installed (extra `audit`)."""
    return _minhash() is not None


@cache
def _minhash() -> Any:
    try:
        from datasketch import MinHash
    except ImportError:
        return None
    return MinHash


def datasketch_version() -> str:
    """Version of the fingerprint library, part of the cache key; empty when it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("datasketch")
    except PackageNotFoundError:
        return ""


def _same(value: int) -> int:
    return value


def fingerprints(texts: list[str]) -> bytes:
    """The band values of each passage: `BANDS` little-endian 32-bit numbers per text; empty without the library."""
    minhash = _minhash()
    if minhash is None or not texts:
        return b""
    import numpy as np

    runs = [_runs(masked(text)).tolist() for text in texts]
    signatures = np.stack([m.hashvalues for m in minhash.bulk(runs, num_perm=BANDS * ROWS, seed=1, hashfunc=_same)])
    bands = signatures.astype(np.uint64).reshape(len(texts), BANDS, ROWS)
    mixed = (bands * np.array(_STEPS, np.uint64)).sum(axis=2, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(29)
    return bytes((mixed & np.uint64(0xFFFFFFFF)).astype("<u4").tobytes())


def _runs(text: str) -> NDArray[np.uint64]:
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.uint64)
    size = min(RUN, len(points))
    value = np.zeros(len(points) - size + 1, np.uint64)
    for i in range(size):
        value = value * np.uint64(1000003) + points[i : len(points) - size + 1 + i]
    value ^= value >> np.uint64(31)
    return np.unique(value * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(32))


def read_bands(data: bytes) -> NDArray[np.uint32]:
    """The band values as an array of shape (passages, `BANDS`)."""
    import numpy as np

    return np.frombuffer(data, "<u4").reshape(-1, BANDS)
