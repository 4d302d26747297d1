"""Needs: statements about people and places, grouped in themes, that everything else informs."""
