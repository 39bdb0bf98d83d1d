"""From a finding to a file: one module a form, each with a docstring, `SUFFIX` and `write(finding, file)`."""
