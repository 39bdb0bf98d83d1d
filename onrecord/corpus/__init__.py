"""The corpus: reports with marks that people write in words, found in the text, checked, shown, turned into other forms and compared."""
