"""Diagnostics: the questionnaire of a consultation and the responses to it."""
