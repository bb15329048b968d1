"""How real dossiers behave, as frequencies to draw from (thống kê hồ sơ thật).

Channels and the time used of the time allowed are those of the receipt log (J. Buijs,
doi 10.4121/uuid:a07386a5-7be3-4367-9535-70bc9e77dbe6: 1,434 dossiers, 28 % of the closed ones late). How
often papers are missing, dossiers withdrawn, refused or put off no source of ours says: these are assumed.
"""

from bisect import bisect_right
from random import Random

from domain.dossier.papers import ApplicantKind
from domain.values import Channel

_CHANNELS = ((0.872, Channel.ONLINE), (0.963, Channel.COUNTER), (1.0, Channel.POST))
_KINDS = ((0.62, ApplicantKind.CITIZEN), (0.92, ApplicantKind.ENTERPRISE), (1.0, ApplicantKind.ORGANISATION))

# 5 %, 10 % … 95 % of the closed dossiers of the receipt log used at most this part of their time.
_USED = (
    0.216,
    0.357,
    0.481,
    0.559,
    0.614,
    0.666,
    0.724,
    0.774,
    0.828,
    0.865,
    0.901,
    0.943,
    0.973,
    0.993,
    1.009,
    1.042,
    1.201,
    1.458,
    2.034,
)
_ENDS = (0.01, *_USED, 3.0)

REJECTED = 0.03
INCOMPLETE_ON_INTAKE = 0.04
INCOMPLETE_IN_PROCESS = 0.10
SUPPLIED = 0.9
WITHDRAWN = 0.02
EXCLUDED_TIME = 0.02
REFUSED_IN_WRITING = 0.06
APOLOGISED_WHEN_LATE = 0.45
OPINION_ASKED = 0.12


def channel(chance: Random) -> Channel:
    """How a dossier comes in."""
    drawn = chance.random()
    return next(channel for upto, channel in _CHANNELS if drawn < upto)


def applicant_kind(chance: Random) -> ApplicantKind:
    """Who asks (assumed)."""
    drawn = chance.random()
    return next(kind for upto, kind in _KINDS if drawn < upto)


def part_of_time_used(chance: Random) -> float:
    """How much of the time allowed is used; above 1 the dossier is late."""
    drawn = chance.random() * (len(_ENDS) - 1)
    step = int(drawn)
    return _ENDS[step] + (drawn - step) * (_ENDS[step + 1] - _ENDS[step])


def hour_of_day(chance: Random) -> float:
    """When people send things online: mostly by day, some at night (assumed)."""
    edges = (0.02, 0.10, 0.55, 0.85, 1.0)
    begins, widths = (0.0, 6.0, 8.0, 13.0, 17.5), (6.0, 2.0, 4.0, 4.5, 6.4)
    place = bisect_right(edges, chance.random())
    return begins[min(place, 4)] + chance.random() * widths[min(place, 4)]
