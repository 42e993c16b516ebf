"""The rules of one fact, compiled into one SELECT: each argument's outcome and each question's state as columns of one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlglot
from sqlglot import exp

from casekit.law_records import Norm, Question, Rule

Expand = Callable[[exp.Expr], exp.Expr]
SIDES = {"claimant": "c", "defence": "d"}
_READING = "_any_reading_."


class RuleError(Exception):
    """A question or a rule cannot be compiled over its fact; the message names it and the mend."""


@dataclass(frozen=True)
class Fact:
    """A fact as the compiler needs it: its name, the column that identifies its subject, the types of its columns."""

    name: str
    subject: str
    columns: Mapping[str, str]


@dataclass(frozen=True)
class CompiledFact:
    """The SELECT of one fact and what its columns hold: `r<i>` outcomes, `v<i>` versions, `s<j>` states, `c<i>_<k>` conditions
    (`w_c<i>_<k>`: with every declaration; `x_c<i>_<k>`: what it reads is disputed), `p<j>` scopes. Of a rule whose text speaks
    of some subjects only: `o<i>` whether this is one, `n<i>` the version that the date alone gives."""

    sql: str
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]


def compile_fact(
    fact: Fact, questions: Sequence[Question], rules: Sequence[Rule], norms: Mapping[str, Norm],
    expand: Expand, *, has_declarations: bool, with_details: bool,
) -> CompiledFact:  # fmt: skip
    """Compile every question and rule of one fact into one SELECT.

    Args:
        fact: the fact, a view of the schemas `whole`, `claimant` and `defence`.
        questions, rules, norms: the law that reads it.
        expand: replaces the macros of `facts/_logic.sql` in a tree.
        has_declarations: read the fact three times (a side's own declarations do not prove for it); else once.
        with_details: add the columns of the fact; a portfolio does without.
    Returns:
        The SELECT: case_id, about, then the columns that CompiledFact describes.
    Raises:
        RuleError: a condition that does not parse, or names what the fact does not have.
    """
    writer = _Writer(fact, norms, expand, has_declarations)
    asked = {question.id: question for question in questions}
    read = ["w.*" if with_details else "w.case_id", f'w."{fact.subject}" AS about']
    weighed: list[str] = []
    for j, question in enumerate(questions):
        read += writer.scope(question, f"p{j}")
        weighed.append(f"{writer.weighed(f'p{j}', question.establishes)} AS p{j}")
    for i, rule in enumerate(rules):
        read += writer.version(rule, asked[rule.question], i)
        for k in range(len(rule.when)):
            read += writer.condition(rule, asked[rule.question], k, f"c{i}_{k}")
            weighed.append(f"{writer.weighed(f'c{i}_{k}', rule.raised_by)} AS c{i}_{k}")
    outcomes = [f"{_outcome(rule, norms[rule.norm], i)} AS r{i}" for i, rule in enumerate(rules)]
    states = [f"{_state(question, list(enumerate(rules)), norms, j)} AS s{j}" for j, question in enumerate(questions)]
    text = f"SELECT {', '.join(read)} FROM {writer.source()}"
    for stage in (weighed, outcomes, states):
        text = f"SELECT *, {', '.join(stage)} FROM ({text}) AS stage"
    return CompiledFact(text, tuple(questions), tuple(rules))


def columns_read(questions: Iterable[Question], rules: Iterable[Rule], norms: Mapping[str, Norm]) -> frozenset[str]:
    """Return the columns of a fact that its questions and rules read, where states and outcomes alone are asked for."""
    names = {question.pivot for question in questions} | {f"{norms[rule.norm].versions[0].applies_by}_on" for rule in rules}
    texts = [question.scope for question in questions] + [rule.only for rule in rules] + [c.sql for rule in rules for c in rule.when]
    for text in texts:
        if text is not None:
            names |= {_owner(column) for column in sqlglot.parse_one(text, read="duckdb").find_all(exp.Column)}
    return frozenset(names | {f"{name}_contested" for name in names})


class _Writer:
    """Writes the expressions of one fact; `w`, `c`, `d` are the fact in the readings whole, claimant and defence."""

    def __init__(self, fact: Fact, norms: Mapping[str, Norm], expand: Expand, has_declarations: bool) -> None:
        self.fact, self.norms, self.expand, self.has_declarations = fact, norms, expand, has_declarations

    def source(self) -> str:
        name, key = self.fact.name, self.fact.subject
        text = f'whole."{name}" AS w'
        if self.has_declarations:
            for reading, alias in SIDES.items():
                text += f' LEFT JOIN {reading}."{name}" AS {alias} ON {alias}.case_id = w.case_id AND {alias}."{key}" = w."{key}"'
        return text

    def version(self, rule: Rule, question: Question, i: int) -> list[str]:
        """The number of the version in force on the pivot: 0 before the first or of another subject, NULL where it cannot be told."""
        number = self._version(rule, question)
        if rule.only is None:
            return [f"{number} AS v{i}"]
        concerned = self._expression(rule.only, f"{rule.id}, only", None, None).replace(_READING, "w.")
        return [f"{concerned} AS o{i}", f"{number} AS n{i}", f"CASE WHEN {concerned} THEN {number} WHEN NOT ({concerned}) THEN 0 END AS v{i}"]

    def _version(self, rule: Rule, question: Question) -> str:
        versions = self.norms[rule.norm].versions
        if versions[0].applies_by == "always":
            return str(len(versions))
        column = question.pivot if versions[0].applies_by == "own" else f"{versions[0].applies_by}_on"
        if column not in self.fact.columns:
            raise RuleError(f"{rule.id}: {rule.norm} is applied by {column}, which facts/{self.fact.name}.sql does not have.")
        first, last = (f'CAST(w."{column}"."{bound}" AS DATE)' for bound in ("from", "to"))
        cases = [f"WHEN {last} < DATE '{versions[0].start_from}' THEN 0"]
        for n, (version, following) in enumerate(zip(versions, (*versions[1:], None), strict=True), start=1):
            until = f" AND {last} < DATE '{following.start_from}'" if following else f" AND {last} IS NOT NULL"
            cases.append(f"WHEN {first} >= DATE '{version.start_to}'{until} THEN {n}")
        return f"CASE {' '.join(cases)} END"

    def condition(self, rule: Rule, question: Question, k: int, name: str) -> list[str]:
        """The columns that one condition needs: its value in each reading, and whether what it reads is disputed."""
        return self._columns(rule.when[k].sql, f"{rule.id}, condition {k + 1}", name, rule, question)

    def scope(self, question: Question, name: str) -> list[str]:
        """The same for the scope of a question, which the side that establishes it must meet."""
        return self._columns(question.scope or "TRUE", f"{question.id}, scope", name)

    def _columns(self, condition: str, where: str, name: str, rule: Rule | None = None, question: Question | None = None) -> list[str]:
        plain = self._expression(condition, where, rule, question)
        columns = [f"{plain.replace(_READING, alias + '.')} AS {alias}_{name}" for alias in self._aliases()]
        return [*columns, f"{self._contested(condition)} AS x_{name}"]

    def _aliases(self) -> tuple[str, ...]:
        return ("w", *SIDES.values()) if self.has_declarations else ("w",)

    def weighed(self, name: str, raised_by: str) -> str:
        """One value, three-valued: true where it is true without one's own words and the other side's do not deny it.

        Where records dispute it, only what both readings agree on stands.
        """
        if not self.has_declarations:
            return f"w_{name}"
        own, other = (f"{SIDES[side]}_{name}" for side in (("claimant", "defence") if raised_by == "claimant" else ("defence", "claimant")))
        return (
            f"CASE WHEN x_{name} THEN CASE WHEN {own} AND {other} THEN TRUE WHEN NOT {own} AND NOT {other} THEN FALSE END"
            f" WHEN {own} AND {other} IS DISTINCT FROM FALSE THEN TRUE"
            f" WHEN NOT {other} AND {own} IS DISTINCT FROM TRUE THEN FALSE END"
        )

    def _contested(self, condition: str) -> str:
        """Tell whether a column of the condition is disputed among records and the words of one side: two opposed words prove nothing."""
        names = sorted({_owner(c) for c in sqlglot.parse_one(condition, read="duckdb").find_all(exp.Column)})
        aliases = tuple(SIDES.values()) if self.has_declarations else ("w",)
        flags = [f'{alias}."{name}_contested"' for name in names if f"{name}_contested" in self.fact.columns for alias in aliases]
        return " OR ".join(flags) if flags else "FALSE"

    def _expression(self, condition: str, where: str, rule: Rule | None, question: Question | None) -> str:
        """The plain SQL of a condition; each column of the fact stands behind _READING, whatever the reading."""
        try:
            tree = sqlglot.parse_one(condition, read="duckdb")
        except sqlglot.errors.ParseError as error:
            raise RuleError(f"{where}: « {condition} » is no expression: {error}") from error
        root = exp.paren(tree, copy=False)
        for column in list(root.find_all(exp.Column)):
            if column.table == "norm" and rule is not None and question is not None:
                column.replace(sqlglot.parse_one(self._figure(rule, question, column.name, where), read="duckdb"))
            elif _owner(column) not in self.fact.columns:
                raise RuleError(f"{where}: facts/{self.fact.name}.sql has no column « {_owner(column)} ».")
            elif column.table:
                column.replace(exp.Dot(this=exp.column(column.table, table=_READING[:-1]), expression=column.this.copy()))
            else:
                column.set("table", exp.to_identifier(_READING[:-1]))
        return self.expand(root.this).sql("duckdb")

    def _figure(self, rule: Rule, question: Question, name: str, where: str) -> str:
        versions = self.norms[rule.norm].versions
        values = {n: _literal(v.figures[name]) for n, v in enumerate(versions, start=1) if v.start in rule.read_for and name in v.figures}
        if not values:
            raise RuleError(f"{where}: no version of {rule.norm} that the rule was read for has a figure « {name} ».")
        if len(set(values.values())) == 1:
            return next(iter(values.values()))
        cases = " ".join(f"WHEN {n} THEN {value}" for n, value in values.items())
        return f"CASE {self._version(rule, question)} {cases} END"


def _owner(column: exp.Column) -> str:
    """The fact's column: `destroyed_on.happened` parses as column happened of table destroyed_on."""
    return column.table or column.name


def _numbers(values: Iterable[int]) -> str:
    return ", ".join(str(value) for value in values) or "-1"


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        day = f"DATE '{value.isoformat()}'"
        return f"{{'written': '{value.isoformat()}', 'from': {day}, 'to': {day}, 'zone': 'none', 'happened': TRUE}}"
    return str(value)


def _outcome(rule: Rule, norm: Norm, i: int) -> str:
    """The outcome of one argument, from its version `v<i>`, its conditions `c<i>_<k>` and what is contested in them.

    Whether its text is that of the subject may be unknown: where a condition is not met, the argument fails all the same.
    """
    gone = [0] + [n for n, v in enumerate(norm.versions, start=1) if v.is_repealed]
    read = [n for n, v in enumerate(norm.versions, start=1) if v.start in rule.read_for and v.confidence != "doubtful"]
    together = " AND ".join(f"c{i}_{k}" for k in range(len(rule.when)))
    contested = " OR ".join(f"(c{i}_{k} IS NULL AND x_c{i}_{k})" for k in range(len(rule.when)))
    fails = f"WHEN v{i} IS NULL AND n{i} IN ({_numbers(read)}) AND NOT ({together}) THEN 'fails' " if rule.only else ""
    return (
        f"CASE {fails}WHEN v{i} IS NULL THEN 'undated' WHEN v{i} IN ({_numbers(gone)}) THEN 'not_in_force'"
        f" WHEN v{i} NOT IN ({_numbers(read)}) THEN 'unread' WHEN {together} THEN 'holds' WHEN NOT ({together}) THEN 'fails'"
        f" WHEN {contested} THEN 'contested' ELSE 'undetermined' END"
    )


def _state(question: Question, rules: Sequence[tuple[int, Rule]], norms: Mapping[str, Norm], j: int) -> str:
    """The state of a question, in the order of precedence of the contract."""
    own = [(f"r{i}", rule) for i, rule in rules if rule.question == question.id]
    claims = [(column, rule) for column, rule in own if rule.raised_by == question.establishes]
    if not claims:
        raise RuleError(f"{question.id}: no rule raised by the {question.establishes} answers this question.")
    words = _DETERMINATION if question.kind == "D" else _DUTY if question.burden != "claimant" else {**_DUTY, "waiting": "open"}
    defences = [column for column, rule in own if rule.raised_by != question.establishes]
    law = [column for column, rule in claims if not is_soft(rule, norms)]
    soft = [column for column, rule in claims if is_soft(rule, norms)]
    steps = [f"WHEN p{j} IS FALSE OR {_all_are([c for c, _ in claims], 'not_in_force')} THEN 'not_applicable'"]
    steps.append(f"WHEN p{j} IS NULL THEN 'open'")
    if law and soft:
        steps.append(f"WHEN {_all_are(law, 'not_in_force')} THEN CASE {_deciding(soft, defences, words)} END")
    return f"CASE {' '.join(steps)} {_deciding(law or soft, defences, words)} END"


_DUTY = {"established": "breach", "answered": "exempt", "waiting": "unproven", "failed": "conforming"}
_DETERMINATION = {"established": "met", "answered": "not_met", "waiting": "open", "failed": "not_met"}


def is_soft(rule: Rule, norms: Mapping[str, Norm]) -> bool:
    """Tell whether an argument rests on soft law."""
    return rule.is_soft or norms[rule.norm].kind == "soft_law"


def _deciding(claims: Sequence[str], defences: Sequence[str], words: Mapping[str, str]) -> str:
    answered = _one_is(defences, "holds")
    return (
        f"WHEN {_one_is(claims, 'holds')} THEN CASE WHEN {answered} THEN '{words['answered']}' ELSE '{words['established']}' END"
        f" WHEN {_one_is(claims, 'contested')} THEN 'contested'"
        f" WHEN {_one_is(claims, 'undated')} OR {_one_is(claims, 'unread')} THEN 'open'"
        f" WHEN {_one_is(claims, 'undetermined')} THEN CASE WHEN {answered} THEN '{words['answered']}' ELSE '{words['waiting']}' END"
        f" ELSE '{words['failed']}'"
    )


def _one_is(columns: Sequence[str], outcome: str) -> str:
    return f"'{outcome}' IN ({', '.join(columns)})" if columns else "FALSE"


def _all_are(columns: Sequence[str], outcome: str) -> str:
    return "(" + " AND ".join(f"{column} = '{outcome}'" for column in columns) + ")"
