"""The record in a database: the only SQL. One file of SQLite, or a database of PostgreSQL, with the same tables and the same answers."""
