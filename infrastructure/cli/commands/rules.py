"""``hoso rules``: what lawyers ask of their rules (công cụ cho người làm pháp chế)."""

import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infrastructure.cli.terminal.errors import BadInput
from infrastructure.cli.terminal.formats import Format, print_json, say

if TYPE_CHECKING:
    from features.scenario_run import FeatureRan
    from infrastructure.main import RunningInstallation
    from infrastructure.rules.feature_draft import CaseHistory
    from infrastructure.rules.history import InvariantCheck, Surveyed

RULES = typer.Typer(help="Rules as lawyers write them (quy tắc): sentences, scenarios, coverage, drafts.")
ALL_GREEN, SOME_RED, UNREADABLE = 0, 1, 2


class Language(StrEnum):
    """In which language sentences are shown."""

    VI = "vi"
    EN = "en"


class CoverageFormat(StrEnum):
    """For people, for programs, for a document."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@RULES.command("steps")
def steps(
    language: Annotated[Language, typer.Option(help="Vietnamese or English sentences.")] = Language.VI,
    format: Annotated[Format, typer.Option(help="For people or for programs.")] = Format.TEXT,
) -> None:
    """Every sentence a feature may speak, with an example and what it does, then every word a value may be."""
    from infrastructure.rules.sentences import catalogue, slots

    rows = catalogue(language.value)
    if format is Format.JSON:
        print_json(rows)
        return
    for row in rows:
        say(f"{row['kind']:<6} {row['sentence']}")
        say(f"       ví dụ: {row['example']}")
        say(f"       {row['says']}")
        if row["columns"]:
            say(f"       bảng: | {' | '.join(row['columns'])} |")
    say("")
    for kind, words in slots(language.value).items():
        say(f"{{…:{kind}}}")
        for word in words:
            say(f"       {word}")


@RULES.command("check")
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Features or folders; the shipped ones if none.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML into this file.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write one self-contained page into this file.")] = None,
    over_history: Annotated[
        bool, typer.Option("--over-history", help="Ask scenarios tagged @bat_bien of every recorded dossier instead.")
    ] = False,
) -> int:
    """Run scenarios and tell them article by article; exit code 0 all green, 1 some red, 2 something unreadable."""
    found = feature_files(paths or [])
    if not over_history:
        return _checked(found, junit, html)
    if junit is not None or html is not None:
        raise BadInput("--over-history writes no report: leave out --junit and --html")
    return _surveyed(found)


@RULES.command("coverage")
def coverage(
    format: Annotated[CoverageFormat, typer.Option(help="For people, for programs, for a document.")] = (
        CoverageFormat.TEXT
    ),
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when something stands alone.")] = False,
) -> int:
    """Articles, rules, parameters and scenarios side by side, and the holes between them."""
    from domain.law.parameters import book
    from domain.rulebook.book import RULES as EVERY_RULE
    from infrastructure.rules import coverage as laid
    from infrastructure.rules import coverage_report
    from infrastructure.rules.reading_code import read_in_code

    found = laid.coverage(EVERY_RULE, book().keys(), read_in_code(book().keys()), feature_files([]))
    if format is CoverageFormat.JSON:
        print_json(coverage_report.as_json(found))
    else:
        lines = coverage_report.text_lines if format is CoverageFormat.TEXT else coverage_report.markdown_lines
        for line in lines(found):
            say(line)
    return SOME_RED if strict and found.has_holes else ALL_GREEN


@RULES.command("draft")
def draft(
    code: Annotated[str, typer.Argument(help="Dossier code or key.")],
    out: Annotated[Path | None, typer.Option(help="Write the feature into this file.")] = None,
) -> int:
    """Write a feature from a dossier's recorded life, without names; exit code 1 if it does not run green."""
    from infrastructure.cli.terminal.open_installation import in_installation
    from infrastructure.rules.feature_draft import draft as drafted

    made = drafted(in_installation(lambda running: _gathered(running, code)))
    if out is None:
        say(made.text.rstrip())
    else:
        out.write_text(made.text, encoding="utf-8")
    return _tried(made.text)


