"""Django's PostgreSQL, but for one thing: a commit that the standby did not confirm is no success."""
