"""A photo by its digest."""

import numpy as np

from consult.diagnostics.question_types.photo import Photo

KIND, FIRST, SECOND = Photo(), "a" * 64, "b" * 64


def test_the_photo_sent_last_counts_unless_it_is_removed() -> None:
    assert KIND.parse({}, {"": [FIRST, SECOND]}) == SECOND
    assert KIND.parse({}, {"": [FIRST], "remove": ["1"]}) is None


def test_what_is_no_digest_is_refused() -> None:
    assert KIND.validate({}, FIRST) == {}
    assert all(KIND.validate({}, answer) for answer in ("A" * 64, "a" * 63, "../etc/passwd", None, 3, [FIRST], FIRST + "\n"))


def test_figures_count_photos() -> None:
    (partition,) = KIND.summarize({}, np.array([[1], [0]], dtype=np.uint8))
    assert [count for _words, count in partition.parts] == [1, 1]
