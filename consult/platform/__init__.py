"""What Consult stands on: PostgreSQL, Valkey, the processes that serve and work, their backups and their health."""
