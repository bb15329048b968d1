# language: vi
@bo_sung
Tính năng: Yêu cầu bổ sung hồ sơ
  Người nộp được hướng dẫn đầy đủ một lần, không phải đi lại nhiều lần.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc

  @nd_118_2025 @dieu_11
  Quy tắc: Điều 11 NĐ 118/2025 — Chỉ yêu cầu bổ sung một lần
    Cán bộ, công chức chỉ được yêu cầu bổ sung hồ sơ một lần trong suốt quá trình giải quyết.

    Tình huống: Lần đầu, trước khi tiếp nhận, theo Mẫu 02
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 05/03/2026
      Khi cán bộ một cửa yêu cầu bổ sung «Bản sao giấy phép; Bản vẽ» ngày 05/03/2026 với lý do «Thiếu thành phần hồ sơ»
      Thì trạng thái hồ sơ là yêu cầu bổ sung giấy tờ
      Và căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP Điều 11», «Mẫu 02»

    @R28 @tinh_huong_kho
    Tình huống: Yêu cầu lần thứ hai bị từ chối (R28)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 05/03/2026 với lý do «Bản vẽ không hợp lệ»
      Và người nộp nộp bổ sung ngày 10/03/2026
      Khi cán bộ thụ lý yêu cầu bổ sung «Giấy ủy quyền» ngày 11/03/2026 với lý do «Còn thiếu»
      Thì bị từ chối với mã SUPPLEMENT_ALREADY_REQUESTED, nêu «chỉ cho phép 1 lần»
      Và trạng thái hồ sơ là đang xử lý

    Tình huống: Đã yêu cầu trước khi tiếp nhận thì cũng là một lần
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Và cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày 02/03/2026 với lý do «Thiếu bản vẽ»
      Và người nộp nộp bổ sung ngày 04/03/2026
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 04/03/2026
      Và lãnh đạo phân công hồ sơ cho «Phòng Đăng ký» ngày 04/03/2026
      Khi cán bộ thụ lý yêu cầu bổ sung «Giấy ủy quyền» ngày 05/03/2026 với lý do «Còn thiếu»
      Thì bị từ chối với mã SUPPLEMENT_ALREADY_REQUESTED

    Khung tình huống: Phải nêu giấy tờ còn thiếu và lý do
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 05/03/2026
      Khi cán bộ một cửa yêu cầu bổ sung «<giay_to>» ngày 05/03/2026 với lý do «<ly_do>»
      Thì bị từ chối với mã REASON_MISSING

      Dữ liệu:
        | giay_to | ly_do         |
        | Bản vẽ  |               |
        |         | Thiếu bản vẽ  |

  @nd_297_2025 @dieu_6_khoan_4
  Quy tắc: Điều 6 khoản 4 điểm a NĐ 297/2025 — Thời hạn bổ sung 15 ngày làm việc
    Sau 15 ngày làm việc kể từ ngày thông báo mà không hoàn thiện hồ sơ thì hồ sơ được đóng.

    @R29
    Khung tình huống: Bổ sung trước, trong và sau ngày cuối (R29)
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 06/03/2026
      Và cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày 06/03/2026 với lý do «Thiếu bản vẽ»
      Khi người nộp nộp bổ sung ngày <bo_sung>
      Thì <ket_qua>

      Dữ liệu:
        | bo_sung    | ket_qua                              |
        | 26/03/2026 | trạng thái hồ sơ là mới đăng ký      |
        | 27/03/2026 | trạng thái hồ sơ là mới đăng ký      |
        | 28/03/2026 | bị từ chối với mã SUPPLEMENT_TOO_LATE |
        | 30/03/2026 | bị từ chối với mã SUPPLEMENT_TOO_LATE |

    Tình huống: Hạn bổ sung được báo trước cho người nộp
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Khi cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 06/03/2026 với lý do «Thiếu bản vẽ»
      Thì hạn bổ sung hồ sơ là 27/03/2026

    Khung tình huống: Trước khi có quy định thì không có hạn bổ sung
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <ngay>
      Khi cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày <ngay> với lý do «Thiếu bản vẽ»
      Thì hạn bổ sung hồ sơ là <han>

      Dữ liệu:
        | ngay       | han           |
        | 14/11/2025 | chưa xác định |
        | 17/11/2025 | 08/12/2025    |
        | 18/11/2025 | 09/12/2025    |
