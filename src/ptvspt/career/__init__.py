"""Which of these should I become: the ways into a profession, and what they cost and pay."""
