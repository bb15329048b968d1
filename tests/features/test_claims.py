"""No «Thì» is green whatever happens: each sees the truth and denies the untruth (câu đối chiếu)."""

from collections.abc import Iterator

import pytest

from features.steps.binding import bound_steps
from features.steps.expecting import NotAsWritten
from features.steps.grammar import grammar
from features.steps.world import World

STORY = [
    "quy trình «Q» của thủ tục 1.001806 được phê duyệt với tổng thời hạn 5 ngày làm việc",
    "thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc",
    "người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026",
    "cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026 theo quy trình «Q»",
    "lãnh đạo phân công hồ sơ cho «P» ngày 02/03/2026 09:00, bước 1",
    "cán bộ thụ lý lấy ý kiến «Sở Xây dựng» ngày 03/03/2026",
    "cán bộ thụ lý hoàn thành bước 1 ngày 03/03/2026 10:00",
    "lãnh đạo xin lỗi và hẹn lại ngày 12/03/2026 vào ngày 06/03/2026 với lý do «Cần xác minh»",
    "quyết định đồng ý đã được ban hành ngày 10/03/2026",
    "lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 10/03/2026",
]
STEPS_OF_Q = [["thực hiện", "thời hạn"], ["Chuyên viên", "1 ngày làm việc"], ["Lãnh đạo", "4 ngày làm việc"]]

CLAIMS = [
    ("ngày 27/04/2026 là ngày nghỉ", "ngày 27/04/2026 là ngày làm việc"),
    ("quy trình «Q» không có bất thường", "quy trình «Q» có tổng các bước không khớp"),
    ("mã số hồ sơ là «H15.50-260302-0001»", "mã số hồ sơ là «H15.50-260302-0002»"),
    ("số quyết định là «1»", "số quyết định là «2»"),
    ("phiếu kiểm soát ghi quá hạn", "phiếu kiểm soát ghi đúng hạn"),
    ("hồ sơ còn chờ 1 ý kiến", "hồ sơ còn chờ 0 ý kiến"),
    ("ngày hẹn trả kết quả là 12/03/2026", "ngày hẹn trả kết quả là 09/03/2026"),
    ("ngày hẹn trả kết quả là 12/03/2026 17:00", "ngày hẹn trả kết quả là 12/03/2026 16:00"),
    ("ngày hẹn trả ban đầu là 09/03/2026", "ngày hẹn trả ban đầu là chưa xác định"),
    ("hạn của bước là 03/03/2026 09:00", "hạn của bước là 03/03/2026 10:00"),
    ("hạn bổ sung hồ sơ là chưa xác định", "hạn bổ sung hồ sơ là 12/03/2026"),
    (
        "thời hạn 1 giờ làm việc tính từ 05/03/2026 10:00 hết vào 05/03/2026 11:00",
        "thời hạn 1 giờ làm việc tính từ 05/03/2026 10:00 hết vào 05/03/2026 11:01",
    ),
    ("việc xin lỗi kịp thời", "việc xin lỗi không kịp thời"),
    ("hồ sơ được giải quyết quá hạn", "hồ sơ được giải quyết đúng hạn"),
    ("hồ sơ được giải quyết quá hạn 1 ngày làm việc", "hồ sơ được giải quyết quá hạn 2 ngày làm việc"),
    ("quyết định còn hiệu lực ngày 10/03/2026", "quyết định không còn hiệu lực ngày 10/03/2026"),
    ("trạng thái hồ sơ là đã xử lý xong", "trạng thái hồ sơ là đang xử lý"),
    ("nhật ký hồ sơ có 9 sự kiện", "nhật ký hồ sơ có 8 sự kiện"),
    ("căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP»", "căn cứ ghi nhận là «NĐ 61/2018/NĐ-CP»"),
    ("căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP»", "căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP», «Mẫu 01»"),
]
REFUSED = "cán bộ một cửa tiếp nhận hồ sơ ngày 11/03/2026"
ANSWERS = [
    ("bị từ chối với mã ILLEGAL_TRANSITION", "bị từ chối với mã NOT_AUTHORISED"),
    ("bị từ chối với mã ILLEGAL_TRANSITION, nêu «đã xử lý xong»", "bị từ chối với mã ILLEGAL_TRANSITION, nêu «mưa»"),
]


def say(world: World, line: str, datatable: list[list[str]] | None = None) -> None:
    (sentence,) = grammar().saying(line)
    wording = sentence.wordings["vi"]
    found = wording.regex.fullmatch(line)
    assert found is not None
    values = {name: convert(found[name]) for name, convert in wording.converters().items()}
    table = {"datatable": datatable} if datatable else {}
    bound_steps()[sentence.id](world, **values, **table)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with World() as world:
        for line in STORY:
            say(world, line, STEPS_OF_Q if line.startswith("quy trình") else None)
        world.settle()
        yield world


@pytest.mark.parametrize(("truth", "untruth"), CLAIMS)
def test_a_claim_is_seen_or_denied(world, truth, untruth):
    say(world, truth)
    with pytest.raises(NotAsWritten):
        say(world, untruth)


@pytest.mark.parametrize(("truth", "untruth"), ANSWERS)
def test_a_refusal_is_seen_or_denied(world, truth, untruth):
    say(world, REFUSED)
    say(world, truth)
    say(world, REFUSED)
    with pytest.raises(NotAsWritten):
        say(world, untruth)


def test_every_claim_of_the_grammar_is_tried():
    tried = {grammar().saying(truth)[0].id for truth, _ in (*CLAIMS, *ANSWERS)}
    assert tried == {sentence.id for sentence in grammar().sentences.values() if sentence.kind == "then"}


@pytest.mark.parametrize("line", ["người nộp rút hồ sơ ngày 11/03/2026", "trạng thái hồ sơ là đã xử lý xong"])
def test_a_refusal_that_nobody_speaks_of_is_told_by_the_next_line(world, line):
    say(world, REFUSED)
    with pytest.raises(NotAsWritten, match="ILLEGAL_TRANSITION"):
        say(world, line)
