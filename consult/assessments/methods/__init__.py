"""Pure mathematics of the needs assessment: arrays in, frozen results out; no session, no clock, seeds passed in."""
