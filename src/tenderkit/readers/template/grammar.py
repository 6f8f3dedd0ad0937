"""What a tag may say, read with jinja2's parser alone: nothing is ever compiled to code, rendered or called."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.template.template import Content, If, Literal, Node, Program, Value
from tenderkit.readers.template.scan import TemplateTag

_LONGEST_TAG = 200  # letters
_DOCXTPL_EXTRAS = frozenset({"cellbg", "colspan", "vm", "hm"})
WITHOUT_NAME = ("else", "endif")
_MINIMAL = {
    "if": "{{% {} %}}{{% endif %}}",
    "elif": "{{% if x %}}{{% {} %}}{{% endif %}}",
}


class TagError(Exception):
    """A tag says something that a template may not say."""

    def __init__(self, code: str, **facts: str) -> None:
        self.message = Message(code, facts)
        super().__init__(code)


class Statement(Struct, frozen=True):
    """`if` and `elif` name what they look at. An empty name could not be read."""

    keyword: str
    name: str = ""


def read_tag(tag: TemplateTag) -> Value | Statement:
    """What one tag says by itself. A hole is a `Value`, whatever will fill it."""
    _check_shape(tag)
    if tag.is_hole:
        return _only_value(_parsed(f"{{{{ {tag.body} }}}}"))
    if tag.keyword in WITHOUT_NAME and tag.body == tag.keyword:
        return Statement(tag.keyword)
    if tag.keyword not in _MINIMAL:
        raise TagError("TK-T010", keyword=tag.keyword)
    tree = _parsed(_MINIMAL[tag.keyword].format(tag.body))
    match tree.body:
        case [nodes.If(elif_=[nodes.If() as second])]:
            return Statement("elif", _name(second.test))
        case [nodes.If() as first]:
            return Statement("if", _name(first.test))
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
            case _:
                raise TagError("TK-T005")


def _piece(node: nodes.Node, slots: Collection[str]) -> Node:
    if isinstance(node, nodes.TemplateData):
        return Literal(node.data)
    name = _name(node)
    return Content(name) if name in slots else Value(name)


def _condition(node: nodes.If, slots: Collection[str]) -> If:
    tested = [(_name(branch.test), tuple(_compiled(branch.body, slots))) for branch in (node, *node.elif_)]
    otherwise = [(None, tuple(_compiled(node.else_, slots)))] if node.else_ else []
    return If((*tested, *otherwise))


def _only_value(tree: nodes.Template) -> Value:
    pieces = [piece for output in tree.find_all(nodes.Output) for piece in output.nodes]
    if len(tree.body) != 1 or len(pieces) != 1:
        raise TagError("TK-T011")
    return Value(_name(pieces[0]))


def _name(node: nodes.Node) -> str:
    """A single name; everything else (a dotted name, a filter, a call, a literal, a sum, a subscript) is more than that."""
    match node:
        case nodes.Name(name=name) if not name.startswith("_"):
            return name
        case nodes.Filter(name=name):
            raise TagError("TK-T006", filter=name)
        case nodes.Getattr():
            raise TagError("TK-T030")
        case _:
            raise TagError("TK-T005")
