"""A dossier withdrawn, and the same asked for again soon after (rút rồi nộp lại)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from application.audits.findings.finding import Trace
from application.audits.findings.formats import moment
from application.audits.findings.grounds import Grounds
from application.audits.findings.trail import DossierTrail, by_officer
from application.audits.report import Evidence
from application.ports import Fact
from domain.dossier.events import DossierSubmitted, DossierWithdrawn
from domain.values import legal_day


class _Act(NamedTuple):
    at: datetime
    position: int
    case: str
    agency: str | None
    officer: str | None


class LodgedAgain:
    """Withdrawn and lodged again by the same applicant for the same procedure (rút rồi nộp lại).

    Between the two stands a clock that began anew. Keeps one line per submission and withdrawal; who the applicant
    is stays a reference.
    """

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._withdrawn: defaultdict[tuple[str, str], list[_Act]] = defaultdict(list)
        self._lodged: defaultdict[tuple[str, str], list[_Act]] = defaultdict(list)

    def take(self, trail: DossierTrail) -> Iterator[Trace]:
        """Remember when it was lodged and when withdrawn."""
        submission = trail.last.submission
        if submission is None:
            return
        key = submission.applicant, submission.procedure
        for change in trail.transitions:
            if isinstance(change.fact.event, DossierSubmitted):
                self._lodged[key].append(_act(trail, change.fact))
            elif isinstance(change.fact.event, DossierWithdrawn):
                self._withdrawn[key].append(_act(trail, change.fact))
        yield from ()

    def rest(self) -> Iterator[Trace]:
        """Every withdrawal with the first submission that followed soon enough."""
        for key, withdrawn in self._withdrawn.items():
            for act in withdrawn:
                later = min((one for one in self._lodged[key] if one.at > act.at), default=None)
                most = self._grounds.whole("findings.lodged_again", legal_day(act.at))
                if later is not None and (legal_day(later.at) - legal_day(act.at)).days <= most:
                    yield _again(act, later, key[1], most)


def _act(trail: DossierTrail, fact: Fact) -> _Act:
    officer = fact.meta.actor if by_officer(fact) else None
    return _Act(fact.event.occurred_at, fact.position, trail.id, trail.agency, officer)


def _again(withdrawn: _Act, lodged: _Act, procedure: str, most: int) -> Trace:
    days = (legal_day(lodged.at) - legal_day(withdrawn.at)).days
    out, back = moment(withdrawn.at), moment(lodged.at)
    return Trace(
        stream=f"dossier/{lodged.case}",
        dossiers=(withdrawn.case, lodged.case),
        agency=withdrawn.agency,
        officer=withdrawn.officer,
        at=lodged.at,
        evidence=Evidence(tuple(sorted((withdrawn.position, lodged.position)))),
        vi=f"Rút lúc {out}, cùng người nộp lại thủ tục {procedure} lúc {back}: sau {days} ngày (xét {most} ngày).",
        en=f"Withdrawn {out}, lodged again for {procedure} {back}: {days} days later, within {most}.",
    )
