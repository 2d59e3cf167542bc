"""DATE: calendar expressions, times of day, lengths of time, and their TIMEX3 values."""
