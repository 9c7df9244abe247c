"""Coverage: what is reported for which region and period, and what never was."""
