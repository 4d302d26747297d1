"""What a classifier sees of a text: runs of characters, stems, and the subjects of municipal life its words belong to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from consult.assessments.methods.character_grams import Sparse, document_frequency, gram_counts, inverse_frequency, weighted
from consult.assessments.methods.normalised_text import normalised
from consult.assessments.methods.stems import languages_of, stems
from consult.assessments.methods.theme_words import SUBJECTS, subjects_of_normalised

# How much each view weighs beside the characters; measured on lists of ideas with published categories.
STEMS_WEIGHT, SUBJECTS_WEIGHT = 0.5, 0.5
# Up to this many characters a text has little to say by itself, and its subjects weigh in full.
SHORT = 100


@dataclass(frozen=True)
class TextCounts:
    """Counts of n texts: runs of characters, stems and subjects, each sparse (n, …), and the length of each text, (n,)."""

    grams: Sparse
    stems: Sparse
    subjects: Sparse
    lengths: NDArray[np.int64]


def text_counts(texts: Sequence[str], normal: Sequence[str] | None = None) -> TextCounts:
    """Everything that is counted in the texts; `normal`: the same texts normalised, where that was done already."""
    plain = normal or [normalised(text) for text in texts]
    stemmed = [stems(text, language) for text, language in zip(texts, languages_of(texts, plain), strict=True)]
    named = [subjects_of_normalised(text) for text in plain]
    lengths = np.array([len(text) for text in plain], np.int64)
    return TextCounts(gram_counts(plain), _counts(stemmed), _counts(named, sorted(SUBJECTS)), lengths)


def _counts(found: Sequence[Sequence[str]], vocabulary: Sequence[str] | None = None) -> Sparse:
    """How often each word stands in each list, float32 (n, words); without a vocabulary it is all words there are."""
    words = vocabulary or sorted({word for one in found for word in one}) or [""]
    counter = CountVectorizer(analyzer=list, vocabulary=words, dtype=np.float32)
    return sparse.csr_matrix(counter.transform(found))


def features(counts: TextCounts, known: NDArray[np.int64]) -> Sparse:
    """The weighted views side by side, sparse (n, features), those features that stand in a row of `known`.

    How rare a feature is, is counted in all texts: that says nothing of their themes, so that it may be known of texts whose
    theme is not, and is counted once. What stands in no row of `known` tells nothing apart; it shortens the rest of its row.
    """
    subjects_share = SUBJECTS_WEIGHT * np.minimum(1, np.sqrt(SHORT / np.maximum(counts.lengths, 1)))
    views = [
        _view(counts.grams, known),
        STEMS_WEIGHT * _view(counts.stems, known),
        sparse.diags_array(subjects_share.astype(np.float32)) @ _view(counts.subjects, known),
    ]
    return sparse.csr_matrix(sparse.hstack(views, format="csr"))


def _view(counts: Sparse, known: NDArray[np.int64]) -> Sparse:
    appears = np.flatnonzero(document_frequency(counts[known]))
    return sparse.csr_matrix(weighted(counts, inverse_frequency(counts))[:, appears])
