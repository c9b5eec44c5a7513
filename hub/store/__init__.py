"""PostgreSQL: the only place that opens connections, selects entity tables and commits."""
