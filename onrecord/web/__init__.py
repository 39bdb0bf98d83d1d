"""The page: the record read in the browser, and as JSON at the same addresses."""
