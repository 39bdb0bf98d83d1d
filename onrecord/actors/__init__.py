"""Known actors: persons, organisations and countries with their names, roles and numbers, from files."""
