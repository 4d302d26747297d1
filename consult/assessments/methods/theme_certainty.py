"""From when on a program's assignment of a text counts without anybody having looked; apart, as pages ask for it too."""

# Below this a person looks: fewer than about three in four such assignments are right.
CERTAIN_FROM = 0.75
