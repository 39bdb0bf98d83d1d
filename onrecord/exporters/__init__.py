"""From dossiers to a file: one module a form, each with a docstring, `SUFFIX` and `write`."""
