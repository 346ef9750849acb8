"""Makes the environments: `python3.11 -m bot.stack.setup [--tests]`. Needs only Python and pip."""

from __future__ import annotations

import sys

from bot.stack.environments import make_environments

if __name__ == "__main__":
    make_environments(with_tests="--tests" in sys.argv[1:])
