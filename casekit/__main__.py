"""`python -m casekit` is the command `casekit`."""

from casekit.cli import main

if __name__ == "__main__":
    main(prog_name="casekit")
