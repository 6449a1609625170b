"""What has to run before anything else can: data folder, secrets, PostgreSQL, log-ins, child processes."""
