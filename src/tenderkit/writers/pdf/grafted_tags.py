"""The tags of another file put into ours, where its pages stand: what is read aloud comes in the order of the pages."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_MOST_ELEMENTS = 500_000
_KEPT = frozenset(
    {"/A", "/ActualText", "/Alt", "/C", "/E", "/ID", "/K", "/Lang", "/P", "/Pg", "/R", "/Ref", "/S", "/Type"}
)


class GraftedTags:
    """Our tree of tags while those of other files come into it; `close` writes what all of them together need."""

    def __init__(self, pdf: "pikepdf.Pdf") -> None:
        import pikepdf

        self._pdf = pdf
        self._root = pdf.Root.StructTreeRoot
        self._document = self._root["/K"][0]
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        kids = self._document["/K"].as_list()
        # Each of ours with the number of its page before anything was put in.
        self._order: list[tuple[int, int, Any]] = []
        page = 0
        for kid in kids:
            page = max(page, next((numbers[at.objgen] for at in _pages_below(kid) if at.objgen in numbers), page))
            self._order.append((page, 0, kid))
        self._numbers = numbers
        self._parents: dict[int, Any] = dict(pikepdf.NumberTree(self._root["/ParentTree"]).items())
        self._ids: dict[str, Any] = (
            dict(pikepdf.NameTree(self._root["/IDTree"]).items()) if "/IDTree" in self._root else {}
        )
        self._grafted = False

    def graft(self, tree: Any, pages: Sequence[Any], last: Any, mark: str, language: str) -> None:  # noqa: ANN401
        """The tree of `pages` below ours, after what is tagged on the page `last`; `mark` tells its names from ours."""
        import pikepdf

        self._grafted = True
        shift = max(self._parents, default=-1) + 1
        for holder, key in _numbered(pages):
            holder[key] = int(holder[key]) + shift
        self._parents |= {int(key) + shift: value for key, value in pikepdf.NumberTree(tree["/ParentTree"]).items()}
        roles = self._roles(tree, mark)
        whole = self._pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Part, P=self._document)
        )
        kids = tree["/K"]
        tops = _several(kids)
        whole["/K"] = pikepdf.Array(tops)
        if language:
            whole["/Lang"] = pikepdf.String(language)
        for top in tops:
            top["/P"] = whole
        for element in _elements(tops):
            self._adopt(element, roles, mark)
        self._order.append((self._numbers[last.objgen], len(self._order), whole))

    def _adopt(self, element: Any, roles: dict[str, str], mark: str) -> None:  # noqa: ANN401
        import pikepdf

        for key in list(element.keys()):
            if key not in _KEPT:
                del element[key]
        own = str(element["/S"])
        if own in roles:
            element["/S"] = pikepdf.Name(roles[own])
        if "/ID" in element:
            name = f"{mark}{element['/ID']}"
            element["/ID"] = pikepdf.String(name)
            self._ids[name] = element
        for attributes in _several(element.get("/A")):
            if isinstance(attributes, pikepdf.Dictionary) and "/Headers" in attributes:
                attributes["/Headers"] = pikepdf.Array(
                    [pikepdf.String(f"{mark}{header}") for header in attributes["/Headers"]]
                )

    def _roles(self, tree: Any, mark: str) -> dict[str, str]:  # noqa: ANN401
        """Names of the other file's own that mean something else with us get a name that is theirs alone."""
        import pikepdf

        if "/ClassMap" in tree:
            classes = self._root.get("/ClassMap", pikepdf.Dictionary())
            for name, said in tree["/ClassMap"].items():
                classes[name] = classes.get(name, said)
            self._root["/ClassMap"] = classes
        if "/RoleMap" not in tree:
            return {}
        ours = self._root.get("/RoleMap", pikepdf.Dictionary())
        theirs = {name: str(meant) for name, meant in tree["/RoleMap"].items()}
        renamed = {
            name: f"/{mark}{name[1:]}" for name, meant in theirs.items() if name in ours and str(ours[name]) != meant
        }
        for name, meant in theirs.items():
            ours[renamed.get(name, name)] = pikepdf.Name(renamed.get(meant, meant))
        self._root["/RoleMap"] = ours
        return renamed

    def close(self) -> None:
        """Nothing is changed where nothing was put in."""
        import pikepdf

        if not self._grafted:
            return
        ordered = sorted(self._order, key=lambda each: each[:2])
        self._document["/K"] = pikepdf.Array([element for *_, element in ordered])
        numbers = [each for key in sorted(self._parents) for each in (key, self._parents[key])]
        self._root["/ParentTree"] = self._pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))
        self._root["/ParentTreeNextKey"] = max(self._parents, default=-1) + 1
        if self._ids:
            in_order = sorted(self._ids, key=lambda name: bytes(pikepdf.String(name)))
            names = [each for name in in_order for each in (pikepdf.String(name), self._ids[name])]
            limits = pikepdf.Array([pikepdf.String(in_order[0]), pikepdf.String(in_order[-1])])
            leaf = pikepdf.Dictionary(Names=pikepdf.Array(names), Limits=limits)
            self._root["/IDTree"] = self._pdf.make_indirect(
                pikepdf.Dictionary(Kids=pikepdf.Array([self._pdf.make_indirect(leaf)]))
            )


def _several(said: Any) -> list[Any]:  # noqa: ANN401
    import pikepdf

    return list(said.as_list()) if isinstance(said, pikepdf.Array) else [] if said is None else [said]


def _elements(tops: Sequence[Any]) -> Iterator[Any]:
    """Every element below, each once."""
    import pikepdf

    waiting = list(tops)
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_ELEMENTS:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        yield node
        waiting += _several(node.get("/K"))


def _pages_below(element: Any) -> Iterator[Any]:  # noqa: ANN401
    """The pages that the element and those in it name, those that come first in the text before others."""
    import pikepdf

    waiting = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Dictionary):
            if "/Pg" in node:
                yield node["/Pg"]
            waiting += reversed(_several(node.get("/K")))


def _numbered(pages: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    """What has a number in the tree of parents: the pages, what they link by and what they draw, each once."""
    seen: set[tuple[int, int]] = set()
    for page in pages:
        for holder in (page, *page.get("/Annots", []), *drawings_on(page)):
            if holder.is_indirect and holder.objgen in seen:
                continue
            seen.add(holder.objgen)
            yield from ((holder, key) for key in ("/StructParents", "/StructParent") if key in holder)


def drawings_on(page: Any) -> Iterator[Any]:  # noqa: ANN401
    """What the page draws by name, and what that draws, each once."""
    import pikepdf

    waiting = [page.get("/Resources")]
    seen: set[tuple[int, int]] = set()
    while waiting:
        resources = waiting.pop()
        named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        for drawing in dict(named.items()).values() if isinstance(named, pikepdf.Dictionary) else ():
            if drawing.objgen not in seen:
                seen.add(drawing.objgen)
                yield drawing
                waiting.append(drawing.get("/Resources"))
