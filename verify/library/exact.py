"""Exact nearest neighbours, from the vectors of a library held in memory.

Chroma's index is approximate, and differs between one making and the next: of 50 neighbours of
20,000 passages other ones may come. Up to EXACT_UP_TO passages all vectors are read once (0.03 ms
of CPU each) and compared, so that one library gives one answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXACT_UP_TO = 50_000
"""Passages of a library up to which neighbours are exact: 50 MB of vectors of 256 dimensions."""

_DIGITS = 6
"""Decimals of a cosine in which two vectors that differ by rounding alone are equal."""


class Exact:
    """Vectors by passage number; neighbours come nearest first, of equal ones the lower number."""

    def __init__(self, numbers: Sequence[int], vectors: Any) -> None:
        import numpy as np

        rows = np.asarray(vectors, dtype=np.float32)
        rows = rows.reshape(len(numbers), rows.size // max(1, len(numbers)))
        order = np.argsort(np.asarray(numbers, dtype=np.int64), kind="stable")
        self._numbers: NDArray[np.int64] = np.asarray(numbers, dtype=np.int64)[order]
        self._rows = _unit(rows[order])

    def __len__(self) -> int:
        return len(self._numbers)

    def nearest(self, vector: Any, n: int) -> list[int]:
        """The numbers of the (at most) `n` vectors of least cosine distance, nearest first."""
        import numpy as np

        if not len(self):
            return []
        wanted = _unit(np.asarray(vector, dtype=np.float32).reshape(1, -1))[0]
        closeness = np.round(self._rows @ wanted, _DIGITS)
        order = np.lexsort((self._numbers, -closeness))[:n]
        return [int(number) for number in self._numbers[order]]


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1.0
    unit: NDArray[np.float32] = rows / lengths
    return unit
