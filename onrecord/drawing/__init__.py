"""A report as a page shows it: its lines with their marks, its statements beside them; what the exporter and the page share."""
