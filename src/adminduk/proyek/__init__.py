"""Django's project: settings, URLs, and what every request passes through."""
