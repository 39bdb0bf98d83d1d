"""What several reports have to do with each other: pure functions of dossiers."""
