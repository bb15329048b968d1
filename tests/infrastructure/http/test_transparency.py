"""The public page: figures with how they were counted, open data, and how far one dossier has come."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import psycopg
import pytest

from infrastructure.http.pages.transparency.lookup import look_up_form, looked_up
from infrastructure.http.pages.transparency.page import document
from infrastructure.postgres.names import SchemaNames
from tests.graphql.served_installation import Served
from tests.infrastructure.http.generated_installation import generated_installation
from tests.infrastructure.read_models.observation import eventually

LEVELS = {"Mới tiếp nhận", "Đang giải quyết", "Tạm dừng, chờ người nộp", "Đã kết thúc"}


@pytest.fixture(scope="module")
def served(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two hundred generated dossiers, read by everybody."""
    with generated_installation(server_url, tmp_path_factory.mktemp("public")) as opened:
        eventually(lambda: opened.running.reads.position == opened.running.projector.position > 1000)
        yield opened


def page(served: Served, **asked: str) -> str:
    found = served.client.get("/transparency", params=asked)
    assert found.status_code == 200
    return found.text


def rows(html: str) -> list[list[str]]:
    """The cells of the table's rows, as text."""
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def opened(served: Served, **asked: str) -> list[dict[str, str]]:
    """The open data as CSV has them."""
    return list(csv.DictReader(io.StringIO(served.client.get("/transparency.csv", params=asked).text)))


@pytest.mark.postgres
def test_the_page_tells_every_row_with_its_position_and_formulas(served: Served) -> None:
    html, data = page(served), opened(served)

    assert len(data) > 3
    assert len(rows(html)) == len(data)
    for cells, row in zip(rows(html), data, strict=True):
        assert cells[2] == row["ended"]
        assert cells[3].startswith(row["on_time_percent"].replace(".", ","))
        assert cells[3].endswith(f"({row['on_time_counted']}/{row['on_time_total']})")
        assert cells[6] == row["position"]
    described = set(re.findall(r'aria-describedby="([^"]+)"', html))
    assert {"how-ended derived", "how-on-time derived", "how-median derived", "how-p95 derived"} == described
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {name for names in described for name in names.split()} <= set(ids)
    assert "hoso audit public --source hoso --period 2026-Q2" in html


@pytest.mark.postgres
def test_filters_choose_among_published_rows_and_make_no_others(served: Served) -> None:
    every = rows(page(served))
    one = next(row for row in opened(served) if row["agency_id"])
    some = rows(page(served, procedure=one["procedure_code"]))
    agency = rows(page(served, agency=one["agency_name"].replace("Cơ quan mẫu", "CO QUAN MAU")))

    assert 0 < len(some) < len(every)
    assert all(row in every for row in some + agency)
    assert {row[1] for row in agency} == {f"{one['agency_id']} {one['agency_name']}"}
    assert "Không có dòng nào như đã tìm" in page(served, procedure="không có đâu")


@pytest.mark.postgres
def test_what_is_taken_along_is_what_is_seen(served: Served) -> None:
    one = opened(served)[0]
    html = page(served, procedure=one["procedure_code"])
    (csv_at, json_at) = (unescape(at) for at in re.findall(r'href="(/transparency\.(?:csv|json)\?[^"]*)"', html))

    taken = list(csv.DictReader(io.StringIO(served.client.get(csv_at).text)))
    (resource,) = served.client.get(json_at).json()["resources"]

    assert {row["procedure_code"] for row in taken} == {one["procedure_code"]}
    assert len(taken) == len(resource["data"]) == len(rows(html)) < len(opened(served))


@pytest.mark.postgres
def test_json_and_csv_say_the_same_and_the_dictionary_explains_every_column(served: Served) -> None:
    data = opened(served)
    package = served.client.get("/transparency.json").json()
    dictionary = served.client.get("/transparency/dictionary.json").json()

    (resource,) = package["resources"]
    assert resource["schema"] == dictionary
    assert [field["name"] for field in dictionary["fields"]] == list(data[0])
    assert all(field["title"] and field["description"] for field in dictionary["fields"])
    kinds = {field["name"]: field["type"] for field in dictionary["fields"]}
    for told, row in zip(resource["data"], data, strict=True):
        assert {name: written(kinds[name], value) for name, value in told.items()} == row
    for name in ("ended", "on_time_percent", "median_seconds", "p95_seconds"):
        (field,) = [field for field in dictionary["fields"] if field["name"] == name]
        assert field["formula"]
        assert field["unit"]


