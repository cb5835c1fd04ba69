"""States and territories: what holds and what is paid there."""
