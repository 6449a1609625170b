"""REST for the offices' own systems: the same services, from the same declarations, under /api/."""
