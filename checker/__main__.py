"""`python -m checker` and the `fazhi` command: `--version` is answered before anything is imported."""

import gc
import sys


def main() -> None:
    """Run the command line; exits the process with the code of the design (0, 1, 2 or 3)."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from checker._version import __version__

        print(f"fazhi {__version__}")
        return
    # What start-up makes stays: looking through it again and again would be a twentieth of a check.
    gc.set_threshold(200_000, 20, 20)
    from checker.cli import run

    run()


if __name__ == "__main__":
    main()