async def _gathered(running: "RunningInstallation", code: str) -> "CaseHistory":
    from infrastructure.cli.terminal.resolve_stream import stream_of
    from infrastructure.rules.feature_draft import gather

    return await gather(running.store, (await stream_of(running.store, code)).removeprefix("dossier/"))


def _tried(text: str) -> int:
    """Whether a draft holds in our own script; what does not is printed to standard error."""
    from features.scenario_run import run_file
    from infrastructure.main import in_memory
    from infrastructure.rules.scenario_report import feature_lines

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ban_thao.feature"
        path.write_text(text, encoding="utf-8")
        ran = run_file(path, in_memory)
    if _exit_code([ran]) == ALL_GREEN:
        return ALL_GREEN
    for line in feature_lines(ran):
        sys.stderr.write(f"hoso: {line}\n")
    return SOME_RED


def feature_files(paths: list[Path]) -> list[Path]:
    """The features that paths name, those of the installation where none is named. Raises BadInput."""
    import features

    found: list[Path] = []
    for path in paths or [Path(features.__file__).parent]:
        if not path.exists():
            raise BadInput(f"{path}: there is no such file or folder; name a .feature file or a folder of them")
        inside = [path] if path.is_file() else sorted(filter(_is_feature, path.rglob("*")))
        if not inside:
            raise BadInput(f"{path}: no .feature file in this folder; name one that has some")
        found += [one for one in inside if one not in found]
    return [_shown(path) for path in found]


def _is_feature(path: Path) -> bool:
    """Whether a file of a folder is a feature, in whatever case its name ends."""
    return path.suffix.lower() == ".feature" and path.is_file()


def _checked(found: list[Path], junit: Path | None, html: Path | None) -> int:
    from features.scenario_run import run_file
    from infrastructure.cli.terminal.progress import progress
    from infrastructure.main import in_memory
    from infrastructure.rules.scenario_report import feature_lines, summary

    ran: list[FeatureRan] = []
    with progress("running", len(found)) as advance:
        for path in found:
            ran.append(run_file(path, in_memory))
            advance(len(ran))
    for feature in ran:
        for line in feature_lines(feature):
            say(line)
    say(summary(ran))
    _write_reports(ran, junit, html)
    return _exit_code(ran)


def _surveyed(found: list[Path]) -> int:
    """Ask the whole log; 1 where an invariant is broken, or a scenario says what cannot be asked."""
    from infrastructure.cli.terminal.open_installation import in_installation
    from infrastructure.rules.history import TAG, invariants_in, problem_lines, survey_lines, unasked_in

    asked, unasked = invariants_in(found), unasked_in(found)
    if not asked and not unasked:
        raise BadInput(f"no scenario tagged @{TAG} speaks a sentence «mọi hồ sơ …»; see «hoso rules steps»")
    for line in problem_lines(unasked):
        say(line)
    if not asked:
        return SOME_RED
    surveyed = in_installation(lambda running: _over_history(running, asked))
    for line in survey_lines(surveyed):
        say(line)
    return SOME_RED if unasked or any(one.breaks for one in surveyed.asked) else ALL_GREEN


async def _over_history(running: "RunningInstallation", asked: "tuple[InvariantCheck, ...]") -> "Surveyed":
    import asyncio

    from infrastructure.cli.terminal.progress import progress
    from infrastructure.rules.history import dossiers_in, survey

    await asyncio.to_thread(running.projector.stop)  # the log alone is asked
    dossiers = await dossiers_in(running.store)
    with progress("asking dossiers", len(dossiers)) as advance:
        return await survey(running.store, dossiers, asked, advance)


def _write_reports(ran: "list[FeatureRan]", junit: Path | None, html: Path | None) -> None:
    from infrastructure.rules.junit import junit as as_junit
    from infrastructure.rules.page import page

    for path, written in ((junit, as_junit), (html, page)):
        if path is not None:
            path.write_text(written(ran), encoding="utf-8")


def _exit_code(ran: "list[FeatureRan]") -> int:
    from infrastructure.rules.scenario_report import is_red

    if any(feature.unreadable for feature in ran):
        return UNREADABLE
    return SOME_RED if any(is_red(case) for feature in ran for case in feature.cases) else ALL_GREEN


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
