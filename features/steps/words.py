"""Small words that only sentences know (từ trong câu)."""

from enum import StrEnum


class PublicationAct(StrEnum):
    """How a procedure is made known (công bố, sửa đổi)."""

    PUBLISHED = "published"
    AMENDED = "amended"


class Stage(StrEnum):
    """How far a dossier has come before the story begins (giai đoạn)."""

    ACCEPTED = "accepted"
    ASSIGNED = "assigned"


class DecisionAct(StrEnum):
    """Steps of a draft on its way out (trình, ký, ban hành)."""

    SUBMIT = "submit"
    SIGN = "sign"
    ISSUE = "issue"


class Numbered(StrEnum):
    """What carries an official number (mã số hồ sơ, số quyết định)."""

    DOSSIER = "dossier"
    DECISION = "decision"


class BindingDate(StrEnum):
    """Dates that bind somebody (các thời hạn)."""

    RESULT = "result"
    FIRST_PROMISE = "first_promise"
    SUPPLEMENT = "supplement"
    STEP = "step"
    LAST_SUPPLEMENT = "last_supplement"
    LAST_APOLOGY = "last_apology"


class ProcessFinding(StrEnum):
    """What is wrong with an approved process, by the name of the fact's field (bất thường)."""

    NONE = "none"
    STEPS_DO_NOT_ADD_UP = "steps_do_not_add_up"
    UNITS_DIFFER = "units_differ"
