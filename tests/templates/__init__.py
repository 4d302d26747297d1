"""What templates share: the components and their colours."""
