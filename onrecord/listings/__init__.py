"""What commands list of the record on a terminal, line by line."""
