# language: vi
@xin_loi
Tính năng: Xin lỗi và hẹn lại ngày trả kết quả
  Khi biết sẽ chậm, cơ quan báo trước, xin lỗi và hẹn lại một lần.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc

  @nd_61_2018 @dieu_19_khoan_9
  Quy tắc: Điều 19 khoản 9 NĐ 61/2018 — Thông báo và xin lỗi trước ngày hết hạn ít nhất 01 ngày
    Văn bản xin lỗi (Mẫu 04) nêu lý do, thời gian hẹn trả mới và không quá một lần.

    @R34
    Khung tình huống: Xin lỗi trước, trong và sau ngày cuối còn kịp (R34)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Khi lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày <xin_loi> với lý do «Cần xác minh thêm»
      Thì việc xin lỗi <ket_qua>
      Và ngày hẹn trả kết quả là 20/03/2026
      Và ngày hẹn trả ban đầu là 17/03/2026

      Dữ liệu:
        | xin_loi    | ket_qua        |
        | 13/03/2026 | kịp thời       |
        | 16/03/2026 | kịp thời       |
        | 17/03/2026 | không kịp thời |

    @R35
    Khung tình huống: Hết hạn vào thứ Hai thì phải xin lỗi trước ngày đó (R35)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 09/03/2026 đã được phân công
      Khi lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày <xin_loi> với lý do «Cần xác minh thêm»
      Thì việc xin lỗi <ket_qua>

      Dữ liệu:
        | xin_loi          | ket_qua        |
        | 13/03/2026 17:00 | kịp thời       |
        | 15/03/2026 20:00 | kịp thời       |
        | 16/03/2026 08:00 | không kịp thời |

    @R36
    Khung tình huống: Hết hạn ngày đầu tiên sau Tết (R36)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 09/02/2026 đã được phân công
      Khi lãnh đạo xin lỗi và hẹn lại ngày 27/02/2026 vào ngày <xin_loi> với lý do «Cần xác minh thêm»
      Thì ngày hẹn trả ban đầu là 23/02/2026
      Và việc xin lỗi <ket_qua>

      Dữ liệu:
        | xin_loi    | ket_qua        |
        | 13/02/2026 | kịp thời       |
        | 23/02/2026 | không kịp thời |

    @R37 @tinh_huong_kho
    Tình huống: Hẹn lại lần thứ hai bị từ chối, hồ sơ vẫn là quá hạn (R37)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Và lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày 16/03/2026 với lý do «Cần xác minh thêm»
      Khi lãnh đạo xin lỗi và hẹn lại ngày 27/03/2026 vào ngày 19/03/2026 với lý do «Chưa xong»
      Thì bị từ chối với mã ALREADY_EXTENDED, nêu «chỉ cho phép 1 lần»
      Và ngày hẹn trả kết quả là 20/03/2026

    @R37 @tinh_huong_kho
    Tình huống: Xong trước ngày hẹn lại vẫn là quá hạn so với ngày hẹn đầu (R37)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Và lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày 16/03/2026 với lý do «Cần xác minh thêm»
      Và quyết định đồng ý đã được ban hành ngày 19/03/2026
      Khi lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 19/03/2026
      Thì hồ sơ được giải quyết quá hạn 2 ngày làm việc

    Khung tình huống: Ngày hẹn lại phải là ngày làm việc sau ngày hẹn cũ
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Khi lãnh đạo xin lỗi và hẹn lại ngày <hen_lai> vào ngày 16/03/2026 với lý do «Cần xác minh thêm»
      Thì bị từ chối với mã NEW_DATE_UNUSABLE

      Dữ liệu:
        | hen_lai    |
        | 16/03/2026 |
        | 17/03/2026 |
        | 21/03/2026 |

    Tình huống: Xin lỗi phải nêu lý do
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Khi lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày 16/03/2026 với lý do «»
      Thì bị từ chối với mã REASON_MISSING

    Tình huống: Thủ trưởng ký văn bản xin lỗi, không phải cán bộ thụ lý
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Khi cán bộ thụ lý xin lỗi và hẹn lại ngày 20/03/2026 vào ngày 16/03/2026 với lý do «Cần xác minh thêm»
      Thì bị từ chối với mã NOT_AUTHORISED
