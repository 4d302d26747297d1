"""The diagnostic away from the screen: printed sheets and their keying, and volunteers who go from door to door."""
