"""Background work of assessments."""
