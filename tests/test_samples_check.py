"""What `check` says of the samples is a recorded list: some of them teach by a remark, and none may gain one unseen."""

import pytest

from judges import checkout
from judges.as_a_user import user_runs
from judges.golden_files import Golden

NAMES = sorted(file.parent.name for file in checkout.ROOT.glob("samples/*/upphandling.yaml"))


def test_check_says_of_every_sample_what_was_recorded(monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    monkeypatch.chdir(checkout.ROOT)

    seen = user_runs("check", *(f"samples/{name}" for name in NAMES))

    assert seen.reads_well()
    assert seen.code == 0
    golden("samples_check.txt", seen.text)
