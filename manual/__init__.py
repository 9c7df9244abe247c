"""The pages of docs/ that are made of code and data: `python -m manual` writes them, a test holds them."""
