"""Files of elections: Pabulib, PrefLib and BLT."""
