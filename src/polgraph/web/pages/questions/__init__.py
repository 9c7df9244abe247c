"""What can be asked: saved queries as forms, questions in words, and things by their names."""
