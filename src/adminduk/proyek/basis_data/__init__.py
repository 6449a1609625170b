"""Django's PostgreSQL, but a commit that the standby did not confirm fails, and so does a web that is not bound."""
