"""The editor of queries, and what it completes by."""
