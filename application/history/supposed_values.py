"""A supposed legal value, held against the parameter's own kind, unit and range (giá trị giả định)."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from domain.amounts import amount_of, refuse_ambiguous
from domain.errors import Malformed
from domain.law.cut_offs.rules import CutOff
from domain.law.deadlines import TimeLimit
from domain.law.parameters import Parameter, Value

LABEL = "mô phỏng / simulation"
MOST = {"share": Decimal(1), "point": Decimal(100), "times": Decimal(99), "papers": Decimal(999)}
"""The largest value that a unit can mean; days and hours end where a count would pass the years that exist."""
MOST_DAYS = Decimal(36_600)


def with_value(parameter: Parameter, text: str) -> Parameter:
    """A parameter as if it had always had one value. Raises Malformed, naming what it can be."""
    value = _value(parameter, text)
    return Parameter(parameter.name, parameter.label, parameter.unit, (Value(value, date.min, None, LABEL, "—"),))


def _value(parameter: Parameter, text: str) -> int | Decimal | str:
    like = parameter.values[0].value
    if isinstance(like, str):
        return _words(parameter, text)
    number = _number(parameter, text, whole=isinstance(like, int))
    most = MOST.get(parameter.unit, MOST_DAYS if "day" in parameter.unit or "hour" in parameter.unit else None)
    if number < 0 or (most is not None and number > most):
        en, vi = (f"from 0 to {most}", f"từ 0 đến {most}") if most is not None else ("not below 0", "không nhỏ hơn 0")
        raise _unusable(parameter, text, en, vi)
    return int(number) if isinstance(like, int) else number


def _words(parameter: Parameter, text: str) -> str:
    for word in text.split():  # a limit in words has a number in it
        refuse_ambiguous(word)
    try:
        if parameter.unit in ("time_limit", "time limit"):
            TimeLimit.parse(text)
        elif parameter.unit == "cut_off":
            CutOff.parse(text)
    except Malformed as error:
        raise _unusable(parameter, text, str(error), error.vi) from error
    known = sorted({str(one.value) for one in parameter.values})
    if parameter.unit in ("meaning", "outcome", "means", "clock_start") and text not in known:
        raise _unusable(parameter, text, f"one of {', '.join(known)}", f"chọn trong {', '.join(known)}")
    return text


def _number(parameter: Parameter, text: str, *, whole: bool) -> Decimal:
    like = parameter.values[0].value
    number = amount_of(text)
    if number is None or (whole and number != int(number)):
        en, vi = ("a whole number", "một số nguyên") if whole else ("a number", "một số")
        raise _unusable(parameter, text, f"{en} of {parameter.unit}, such as {like}", f"cần {vi}, ví dụ {like}")
    return number


def _unusable(parameter: Parameter, text: str, en: str, vi: str) -> Malformed:
    return Malformed(f"{parameter.name}={text}: {en}", f"{parameter.name}={text}: {vi}.")


class ReadParameters(Mapping[str, Parameter]):
    """Parameters that remember which of them were read (tham số đã được áp dụng)."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self._parameters = parameters
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> Parameter:
        self.read.add(name)
        return self._parameters[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parameters)

    def __len__(self) -> int:
        return len(self._parameters)