def written(kind: str, value: Any) -> str:
    """A value of JSON as CSV writes it; of the type the dictionary says."""
    python = {"string": str, "integer": int, "number": float, "boolean": bool}[kind]
    assert value is None or type(value) is python
    if value is None:
        return ""
    return f"{value:.2f}" if kind == "number" else str(value).lower() if kind == "boolean" else str(value)


@pytest.mark.postgres
@pytest.mark.parametrize("address", ["/transparency", "/transparency.csv", "/transparency.json"])
@pytest.mark.parametrize(
    "asked", [{"period": "2026-Q3"}, {"period": "<b>"}, {"source": "nope"}, {"source": "\x00"}], ids=str
)
def test_what_cannot_be_shown_is_refused_in_one_line(served: Served, address: str, asked: dict[str, str]) -> None:
    found = served.client.get(address, params=asked)

    assert found.status_code == 400
    assert "<b>" not in found.text or "json" in found.headers["content-type"]
    assert re.search("is not over|is no quarter|no dossier of source", found.text)


@pytest.mark.postgres
def test_the_page_needs_no_script_and_nothing_from_elsewhere(served: Served) -> None:
    found = served.client.get("/transparency")

    policy = found.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; form-action 'self'")
    assert "unsafe" not in policy
    assert "script" not in policy
    assert re.findall(r"<script|<style| style=| on\w+=|https?:|//[a-z]", found.text) == []
    style = served.client.get("/transparency/transparency.css")
    assert style.headers["content-type"].startswith("text/css")
    assert re.findall(r"url\(|@import", style.text) == []
    assert 'href="transparency"' in served.client.get("/").text


@pytest.mark.postgres
def test_what_people_type_comes_back_as_text(served: Served) -> None:
    evil = '"><script>alert(1)</script>'

    html = page(served, procedure=evil, agency=evil)
    looked = served.client.post("/transparency/lookup", data={"code": evil}).text

    for told in (html, looked):
        assert "<script" not in told
        assert "&#34;&gt;&lt;script&gt;" in told


@pytest.mark.postgres
def test_a_code_tells_how_far_its_dossier_is_and_no_more(served: Served, names: SchemaNames) -> None:
    with psycopg.connect(served.database) as db:
        sql = f"SELECT DISTINCT ON (status) code, id, agency FROM {names.read}.dossier WHERE code IS NOT NULL"
        known = db.execute(sql.encode()).fetchall()
    assert len(known) > 3
    seen = set()
    for code, key, agency in known:
        told = served.client.post("/transparency/lookup", data={"code": f" {code} "}).text
        (level,) = re.findall(r"Mức độ hoàn thành: <strong>([^<]+)<", told)
        seen.add(level)
        assert key not in told
        assert agency not in told.replace(code, "")
        by_key = served.client.post("/transparency/lookup", data={"code": key}).text
        assert "Không có hồ sơ nào mang mã này" in by_key
    assert seen <= LEVELS
    assert len(seen) > 1


@pytest.mark.postgres
@pytest.mark.parametrize(
    "body", ["code=H14.15-260112-9999", "code=", "", "code=%00", "code=%ff%fe", "code=" + "x" * 9000]
)
def test_known_unknown_and_impossible_codes_are_answered_alike(served: Served, names: SchemaNames, body: str) -> None:
    with psycopg.connect(served.database) as db:
        sql = f"SELECT code FROM {names.read}.dossier WHERE code IS NOT NULL LIMIT 1"
        (code,) = db.execute(sql.encode()).fetchone() or ("",)
    posted = {"content-type": "application/x-www-form-urlencoded"}

    known = served.client.post("/transparency/lookup", data={"code": code})
    other = served.client.post("/transparency/lookup", content=body, headers=posted)

    assert known.status_code == other.status_code == 200
    assert known.headers.keys() == other.headers.keys()
    assert shape(known.text) == shape(other.text)


def shape(html: str) -> list[str]:
    """The elements of a page, without what stands in them."""
    return re.findall(r"<(/?\w+)", html)


def test_what_was_typed_is_text_wherever_it_is_put() -> None:
    typed = '"><script>x</script>'

    page = document("Tra cứu", look_up_form(typed), looked_up(typed, None))

    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 3
