"""What releases state and the words that state it: the pages of releases, and of their claims."""
