"""Find the saved query that a question in Kazakh, Russian or English asks: by words and names, offline, no model."""
