# language: vi
@cong_bo
Tính năng: Công bố thủ tục hành chính
  Người dân chỉ phải làm đúng thủ tục đã công bố, theo phiên bản của ngày nộp hồ sơ.

  @nd_63_2010 @dieu_15
  Quy tắc: Điều 15 NĐ 63/2010 — Công bố, sửa đổi, bãi bỏ thủ tục hành chính
    Mỗi phiên bản có ngày hiệu lực; hồ sơ theo phiên bản có hiệu lực ngày hồ sơ được nộp (R59).

    Khung tình huống: Hồ sơ nộp trước, trong và sau ngày thủ tục sửa đổi
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 10 ngày làm việc
      Và thủ tục 1.001806 được sửa đổi từ ngày 01/07/2026 với thời hạn 5 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <tiep_nhan>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | nop        | tiep_nhan  | hen_tra    |
        | 30/06/2026 | 30/06/2026 | 14/07/2026 |
        | 30/06/2026 | 01/07/2026 | 14/07/2026 |
        | 01/07/2026 | 01/07/2026 | 08/07/2026 |
        | 02/07/2026 | 02/07/2026 | 09/07/2026 |

    Tình huống: Công bố lại với nội dung khác là sửa đổi, không phải công bố
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 10 ngày làm việc
      Khi thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Thì bị từ chối với mã PROCEDURE_ALREADY_PUBLISHED, nêu «sửa đổi, bổ sung»

    Tình huống: Chưa công bố thì không sửa đổi
      Khi thủ tục 1.001806 được sửa đổi từ ngày 01/07/2026 với thời hạn 5 ngày làm việc
      Thì bị từ chối với mã PROCEDURE_NOT_PUBLISHED

    Tình huống: Chưa công bố thì không bãi bỏ
      Khi thủ tục 1.001806 bị bãi bỏ từ ngày 01/07/2026
      Thì bị từ chối với mã PROCEDURE_NOT_PUBLISHED

    Tình huống: Hồ sơ đã tiếp nhận không mất vì thủ tục bị bãi bỏ
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 10 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 30/06/2026 đã được phân công
      Khi thủ tục 1.001806 bị bãi bỏ từ ngày 01/07/2026
      Thì trạng thái hồ sơ là đang xử lý
      Và ngày hẹn trả kết quả là 14/07/2026

    Tình huống: Trước ngày có hiệu lực thì chưa có gì để áp dụng
      Cho thủ tục 1.001806 được công bố từ ngày 01/07/2026 với thời hạn 10 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 30/06/2026
      Thì bị từ chối với mã LAW_NOT_LOADED
