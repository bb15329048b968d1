# language: vi
@tra_cuu
Tính năng: Tra cứu, mã số và phiên bản áp dụng cho hồ sơ
  Ai cũng tra cứu được hồ sơ theo mã số mà không lộ tên người nộp, và hồ sơ giữ quy định của ngày nhận.

  @tt_01_2018 @dieu_16 @R58
  Quy tắc: Điều 16 TT 01/2018 — Tra cứu không đăng nhập
    Không đăng nhập chỉ thấy mã số hồ sơ và mức độ hoàn thành, không tên người nộp, không tên cán bộ.

    Khung tình huống: Mục nào thấy được khi không đăng nhập
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Thì người tra cứu không đăng nhập <thay> mục «<muc>» của hồ sơ

      Dữ liệu:
        | quy_tac | muc        | thay            | ghi_chu           |
        | R58     | code       | thấy được       | mã số hồ sơ       |
        | R58     | completion | thấy được       | mức độ hoàn thành |
        | R58     | applicant  | không thấy được | người nộp         |
        | R58     | officer    | không thấy được | cán bộ đang giữ   |
        | R58     | unit       | không thấy được | đơn vị đang giữ   |
        | R58     | timeline   | không thấy được | quá trình xử lý   |

  @R59
  Quy tắc: Áp dụng văn bản vào thời điểm nhận — Phiên bản sau không đổi ngày hẹn trả
    Hồ sơ nhận dưới phiên bản nào thì theo thời hạn của phiên bản đó.

    Khung tình huống: Nhận trước, trong và sau ngày đổi phiên bản
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và thủ tục 1.001806 được sửa đổi từ ngày 01/07/2026 với thời hạn 10 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nhan>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <nhan>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nhan       | hen_tra    |
        | R59     | 30/06/2026 | 07/07/2026 |
        | R59     | 01/07/2026 | 15/07/2026 |
        | R59     | 02/07/2026 | 16/07/2026 |

  @tt_01_2018 @dieu_19 @tt_03_2025 @dieu_13 @R64
  Quy tắc: Điều 19 TT 01/2018, Điều 13 TT 03/2025 — Mã số hồ sơ
    Mã định danh cơ quan, ngày nhận YYMMDD, số thứ tự ít nhất bốn chữ số; mã cũ và mã mới cùng được dùng.

    Khung tình huống: Mã đúng và mã sai
      Thì mã số hồ sơ «<ma>» là <dinh_dang>

      Dữ liệu:
        | quy_tac | ma                        | dinh_dang      |
        | R64     | 000.00.01.H08-171110-0001 | đúng định dạng |
        | R64     | H15.50.05.13-261008-0975  | đúng định dạng |
        | R64     | H19.001.02-260306-090012  | đúng định dạng |
        | R64     | H19-260306-12             | sai định dạng  |
        | R64     | Z08.01-260306-0001        | sai định dạng  |

  @nd_61_2018 @dieu_5 @nd_30_2020 @dieu_18 @R69
  Quy tắc: Điều 5 khoản 1 điểm c NĐ 61/2018; Điều 18 NĐ 30/2020 — Không sửa, không xóa, chỉ đính chính
    Đính chính là một sự kiện mới nêu sự kiện cũ; sự kiện cũ còn nguyên.

    Bối cảnh:
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

    Tình huống: Đính chính thêm một sự kiện và không dời ngày hẹn trả
      Khi lãnh đạo đính chính mục «unit» của sự kiện thứ 3 thành «Phòng Thẩm định» ngày 05/03/2026 với lý do «Ghi nhầm phòng»
      Thì nhật ký hồ sơ có 4 sự kiện
      Và ngày hẹn trả kết quả là 09/03/2026

    Tình huống: Không đính chính được sự kiện không có
      Khi lãnh đạo đính chính mục «unit» của sự kiện thứ 9 thành «Phòng Thẩm định» ngày 05/03/2026 với lý do «Ghi nhầm phòng»
      Thì bị từ chối với mã CORRECTION_UNUSABLE
      Và nhật ký hồ sơ có 3 sự kiện

  @R70
  Quy tắc: Danh mục trạng thái hồ sơ, Cổng Dịch vụ công quốc gia — Chuyển trạng thái trái danh mục bị từ chối
    Đã trả kết quả, đã từ chối tiếp nhận hay đang chờ bổ sung thì không quay lại bước trước.

    Bối cảnh:
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc

    Tình huống: Đã trả kết quả thì không phân công lại (10 sang 4)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và quyết định đồng ý đã được ban hành ngày 06/03/2026
      Và lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 06/03/2026 10:00
      Và cán bộ một cửa trả kết quả trực tiếp ngày 09/03/2026
      Khi lãnh đạo phân công hồ sơ cho «Phòng chuyên môn» ngày 10/03/2026
      Thì bị từ chối với mã ILLEGAL_TRANSITION, nêu «đã trả kết quả»

    Tình huống: Đã từ chối tiếp nhận thì không tiếp nhận lại (3 sang 2)
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Và cán bộ một cửa từ chối tiếp nhận hồ sơ ngày 02/03/2026 09:00 với lý do «Hồ sơ không thuộc thẩm quyền giải quyết»
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 03/03/2026
      Thì bị từ chối với mã ILLEGAL_TRANSITION, nêu «không được tiếp nhận»

    Tình huống: Đang chờ bổ sung thì không yêu cầu bổ sung nữa (5 sang 5)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 04/03/2026 với lý do «Thiếu bản vẽ»
      Khi cán bộ thụ lý yêu cầu bổ sung «Giấy ủy quyền» ngày 05/03/2026 với lý do «Còn thiếu»
      Thì bị từ chối với mã ILLEGAL_TRANSITION, nêu «yêu cầu bổ sung»
