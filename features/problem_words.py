"""What is said of lines that cannot be carried out, in both languages (lời nhắc)."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "unknown": "không có câu này trong ngữ pháp",
        "differs": ": chỗ khác là «{}», ở đó viết được: {}",
        "lacks": ": còn thiếu {1}",
        "extra": ": thừa «{0}»",
        "empty_cell": ": ô của cột «{}» đang trống",
        "nearest": "các câu gần nhất:",
        "column": "bảng «Dữ liệu» không có cột {}; bảng có các cột: {}",
        "no_table": "câu này lấy {} từ bảng «Dữ liệu» mà tình huống không có bảng nào; thêm «Dữ liệu:» và bảng ở dưới",
        "no_rows": "câu này lấy {} từ bảng «Dữ liệu» mà bảng chưa có dòng nào dưới tên cột",
        "short": "dòng này của bảng thiếu ô của cột {}",
        "long": "dòng này của bảng thừa ô {}: tên cột chỉ có {}",
        "unused": "không câu nào dùng cột «{0}» của bảng «Dữ liệu»; viết <{0}> vào câu, bỏ cột, hoặc đặt tên cột "
        "là «ghi_chu» nếu chỉ để chú thích",
        "twice": "bảng «Dữ liệu» có hai cột cùng tên «{}»",
        "table_missing": "dưới câu này phải có bảng với các cột: {}",
        "table_extra": "câu này không dùng bảng nào; bỏ bảng ở dưới, hoặc chuyển về câu cần bảng",
        "table_column": "bảng dưới câu này thiếu cột {}; các cột cần có: {}",
        "table_unused": "câu này không dùng cột {} của bảng; các cột cần có: {}",
        "table_rows": "bảng này chỉ có tên cột, chưa có dòng nào",
        "tag": "thẻ này không phải văn bản nào hệ thống có, «Quy tắc» ở trên cũng không nêu; kiểm tra số, năm",
        "opens": "«{}» đứng đầu tình huống nên không rõ là bối cảnh, hành vi hay điều phải thấy; viết «Cho», "
        "«Khi» hoặc «Thì»",
        "unclear": "câu này hiểu được theo nhiều cách:",
        "empty": "kịch bản không có bước nào",
        "unchecked": "không kiểm tra gì: tình huống không có câu «Thì» nào nêu điều phải thấy",
        "lost": "câu này đang bị hiểu là lời mô tả; kiểm tra từ khóa «Kịch bản», «Khung tình huống» ở trên và chữ hoa "
        "đầu dòng",
        "given": "câu này là bối cảnh, chỉ đứng sau «Cho» hoặc «Biết»",
        "when": "câu này là hành vi, chỉ đứng sau «Khi», hoặc sau «Cho», «Biết» nếu đã làm trước đó",
        "then": "câu này là điều phải thấy, chỉ đứng sau «Thì»",
    },
    "en": {
        "unknown": "no such sentence in the grammar",
        "differs": ": it differs at «{}», where this can stand: {}",
        "lacks": ": it lacks {1}",
        "extra": ": «{0}» is too much",
        "empty_cell": ": the cell of column «{}» is empty",
        "nearest": "the nearest ones:",
        "column": "no table of examples has the column {}; they have: {}",
        "no_table": "this line takes {} from a table of examples and the scenario has none; add Examples: with a table",
        "no_rows": "this line takes {} from the table of examples, which has no rows below its header",
        "short": "this row of the table lacks the cell of column {}",
        "long": "this row of the table has a cell too many, {}: the columns are {}",
        "unused": "no line uses the column «{0}» of the examples; write <{0}> into a line, leave the "
        "column out, or call it «note»",
        "twice": "the examples have two columns «{}»",
        "table_missing": "below this line a table must stand with the columns: {}",
        "table_extra": "this line uses no table; take the table away, or move it to the line that needs it",
        "table_column": "the table below this line lacks the column {}; it needs: {}",
        "table_unused": "this line does not use the column {} of the table; it needs: {}",
        "table_rows": "this table has a header and no rows",
        "tag": "this tag names no law of the installation, nor does the Rule above; check number and year",
        "opens": "«{}» opens the scenario and is neither a state, an act nor a result; write Given, When or Then",
        "unclear": "this sentence can be read in more than one way:",
        "empty": "the scenario has no steps",
        "unchecked": "nothing is checked: the scenario has no Then that says what must be seen",
        "lost": "this sentence is taken for description; check the keyword Scenario above it and its capital letter",
        "given": "this sentence is a state of affairs and stands under Given only",
        "when": "this sentence is an act and stands under When, or under Given for what was done before",
        "then": "this sentence is what must be seen and stands under Then only",
    },
}
"""By language and kind of problem (theo ngôn ngữ)."""
