"""People, agencies, offices and events: their pages and lists."""
