"""Ideas: what people propose for a need, who supports it and what is said about it."""
