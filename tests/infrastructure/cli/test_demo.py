"""The demonstration: real procedures, every way a dossier can go, the same when it is run again."""

import json
import re

import pytest

from infrastructure.sample_data.demonstration.script import acts, agencies
from infrastructure.sample_data.demonstration.selection import selection
from tests.infrastructure.cli.conftest import Hoso


def test_it_shows_a_dozen_dossiers_of_at_least_six_procedures_with_their_source() -> None:
    cases = {act.case.name: act.case for act in acts()}
    assert len(cases) >= 12
    assert len({case.procedure for case in cases.values()}) >= 6
    published = {row["codes"][0]: row for row in selection()}
    assert {case.procedure for case in cases.values()} <= set(published)
    assert all(row["source_url"].startswith("https://") and row["decision"]["number"] for row in published.values())
    assert {case.agency for case in cases.values()} <= set(agencies())


@pytest.mark.postgres
def test_run_twice_it_tells_the_same(housed: Hoso) -> None:
    first, second = housed("demo", "--once"), housed("demo", "--once")
    assert (first.code, second.code) == (0, 0)
    assert "14 dossiers of 7 real procedures, 121 new acts" in first.out
    assert "14 dossiers of 7 real procedures, 0 new acts" in second.out
    assert [line for line in first.out.splitlines() if line.startswith("  H")] == [
        line for line in second.out.splitlines() if line.startswith("  H")
    ]
    positions = [re.search(r"log position (\d+)", answer.out) for answer in (first, second)]
    assert positions[0] is not None
    assert positions[1] is not None
    assert positions[0][1] == positions[1][1]
    for status in ("10 đã trả kết quả", "3 không được tiếp nhận", "8 dừng xử lý", "4 đang xử lý"):
        assert status in first.out
    assert "(hư cấu)" not in first.out  # personal data are sealed


@pytest.mark.postgres
def test_a_province_is_counted_with_what_stands_below_it(housed: Hoso) -> None:
    assert housed("demo", "--once").code == 0
    every, below = (
        json.loads(housed("audit", "timeliness", "--agency", agency, "--period", "2026-Q1", "--format", "json").out)
        for agency in ("H27", "H27.15")
    )
    counted = [table["rows"] for table in (every["tables"][0], below["tables"][0])]
    assert counted[0] != counted[1]


@pytest.mark.postgres
def test_names_stand_beside_codes_for_people_and_codes_alone_for_programs(housed: Hoso) -> None:
    assert housed("demo", "--once").code == 0
    for audit in ("responsibility", "distribution", "findings"):
        page = housed("audit", audit, "--format", "html").out
        assert "H27.16 Sở Văn hóa, Thể thao và Du lịch" in page, audit
        told = json.loads(housed("audit", audit, "--format", "json").out)
        codes = {row["agency"] for table in told["tables"] for row in table["rows"] if "agency" in row}
        assert "H27.16" in codes, audit
