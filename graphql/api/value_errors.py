"""What GraphQL itself says of a value that is of another kind: where it stands, in both languages (sai kiểu dữ liệu).

The library writes the value as Python would, which tells a reader nothing and may be somebody's name: it goes.
"""

import re

_VARIABLE = re.compile(r"Variable '\$(\w+)'")
_PLACE = re.compile(r" at \.?([\w.\[\]]+):")
_MISSING = re.compile(r"to include required field '(\w+)'")
_UNKNOWN = re.compile(r"not to include unknown field '(\w+)'")
_ENUM = re.compile(r"does not exist in '(\w+)' enum|Enum '(\w+)' cannot represent")
_KIND = re.compile(r"\b(Int|String|Boolean|Float|ID) cannot represent")
_KINDS = {
    "Int": "một số nguyên",
    "String": "một chuỗi",
    "Boolean": "true hoặc false",
    "Float": "một số",
    "ID": "một mã",
}

_NOTHING = ("was not provided", "not to be None", "to be provided")


def without_values(message: str) -> str:
    """The message without the value as Python writes it."""
    plain = message.replace("not to be None", "not to be null")
    plain = re.sub(r"[,.]? found: .*$", "", plain, flags=re.IGNORECASE | re.DOTALL)
    return re.sub(r"(cannot represent [\w -]+? value): .*$", r"\1", plain, flags=re.DOTALL)


def vietnamese_of(message: str) -> dict[str, str]:
    """The field, as a path within the variable, and a Vietnamese sentence; nothing for a message about no value."""
    place, variable = _PLACE.search(message), _VARIABLE.match(message)
    path = re.sub(r"\[(\d+)\]", r".\1", place[1]) if place else ""
    field = _MISSING.search(message) or _UNKNOWN.search(message)
    if field is not None:
        path = f"{path}.{field[1]}" if path else field[1]
    sentence = _sentence(message)
    if sentence is None:
        return {}
    return {"path": path or (variable[1] if variable else ""), "vi": sentence}


def _sentence(message: str) -> str | None:
    if _MISSING.search(message) or any(words in message for words in _NOTHING):
        return "thiếu giá trị bắt buộc"
    if _UNKNOWN.search(message):
        return "không có trường này trong lược đồ"
    enum, kind = _ENUM.search(message), _KIND.search(message)
    if enum is not None:
        return f"không phải một giá trị của {enum[1] or enum[2]}; xem các giá trị trong lược đồ"
    if kind is not None:
        return f"phải là {_KINDS[kind[1]]}"
    if _VARIABLE.match(message) and "invalid value" in message:
        return "giá trị không đúng kiểu dữ liệu của lược đồ"
    return None
