"""Prints the mutation score of the law: of the changes made to each rule, how many its own worked examples notice.

`python tools/law_mutations.py [FAMILY …]`: a line per family, the changes that no example notices, and the score of all.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from law_cases import law
from law_mutants import mutants, survivors
from test_law_mutations import EQUIVALENT

LINE = "{:<14} {:>6} {:>8} {:>8} {:>11} {:>7}"


def main() -> None:
    """Print the table, and every change that is neither noticed nor said to be equivalent."""
    made: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    alike: Counter[str] = Counter()
    print(LINE.format("family", "rules", "mutants", "killed", "equivalent", "score"))
    families: dict[str, list[str]] = {}
    for rule in law().rules.values():
        families.setdefault(law().questions[rule.question].family, []).append(rule.id)
    for family in sorted(set(sys.argv[1:]) or families):
        for name in families[family]:
            rule = law().rules[name]
            left = [mutant.name for mutant in survivors(rule)]
            made[family] += sum(1 for _ in mutants(rule))
            alike[family] += sum(1 for told in left if told in EQUIVALENT)
            missed[family] += sum(1 for told in left if told not in EQUIVALENT)
            for told in left:
                if told not in EQUIVALENT:
                    print(f"  not noticed: {told}")
        print(_line(family, len(families[family]), made[family], missed[family], alike[family]))
    print(_line("all", sum(len(families[family]) for family in made), made.total(), missed.total(), alike.total()))


def _line(name: str, rules: int, made: int, missed: int, alike: int) -> str:
    killed = made - missed - alike
    return LINE.format(name, rules, made, killed, alike, f"{killed / (made - alike):.1%}" if made > alike else "–")


if __name__ == "__main__":
    main()
