"""What a service does for those who ask it: jobs for children that may be killed, each a function of values."""
