"""Open data: what was published, as files anybody may take."""
