"""The service: HTTP in, jobs for children out; nothing that comes from outside is parsed or evaluated here."""
