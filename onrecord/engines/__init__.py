"""Engines map a reader over many reports, in order: `run(inputs, open_reader, *, jobs)`."""
