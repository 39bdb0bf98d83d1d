"""From a file into the record: one module a form, each with a docstring, `SUFFIX` and `load(file, name, texts)`."""
