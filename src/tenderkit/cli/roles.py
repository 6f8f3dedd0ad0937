"""`--role`: one role's faults in full, and a line about what the other roles have to do."""

from collections.abc import Callable, Iterator, Sequence

import click
from click.shell_completion import CompletionItem

from tenderkit.cli.options import Function
from tenderkit.cli.printing import counts
from tenderkit.messages import text
from tenderkit.model.case.choices import Role
from tenderkit.problems import Problem
from tenderkit.rules.language.near_words import near_spellings

Answered = Sequence[tuple[Problem, Role]]
_PLAIN = str.maketrans("åäö", "aao")
_NAMES = {name: role for role in Role for name in (role.title_sv, role.title_sv.translate(_PLAIN), role.value)}


class RoleType(click.ParamType[Role]):
    """`rekryterare`, `recruiter`: a role by its Swedish or its English name."""

    name = "role"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Role:
        if isinstance(value, Role):
            return value
        word = str(value).casefold().replace("-", "_")
        if word not in _NAMES:
            said = text("usage.role", value=value, roles=", ".join(_titles()))
            near = text("usage.or").join(dict.fromkeys(_NAMES[name].title_sv for name in near_spellings(word, _NAMES)))
            self.fail(text("usage.near", said=said, near=near) if near else said, param, ctx)
        return _NAMES[word]

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - click's signature
        names = (*_titles(), *(role.value for role in Role))
        return [CompletionItem(name) for name in names if name.startswith(incomplete.casefold())]


def role_option() -> Callable[[Function], Function]:
    """`--role`, whose faults are shown in full."""
    return click.option("--role", type=RoleType(), metavar="ROLL", help=text("help.option.role"))


def of_the_role(answered: Answered, role: Role | None) -> tuple[Problem, ...]:
    """The problems of one role; all of them when none is asked for."""
    return tuple(problem for problem, answers in answered if role in (None, answers))


def role_lines(answered: Answered, role: Role) -> Iterator[str]:
    """That the role has nothing to attend to, if so, and how much the other roles have."""
    if not of_the_role(answered, role):
        yield text("check.nothing_for_role", role=text(f"role.{role.value}"))
    others = ((each, of_the_role(answered, each)) for each in Role if each is not role)
    told = [f"{text(f'role.{each.value}')} {counts(found)}" for each, found in others if found]
    if told:
        yield text("check.others", others="; ".join(told))


def _titles() -> tuple[str, ...]:
    return tuple(role.title_sv for role in Role)
