from pathlib import Path

from serve_samples import copied


def test_the_page_is_shown_on_a_copy_that_stays_as_somebody_left_it(tmp_path: Path) -> None:
    samples, copy = tmp_path / "samples", tmp_path / "out" / "sidan"
    (samples / "vaghyveln").mkdir(parents=True)
    (samples / "vaghyveln" / "upphandling.yaml").write_text("title: Väghyveln\n", "utf-8")

    first = copied(samples, copy)
    (copy / "vaghyveln" / "upphandling.yaml").write_text("title: Min egen\n", "utf-8")
    second = copied(samples, copy)

    assert first.startswith(f"Exempelärendena är kopierade till {copy}.")
    assert second.startswith(f"Exempelärendena ligger kvar i {copy} som du lämnade dem.")
    assert (copy / "vaghyveln" / "upphandling.yaml").read_text("utf-8") == "title: Min egen\n"
    assert (samples / "vaghyveln" / "upphandling.yaml").read_text("utf-8") == "title: Väghyveln\n"
    assert [each.name for each in copy.parent.iterdir()] == ["sidan"]


def test_the_task_serves_the_copy_and_never_the_samples() -> None:
    from run import STEPS

    assert STEPS["serve"] == ("python", str(Path("tools", "serve_samples.py")))
