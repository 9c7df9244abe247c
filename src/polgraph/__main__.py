"""Run polgraph as `python -m polgraph`."""

import sys

from polgraph.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
