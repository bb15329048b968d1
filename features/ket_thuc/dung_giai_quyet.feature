# language: vi
@dung_giai_quyet
Tính năng: Dừng giải quyết hồ sơ
  Hồ sơ chỉ bị đóng khi thời hạn của người nộp đã hết, và người nộp nhận thông báo.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc

  @nd_297_2025 @dieu_6_khoan_4
  Quy tắc: Điều 6 khoản 4 điểm a NĐ 297/2025 — Đóng hồ sơ sau 15 ngày làm việc không bổ sung
    Người nộp có trọn ngày cuối cùng; hồ sơ đóng từ ngày làm việc tiếp theo.

    @R29
    Khung tình huống: Đóng trước, trong và sau ngày cuối (R29)
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 06/03/2026
      Và cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày 06/03/2026 với lý do «Thiếu bản vẽ»
      Khi cán bộ một cửa dừng giải quyết hồ sơ ngày <ngay> với lý do «Hết thời hạn bổ sung»
      Thì <ket_qua>

      Dữ liệu:
        | ngay       | ket_qua                                                  |
        | 26/03/2026 | bị từ chối với mã STILL_TIME_TO_ACT                      |
        | 27/03/2026 | bị từ chối với mã STILL_TIME_TO_ACT, nêu «27/03/2026»    |
        | 30/03/2026 | trạng thái hồ sơ là dừng xử lý                           |

    Khung tình huống: Không nộp tiền thì dừng sau ngày cuối được nộp
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý yêu cầu nộp 450.000 đồng ngày 04/03/2026, hạn nộp ngày 13/03/2026
      Khi cán bộ một cửa dừng giải quyết hồ sơ ngày <ngay> với lý do «Không thực hiện nghĩa vụ tài chính»
      Thì <ket_qua>

      Dữ liệu:
        | ngay       | ket_qua                             |
        | 13/03/2026 | bị từ chối với mã STILL_TIME_TO_ACT |
        | 16/03/2026 | trạng thái hồ sơ là dừng xử lý      |

  @nd_118_2025 @dieu_21 @tt_03_2025 @dieu_7
  Quy tắc: Điều 21 NĐ 118/2025, Điều 7 TT 03/2025 — Thông báo dừng giải quyết khi người nộp rút hồ sơ
    Người nộp rút hồ sơ thì dừng ngay, có Thông báo dừng giải quyết hồ sơ (Mẫu 05).

    Tình huống: Dừng ngay theo Mẫu 05
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và người nộp rút hồ sơ ngày 04/03/2026 10:00
      Khi cán bộ một cửa dừng giải quyết hồ sơ ngày 04/03/2026 10:05 với lý do «Người nộp rút hồ sơ»
      Thì trạng thái hồ sơ là dừng xử lý
      Và căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP Điều 21», «Mẫu 05»

    Tình huống: Hồ sơ đang xử lý thì không tự dừng
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Khi cán bộ một cửa dừng giải quyết hồ sơ ngày 04/03/2026 với lý do «Không giải quyết nữa»
      Thì bị từ chối với mã ILLEGAL_TRANSITION

    Tình huống: Đã dừng thì không mở lại
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và người nộp rút hồ sơ ngày 04/03/2026 10:00
      Và cán bộ một cửa dừng giải quyết hồ sơ ngày 04/03/2026 10:05 với lý do «Người nộp rút hồ sơ»
      Khi lãnh đạo phân công hồ sơ cho «Phòng Lao động» ngày 05/03/2026
      Thì bị từ chối với mã ILLEGAL_TRANSITION, nêu «dừng xử lý»

    Tình huống: Dừng phải nêu lý do
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và người nộp rút hồ sơ ngày 04/03/2026 10:00
      Khi cán bộ một cửa dừng giải quyết hồ sơ ngày 04/03/2026 10:05 với lý do «»
      Thì bị từ chối với mã REASON_MISSING
