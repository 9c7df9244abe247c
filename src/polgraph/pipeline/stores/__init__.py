"""A store of one's own: made good (`keeping`), filled (`ingesting`), decided about (`curating`), cared for."""
