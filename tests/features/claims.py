"""What every «Thì» of the grammar says truly and untruly of one story (câu đối chiếu)."""

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
    ("trạng thái hồ sơ không phải là đang xử lý", "trạng thái hồ sơ không phải là đã xử lý xong"),
    ("nhật ký hồ sơ có sự kiện xin lỗi và hẹn lại", "nhật ký hồ sơ không có sự kiện xin lỗi và hẹn lại"),
    ("nhật ký hồ sơ không có sự kiện rút hồ sơ", "nhật ký hồ sơ có sự kiện rút hồ sơ"),
    ("ngày 10/03/2026 hồ sơ đã quá 1 ngày làm việc", "ngày 10/03/2026 hồ sơ còn 1 ngày làm việc"),
    ("ngày 10/03/2026 hồ sơ đã quá 1 ngày làm việc", "ngày 10/03/2026 hồ sơ đã quá 1 giờ làm việc"),
    ("phần chậm trễ tính cho «P» là 8 giờ", "phần chậm trễ tính cho «P» là 9 giờ"),
    ("phần chậm trễ tính cho «H15.50» là 8 giờ", "phần chậm trễ tính cho «H61» là 8 giờ"),
    (
        "số mẫu của văn bản xin lỗi ngày 10/03/2026 là «Mẫu 04»",
        "số mẫu của văn bản xin lỗi ngày 10/03/2026 là «Mẫu 05»",
    ),
    (
        "thời hạn công bố của thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 là 5 ngày làm việc",
        "thời hạn công bố của thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 là 5 ngày",
    ),
    (
        "lệ phí Huế của người được miễn nộp trực tiếp ngày 02/03/2026 là 0 đồng",
        "lệ phí Huế của người được miễn nộp trực tiếp ngày 02/03/2026 là 1 đồng",
    ),
    ("ngày cuối được xin lỗi là 11/03/2026", "ngày cuối được xin lỗi là 12/03/2026"),
    ("ngày cuối được yêu cầu bổ sung là 05/03/2026", "ngày cuối được yêu cầu bổ sung là 06/03/2026"),
    ("căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP»", "căn cứ ghi nhận là «NĐ 61/2018/NĐ-CP»"),
    ("căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP»", "căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP», «Mẫu 01»"),
    ("hạn thụ lý khiếu nại tính từ 06/07/2026 là 15/07/2026", "hạn thụ lý khiếu nại tính từ 06/07/2026 là 16/07/2026"),
    (
        "hạn kiểm tra hàng hóa tính từ 05/03/2026 14:00 là 06/03/2026 14:00",
        "hạn kiểm tra hàng hóa tính từ 05/03/2026 14:00 là 06/03/2026 15:00",
    ),
    (
        "hạn hoàn thuế sau kiểm tra tính từ 01/07/2026 không có quy định",
        "hạn hoàn thuế sau kiểm tra tính từ 30/06/2026 không có quy định",
    ),
    (
        "bộ công bố thủ tục trước ngày 01/07/2026 chậm nhất là 11/06/2026",
        "bộ công bố thủ tục trước ngày 01/07/2026 chậm nhất là 03/06/2026",
    ),
    (
        "lệ phí Huế mức 60.000 đồng nộp trực tuyến ngày 02/03/2026 là 0 đồng",
        "lệ phí Huế mức 60.000 đồng nộp trực tiếp ngày 02/03/2026 là 0 đồng",
    ),
    (
        "tiền lãi khi 100.000.000 đồng tiền thuế phải hoàn ngày 24/02/2026 được hoàn ngày 06/03/2026 là 300.000 đồng",
        "tiền lãi khi 100.000.000 đồng tiền thuế phải hoàn ngày 24/02/2026 được hoàn ngày 05/03/2026 là 300.000 đồng",
    ),
    (
        "chỉ tiêu hồ sơ đúng hạn và trước hạn đạt 188 trên 200 chấm ngày 02/03/2026 được 18,80 điểm",
        "chỉ tiêu hồ sơ đúng hạn và trước hạn đạt 189 trên 200 chấm ngày 02/03/2026 được 18,80 điểm",
    ),
    (
        "chỉ tiêu hồ sơ nộp trực tuyến đạt 45 trên 100 chấm ngày 02/03/2026 có hệ số 0,90",
        "chỉ tiêu hồ sơ nộp trực tuyến đạt 45 trên 100 chấm ngày 02/03/2026 có hệ số 0,45",
    ),
    (
        "6 hồ sơ trước hạn, 3 đúng hạn, 1 quá hạn chấm ngày 30/06/2025 được 1,5 điểm",
        "6 hồ sơ trước hạn, 3 đúng hạn, 1 quá hạn chấm ngày 30/06/2025 được 1,6 điểm",
    ),
    (
        "biểu có 120 hồ sơ trực tuyến, 80 trực tiếp, 15 kỳ trước, 150 trước hạn, 40 đúng hạn, 10 quá hạn "
        "thì còn 15 đang giải quyết",
        "biểu có 120 hồ sơ trực tuyến, 80 trực tiếp, 15 kỳ trước, 150 trước hạn, 40 đúng hạn, 10 quá hạn "
        "thì còn 0 đang giải quyết",
    ),
    (
        "biểu có 215 tiếp nhận, 200 đã giải quyết, 15 đang giải quyết thì cân đối",
        "biểu có 215 tiếp nhận, 200 đã giải quyết, 15 đang giải quyết thì không cân đối",
    ),
    (
        "bảng có 10 đã giải quyết, 4 trước hạn, 3 đúng hạn, 2 quá hạn thì 1 hồ sơ không thuộc nhóm nào",
        "bảng có 10 đã giải quyết, 4 trước hạn, 3 đúng hạn, 2 quá hạn thì 0 hồ sơ không thuộc nhóm nào",
    ),
    ("biểu có tổng 8.550 gồm đúng 7.815 và 735", "biểu có tổng 8.550 gồm đúng 7.815 và 736"),
    ("148.761 trên 151.295 hồ sơ là 98,33 phần trăm", "148.761 trên 151.295 hồ sơ là 98,32 phần trăm"),
    (
        "tỷ lệ đúng hạn theo Gia Lai của 180 tiếp nhận, 20 kỳ trước, 4 quá hạn đang xử lý, 6 quá hạn đã xử lý "
        "là 95,00 phần trăm",
        "tỷ lệ đúng hạn theo Bộ chỉ số của 180 tiếp nhận, 20 kỳ trước, 4 quá hạn đang xử lý, 6 quá hạn đã xử lý "
        "là 95,00 phần trăm",
    ),
    ("mã số hồ sơ «H19-260306-0012» là đúng định dạng", "mã số hồ sơ «H19-260306-12» là đúng định dạng"),
    (
        "người tra cứu không đăng nhập thấy được mục «code» của hồ sơ",
        "người tra cứu không đăng nhập thấy được mục «officer» của hồ sơ",
    ),
    (
        "hồ sơ nhận trực tuyến ngày 06/03/2026 16:10 theo giờ làm việc cuối cùng bắt đầu tính từ 09/03/2026 07:30",
        "hồ sơ nhận trực tuyến ngày 06/03/2026 15:59 theo giờ làm việc cuối cùng bắt đầu tính từ 09/03/2026 07:30",
    ),
    (
        "hồ sơ nhận trực tuyến ngày 06/03/2026 16:10 theo giờ làm việc cuối cùng với thời hạn 16 ngày làm việc "
        "hết hạn vào 31/03/2026",
        "hồ sơ nhận trực tuyến ngày 06/03/2026 16:10 theo giờ làm việc cuối cùng với thời hạn 16 ngày làm việc "
        "hết hạn vào 30/03/2026",
    ),
    (
        "ngày 16/11/2025 chưa có quy định về giờ làm việc cuối cùng",
        "ngày 17/11/2025 chưa có quy định về giờ làm việc cuối cùng",
    ),
    (
        "phần 3 ngày làm việc nhận bàn giao ngày 09/03/2026 hết hạn ngày 12/03/2026",
        "phần 3 ngày làm việc nhận bàn giao ngày 09/03/2026 hết hạn ngày 13/03/2026",
    ),
    (
        "phần 3 ngày làm việc bắt đầu ngày 02/03/2026 mà bàn giao ngày 09/03/2026 là chậm 2 ngày làm việc",
        "phần 3 ngày làm việc bắt đầu ngày 02/03/2026 mà bàn giao ngày 09/03/2026 là chậm 1 ngày làm việc",
    ),
    (
        "hạn trả 16/03/2026 thì xin lỗi chậm nhất ngày 15/03/2026, nhắc việc ngày 13/03/2026",
        "hạn trả 16/03/2026 thì xin lỗi chậm nhất ngày 15/03/2026, nhắc việc ngày 16/03/2026",
    ),
    (
        "phản hồi giữa hai hệ thống kể từ 06/03/2026 16:10 chậm nhất 09/03/2026 08:40",
        "phản hồi giữa hai hệ thống kể từ 06/03/2026 16:10 chậm nhất 09/03/2026 08:41",
    ),
    (
        "hồ sơ nhận trực tiếp ngày 06/03/2026 08:00 mà không có dữ liệu thì yêu cầu giấy tờ chậm nhất 09/03/2026",
        "hồ sơ nhận trực tiếp ngày 06/03/2026 08:00 mà không có dữ liệu thì yêu cầu giấy tờ chậm nhất 10/03/2026",
    ),
    (
        "hồ sơ nhận trực tiếp ngày 06/03/2026 15:20 phải chuyển đến cơ quan giải quyết chậm nhất 09/03/2026 07:30",
        "hồ sơ nhận trực tiếp ngày 06/03/2026 14:40 phải chuyển đến cơ quan giải quyết chậm nhất 09/03/2026 07:30",
    ),
    (
        "thời hạn 10 ngày làm việc nộp trực tuyến ngày 02/03/2026 còn 8 ngày làm việc",
        "thời hạn 10 ngày làm việc nộp trực tuyến ngày 02/03/2026 còn 9 ngày làm việc",
    ),
    (
        "hồ sơ không hẹn trả, nhận ngày 02/03/2026, tối đa 10 ngày làm việc, có kết quả ngày 16/03/2026 là đúng hạn",
        "hồ sơ không hẹn trả, nhận ngày 02/03/2026, tối đa 10 ngày làm việc, có kết quả ngày 17/03/2026 là đúng hạn",
    ),
    (
        "ở vùng khó khăn, thời hạn 7 ngày tính từ 02/03/2026 hết vào 19/03/2026",
        "ở vùng khó khăn, thời hạn 7 ngày tính từ 02/03/2026 hết vào 09/03/2026",
    ),
    (
        "ý kiến về đầu tư hỏi ngày 02/03/2026, thời hạn 7 ngày, không trả lời thì coi là đồng ý từ 10/03/2026",
        "ý kiến về đầu tư hỏi ngày 02/03/2026, thời hạn 7 ngày, không trả lời thì coi là đồng ý từ 09/03/2026",
    ),
    (
        "bước hết hạn 11/03/2026 17:00 mà xong 13/03/2026 10:00 là quá hạn 10,5 giờ làm việc",
        "bước hết hạn 11/03/2026 17:00 mà xong 13/03/2026 10:00 là quá hạn 10 giờ làm việc",
    ),
    (
        "hồ sơ theo pháp luật của ngày 02/03/2026",
        "hồ sơ theo pháp luật của ngày 03/03/2026",
    ),
    (
        "hồ sơ nhận ngày 02/07/2026, dấu bưu điện ngày 30/06/2026, theo pháp luật của ngày 30/06/2026",
        "hồ sơ nhận ngày 02/07/2026, dấu bưu điện ngày 30/06/2026, theo pháp luật của ngày 02/07/2026",
    ),
    (
        "khai sinh có đủ hồ sơ 11/09/2026 16:00 phải đăng ký, không kể sự cố, chậm nhất 12/09/2026 16:00",
        "khai sinh có đủ hồ sơ 11/09/2026 16:00 phải đăng ký, không kể sự cố, chậm nhất 14/09/2026 16:00",
    ),
    (
        "hồ sơ hoàn thuế trước chấp nhận 09/07/2026, yêu cầu giải trình 13/07/2026, trả lời 20/07/2026, "
        "quyết định chậm nhất 24/07/2026",
        "hồ sơ hoàn thuế trước chấp nhận 09/07/2026, yêu cầu giải trình 13/07/2026, quyết định chậm nhất 24/07/2026",
    ),
    (
        "hồ sơ hoàn thuế nhận ngày 15/06/2026, kiểm tra trước, chấp nhận 15/06/2026, quyết định chậm nhất 27/07/2026",
        "hồ sơ hoàn thuế nhận ngày 15/06/2026, kiểm tra trước, chấp nhận 15/06/2026, quyết định chậm nhất 25/07/2026",
    ),
    (
        "khiếu nại thụ lý 15/07/2026, tạm đình chỉ 20/07/2026, tiếp tục 10/08/2026 "
        "phải giải quyết chậm nhất 04/09/2026",
        "khiếu nại thụ lý 15/07/2026, tạm đình chỉ 20/07/2026, tiếp tục 10/08/2026 "
        "phải giải quyết chậm nhất 14/08/2026",
    ),
    (
        "công dân số nộp phí, lệ phí thuộc danh mục 0 đồng mức 8.000 đồng ngày 15/08/2026 phải nộp 0 đồng",
        "công dân số nộp phí, lệ phí thuộc danh mục 0 đồng mức 8.000 đồng ngày 14/08/2026 phải nộp 0 đồng",
    ),
    (
        "lệ phí thẻ căn cước 50.000 đồng ngày 15/08/2026: người khác nộp 25.000 đồng, công dân số nộp 0 đồng",
        "lệ phí thẻ căn cước 50.000 đồng ngày 01/03/2027: người khác nộp 50.000 đồng, công dân số nộp 0 đồng",
    ),
    (
        "tài khoản định danh mức 2 có 5 giấy tờ nộp trực tuyến ngày 15/08/2026 thì công dân số",
        "tài khoản định danh mức 1 có 5 giấy tờ nộp trực tuyến ngày 15/08/2026 thì công dân số",
    ),
    (
        "ngày 05/08/2026 yêu cầu giấy tờ đã có dữ liệu vì sự cố là được phép",
        "ngày 05/08/2026 yêu cầu giấy tờ đã có dữ liệu vì thuận tiện cho cán bộ là được phép",
    ),
    (
        "ngày 05/08/2026 xác định danh tính tại ki-ốt bằng VNeID là được phép",
        "ngày 05/08/2026 xác định danh tính tại ki-ốt bằng lời khai là được phép",
    ),
]
HEAD = ["cơ quan", "thời hạn"]
SHARES = [["A", "3 ngày làm việc"], ["B", "3 ngày làm việc"], ["C", "10 ngày làm việc"]]
ENDS = ["05/03/2026", "10/03/2026", "24/03/2026"]
TABLES = [
    (
        "chuỗi liên thông bắt đầu ngày 02/03/2026 hết hạn ngày 24/03/2026, từng phần như sau",
        [[*HEAD, "hết hạn"], *([*share, end] for share, end in zip(SHARES, ENDS, strict=True))],
        [[*HEAD, "hết hạn"], *([*share, "24/03/2026"] for share in SHARES)],
    ),
    (
        "ngày 02/03/2026 liên thông karaoke có các phần thời hạn",
        [HEAD, *SHARES],
        [HEAD, *SHARES[:2], ["C", "9 ngày làm việc"]],
    ),
    (
        "các bước bắt đầu 02/03/2026 07:30 lần lượt hết hạn",
        [["bước", "thời hạn", "hết hạn"], ["A", "0,5 ngày làm việc", "02/03/2026 11:30"]],
        [["bước", "thời hạn", "hết hạn"], ["A", "0,5 ngày làm việc", "02/03/2026 17:00"]],
    ),
]
"""Sentences with a table, true and untrue."""

REFUSED = "cán bộ một cửa tiếp nhận hồ sơ ngày 11/03/2026"
ANSWERS = [
    ("bị từ chối với mã ILLEGAL_TRANSITION", "bị từ chối với mã NOT_AUTHORISED"),
    ("bị từ chối với mã ILLEGAL_TRANSITION, nêu «đã xử lý xong»", "bị từ chối với mã ILLEGAL_TRANSITION, nêu «mưa»"),
]
