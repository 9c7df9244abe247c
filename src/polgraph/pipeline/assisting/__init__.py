"""What assistants are told: small answers, each row with where it is from; jobs for children that may be killed."""
