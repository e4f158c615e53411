"""Lets `python -m socialpolicy` do what the command `socialpolicy` does."""

from socialpolicy.cli.main import main

if __name__ == "__main__":
    main()
