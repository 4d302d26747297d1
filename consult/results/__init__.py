"""What people answered in a diagnostic, question by question: counted by workers, looked at, published and taken home."""
