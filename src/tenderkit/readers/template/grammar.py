"""What a tag may say, read with jinja2's parser alone: nothing is ever compiled to code, rendered or called."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from tenderkit.messages import Message
from tenderkit.model.template.template import Content, For, If, Literal, Name, Node, Program, Value
from tenderkit.readers.template.scan import TemplateTag

FILTERS = frozenset({"upper", "lower"})
_LONGEST_TAG = 200  # letters
_DOCXTPL_EXTRAS = frozenset({"cellbg", "colspan", "vm", "hm"})
_BARE = {"else": "if", "endif": "if", "endfor": "for"}
_MINIMAL = {
    "if": "{{% {} %}}{{% endif %}}",
    "elif": "{{% if x %}}{{% {} %}}{{% endif %}}",
    "for": "{{% {} %}}{{% endfor %}}",
}


class TagError(Exception):
    """A tag says something that a template may not say."""

    def __init__(self, code: str, **facts: str) -> None:
        self.message = Message(code, facts)
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Statement:
    """`if`, `elif` and `for` name what they look at; `for` also names its variable. An empty name could not be read."""

    keyword: str
    name: Name = ()
    variable: str = ""


def read_tag(tag: TemplateTag) -> Value | Statement:
    """What one tag says by itself. A hole is a `Value`, whatever will fill it."""
    _check_shape(tag)
    if tag.is_hole:
        return _only_value(_parsed(f"{{{{ {tag.body} }}}}"))
    if tag.keyword in _BARE and tag.body == tag.keyword:
        return Statement(tag.keyword)
    if tag.keyword not in _MINIMAL:
        raise TagError("TK-T010", keyword=tag.keyword)
    tree = _parsed(_MINIMAL[tag.keyword].format(tag.body))
    match tree.body:
        case [nodes.If(elif_=[nodes.If() as second])]:
            return Statement("elif", _name(second.test))
        case [nodes.If() as first]:
            return Statement("if", _name(first.test))
        case [nodes.For() as loop]:
            return Statement("for", _name(loop.iter), _loop_variable(loop))
    raise TagError("TK-T005")


def compile_program(xml: str, slots: Collection[str]) -> Program:
    """The whole part as nodes. Raises `TagError` for anything that `read_tag` would refuse."""
    return tuple(_compiled(_parsed(xml).body, slots))


@cache
def _environment() -> Environment:
    return Environment(autoescape=True, keep_trailing_newline=True)


def _parsed(source: str) -> nodes.Template:
    try:
        return _environment().parse(source)
    except (TemplateSyntaxError, RecursionError):  # the parser descends once for each bracket and sign
        raise TagError("TK-T011") from None


def _check_shape(tag: TemplateTag) -> None:
    """What docxtpl and jinja give a meaning of their own, and no template of ours needs."""
    inner = tag.written[2:-2]
    if tag.written.startswith("{#"):
        raise TagError("TK-T009")
    if inner.startswith(("-", "+")) or inner.endswith(("-", "+")):
        raise TagError("TK-T008")
    is_row_hole = tag.is_hole and tag.scope == "tr"
    if tag.scope in ("r", "tc") or is_row_hole or (not tag.is_hole and tag.keyword in _DOCXTPL_EXTRAS):
        raise TagError("TK-T007")
    if len(tag.written) > _LONGEST_TAG or not tag.body:
        raise TagError("TK-T011")


def _compiled(tree: Sequence[nodes.Node], slots: Collection[str]) -> Iterator[Node]:
    for node in tree:
        match node:
            case nodes.Output(nodes=pieces):
                yield from (_piece(piece, slots) for piece in pieces)
            case nodes.If():
                yield _condition(node, slots)
            case nodes.For(body=body):
                yield For(_loop_variable(node), _name(node.iter), tuple(_compiled(body, slots)))
            case _:
                raise TagError("TK-T005")


def _piece(node: nodes.Node, slots: Collection[str]) -> Node:
    if isinstance(node, nodes.TemplateData):
        return Literal(node.data)
    value = _value(node)
    is_slot = len(value.name) == 1 and value.name[0] in slots and not value.filters
    return Content(value.name[0]) if is_slot else value


def _condition(node: nodes.If, slots: Collection[str]) -> If:
    tested = [(_name(branch.test), tuple(_compiled(branch.body, slots))) for branch in (node, *node.elif_)]
    otherwise = [(None, tuple(_compiled(node.else_, slots)))] if node.else_ else []
    return If((*tested, *otherwise))


def _loop_variable(node: nodes.For) -> str:
    if not isinstance(node.target, nodes.Name) or node.test or node.else_ or node.recursive:
        raise TagError("TK-T005")
    return _name(node.target)[0]


def _only_value(tree: nodes.Template) -> Value:
    pieces = [piece for output in tree.find_all(nodes.Output) for piece in output.nodes]
    if len(tree.body) != 1 or len(pieces) != 1:
        raise TagError("TK-T011")
    return _value(pieces[0])


def _value(node: nodes.Node) -> Value:
    """A name, perhaps through filters: `{{ unit|upper }}`."""
    if not isinstance(node, nodes.Filter):
        return Value(_name(node))
    if node.name not in FILTERS:
        raise TagError("TK-T006", filter=node.name, filters=", ".join(sorted(FILTERS)))
    if node.node is None or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise TagError("TK-T005")
    inner = _value(node.node)
    return Value(inner.name, (*inner.filters, node.name))


def _name(node: nodes.Node) -> Name:
    """A name or a dotted name; everything else (calls, literals, sums, subscripts) is code."""
    match node:
        case nodes.Name(name=word):
            name: Name = (word,)
        case nodes.Getattr(node=inner, attr=word):
            name = (*_name(inner), word)
        case _:
            raise TagError("TK-T005")
    if word.startswith("_"):
        raise TagError("TK-T005")
    return name
