"""The kernel: what every feature stands on, knowing none of them."""
