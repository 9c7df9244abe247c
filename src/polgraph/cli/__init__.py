"""The command line: one file a command; results to stdout, messages to stderr."""
