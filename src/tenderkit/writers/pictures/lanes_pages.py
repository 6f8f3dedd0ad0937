"""A chart of lanes that is too high for a page, as several that are not."""

from msgspec.structs import replace

from tenderkit.model.papers.document import Lanes, LaneStep
from tenderkit.writers.pictures.lanes_contents import Measures
from tenderkit.writers.pictures.lanes_layout import LanesPicture, lay_out


def pictures_within(chart: Lanes, measures: Measures, height: int) -> tuple[LanesPicture, ...]:
    """One picture, or as many as it takes for none to be higher than a page: first between lanes, then within one."""
    whole = lay_out(chart, measures)
    if whole.height <= height or len(chart.steps) <= 1:
        return (whole,)
    return tuple(picture for part in _halves(chart) for picture in pictures_within(part, measures, height))


def _halves(chart: Lanes) -> tuple[Lanes, Lanes]:
    """The lanes above and below the middle step, or one lane's steps before and after it."""
    steps = sorted(chart.steps, key=lambda step: step.lane)
    middle = len(steps) // 2
    lane = steps[middle].lane
    above = [step for step in steps if step.lane < lane] or [step for step in steps if step.lane == lane]
    if len(above) == len(steps):
        return _only(chart, steps[:middle]), _only(chart, steps[middle:])
    return _only(chart, above), _only(chart, steps[len(above) :])


def _only(chart: Lanes, steps: list[LaneStep]) -> Lanes:
    """The chart of these steps alone. Who receives in a lane that isn't there is named in the box."""
    lanes = sorted({step.lane for step in steps})
    names = tuple(chart.lanes[lane] for lane in lanes)
    return replace(chart, lanes=names, steps=tuple(_moved(step, lanes, chart.lanes) for step in steps))


def _moved(step: LaneStep, lanes: list[int], names: tuple[str, ...]) -> LaneStep:
    lost = (names[lane] for lane in step.to_lanes if lane not in lanes)
    return replace(
        step,
        lane=lanes.index(step.lane),
        to_lanes=tuple(lanes.index(lane) for lane in step.to_lanes if lane in lanes),
        to_others=", ".join(filter(None, (step.to_others, *lost))),
    )
