"""Children that are kept: each does one job after another, and may be killed at any moment; for a service."""
