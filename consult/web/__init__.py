"""The HTTP shell: what every page shares, knowing no feature."""
