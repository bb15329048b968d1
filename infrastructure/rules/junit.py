"""Scenarios as they went, in JUnit XML for a build server (báo cáo JUnit)."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from features.scenario_run import FeatureRan, Outcome, Ran
from infrastructure.rules.scenario_report import report_lines, title
from infrastructure.xml_text import clean

_NOT_RUN = (Outcome.UNKNOWN, Outcome.MISWRITTEN, Outcome.UNCHECKED)


def junit(features: Iterable[FeatureRan]) -> str:
    """One testsuite for each feature, one testcase for each scenario or row."""
    root = ET.Element("testsuites")
    for feature in features:
        _suite(root, feature)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, feature: FeatureRan) -> None:
    counts = {
        "tests": len(feature.cases) + bool(feature.unreadable),
        "failures": feature.count(Outcome.RED),
        "errors": sum(map(feature.count, _NOT_RUN)) + bool(feature.unreadable),
    }
    named = {"name": clean(feature.name), "file": str(feature.path)}
    suite = ET.SubElement(root, "testsuite", named | {name: str(count) for name, count in counts.items()})
    if feature.unreadable:
        case = ET.SubElement(suite, "testcase", classname=str(feature.path), name=clean(feature.name))
        ET.SubElement(case, "error", message="không đọc được").text = clean(feature.unreadable)
    for ran in feature.cases:
        _testcase(suite, feature, ran)


def _testcase(suite: ET.Element, feature: FeatureRan, ran: Ran) -> None:
    line = str(ran.case.scenario.line_number)
    case = ET.SubElement(suite, "testcase", classname=str(feature.path), name=clean(title(ran.case)), line=line)
    if ran.verdict is Outcome.GREEN:
        return
    problem = ET.SubElement(case, "failure" if ran.verdict is Outcome.RED else "error", message=ran.verdict.value)
    problem.text = clean("\n".join(line for report in ran.reports for line in report_lines(report)))
