"""Read very many releases, each in bounds, into rows, quads and facts; who spreads the work is not known here."""
