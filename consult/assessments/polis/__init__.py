"""Opinion groups of a folder that Polis exported, without a database: reading, computing, telling."""
