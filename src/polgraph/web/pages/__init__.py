"""Pages for people: made by children, of what the jobs find, with everything escaped."""
