"""Free text is searched for personal data before it becomes a fact (dữ liệu cá nhân)."""

import pytest

from domain.personal_data import PersonalDataInText, PersonalDataKind, find_personal_data, refuse_personal_data

EMAIL, PHONE, IDENTITY = PersonalDataKind.EMAIL, PersonalDataKind.PHONE, PersonalDataKind.IDENTITY_NUMBER

SHOWS = [
    ("liên hệ nguyen.a@example.vn để biết", EMAIL),
    ("gọi 0912345678", PHONE),
    ("gọi 0912 345 678 trước", PHONE),
    ("gọi 0912.345.678.", PHONE),
    ("gọi 091-234-5678", PHONE),
    ("gọi 09 12 34 56 78", PHONE),
    ("Điều 19, 0912345678", PHONE),
    ("gọi +84 912 345 678", PHONE),
    ("gọi +84912345678", PHONE),
    ("gọi (+84) 912345678", PHONE),
    ("gọi 84912345678", PHONE),
    ("máy bàn (024) 3825 1234", PHONE),
    ("máy bàn 02438251234", PHONE),
    ("số CCCD 001085012345", IDENTITY),
    ("số CCCD: 001 085 012 345", IDENTITY),
    ("CCCD-001.085.012.345", IDENTITY),
    ("CCCD 0010 8501 2345", IDENTITY),
    ("CCCD 001085 012345", IDENTITY),
    ("CMND 123456789", IDENTITY),
    ("CMND 123 456 789, cấp năm 2010", IDENTITY),
    ("CMND 123.456.789", IDENTITY),
    ("CMND 123456789 đồng chí", IDENTITY),
    ("ẩn bằng ký tự rỗng 0010\u200b85012345", IDENTITY),
    ("chữ số toàn khổ ００１０８５０１２３４５", IDENTITY),
]

HARMLESS = [
    "Quyết định 2022/QĐ-UBND ngày 27/11/2025",
    "Căn cứ Nghị định số 61/2018/NĐ-CP, Luật số 45/2019/QH14, khoản 8 Điều 19",
    "Công văn 12729/VPCP-KGVX ngày 25.12.2025",
    "hồ sơ H15.50.05.13-261008-0975",
    "hồ sơ 000.00.01.H08-171110-0001 và H19.001.02-260306-090012",
    "thủ tục 1.001806, 1.012753.H19",
    "từ 01/7/2025 đến 28/02/2027, 2026-03-02 07:30",
    "lệ phí 1.500.000 đồng, tổng 150.000.000 đồng",
    "432.000.000.000 đ; 100,000,000 VNĐ; 123456789 đồng; 150 000 000 đồng",
    "1.150.000.000.000 cá thể",
    "các năm 2024 2025 2026",
    "0.5 0.5 7 0.5 1 0.5 ngày làm việc",
    "mã số doanh nghiệp 0301234567",
    "định danh 123e4567-e89b-12d3-a456-426614174000",
    "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "",
]


@pytest.mark.parametrize(("text", "kind"), SHOWS)
def test_personal_data_are_found_and_refused(text: str, kind: PersonalDataKind) -> None:
    assert find_personal_data(text) is kind
    with pytest.raises(PersonalDataInText) as refusal:
        refuse_personal_data(text, "lý do")
    assert refusal.value.code == "PERSONAL_DATA_IN_TEXT"
    assert refusal.value.details == {"field": "lý do", "kind": kind.value}
    assert text.split()[-1] not in refusal.value.reason


@pytest.mark.parametrize("text", HARMLESS)
def test_official_numbers_are_let_pass(text: str) -> None:
    refuse_personal_data(text, "lý do")


def test_no_text_is_no_data() -> None:
    refuse_personal_data(None, "lý do")
