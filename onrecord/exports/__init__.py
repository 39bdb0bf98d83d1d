"""From the record to a file: one module a form, each with a docstring, `SUFFIX` and `write(record, file, with_text=...)`."""
