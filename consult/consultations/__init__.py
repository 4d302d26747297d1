"""Consultations: what is asked of a territory, in dated stages from the diagnostic to the projects."""
