"""Reports from the web: addresses, what may be asked of whom, and answers that are bounded in size, in time and in where they lead."""
