# language: vi
@nghia_vu_tai_chinh
Tính năng: Thực hiện nghĩa vụ tài chính
  Người nộp biết phải nộp bao nhiêu; thời gian chờ nộp không tính vào thời hạn của cơ quan.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
    Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

  @nd_118_2025 @dieu_24
  Quy tắc: Điều 24 NĐ 118/2025 — Phí, lệ phí
    Cơ quan yêu cầu đúng số tiền phải nộp, ghi nhận đúng số tiền đã nộp.

    Tình huống: Yêu cầu nộp thì hồ sơ chờ
      Khi cán bộ thụ lý yêu cầu nộp 450.000 đồng ngày 04/03/2026, hạn nộp ngày 13/03/2026
      Thì trạng thái hồ sơ là yêu cầu thực hiện nghĩa vụ tài chính

    Tình huống: Nộp đủ thì giải quyết tiếp
      Cho cán bộ thụ lý yêu cầu nộp 450.000 đồng ngày 04/03/2026
      Khi cán bộ một cửa ghi nhận đã nộp 450.000 đồng ngày 06/03/2026
      Thì trạng thái hồ sơ là đang xử lý

    Khung tình huống: Nộp sai số tiền
      Cho cán bộ thụ lý yêu cầu nộp 450.000 đồng ngày 04/03/2026
      Khi cán bộ một cửa ghi nhận đã nộp <so_tien> đồng ngày 06/03/2026
      Thì bị từ chối với mã AMOUNT_WRONG
      Và trạng thái hồ sơ là yêu cầu thực hiện nghĩa vụ tài chính

      Dữ liệu:
        | so_tien |
        | 449.999 |
        | 450.001 |
        | 427.500 |

    Tình huống: Không yêu cầu nộp 0 đồng
      Khi cán bộ thụ lý yêu cầu nộp 0 đồng ngày 04/03/2026
      Thì bị từ chối với mã AMOUNT_WRONG, nêu «lớn hơn 0»

  @nd_297_2025 @dieu_6_khoan_2
  Quy tắc: Điều 6 khoản 2 NĐ 297/2025 — Thời hạn tính khi đã nộp hồ sơ và phí
    Thời gian chờ người nộp thực hiện nghĩa vụ tài chính không tính vào thời hạn giải quyết.

    Khung tình huống: Ngày hẹn trả sau khi nộp
      Cho cán bộ thụ lý yêu cầu nộp 450.000 đồng ngày 04/03/2026
      Khi cán bộ thụ lý ghi nhận đã nộp 450.000 đồng ngày <nop>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | nop        | hen_tra    |
        | 04/03/2026 | 09/03/2026 |
        | 05/03/2026 | 10/03/2026 |
        | 09/03/2026 | 12/03/2026 |
