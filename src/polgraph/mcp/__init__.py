"""Tools for assistants over the Model Context Protocol: messages in, jobs for children out."""
