"""Rules that several services share: a service cites the article, the function is one. Pure."""
