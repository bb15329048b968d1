# language: vi
@chuyen_tiep
Tính năng: Luật thay đổi khi hồ sơ đang giải quyết, nửa cuối năm 2026
  Cùng những việc ấy, hồ sơ nhận trước ngày thay đổi theo luật cũ, từ ngày ấy theo luật mới.

  @nd_309_2026 @dieu_17_khoan_3
  Quy tắc: Điều 17 khoản 3 NĐ 118/2025 (NĐ 309/2026) — Thời hạn tính từ thời điểm ghi trên giấy tiếp nhận
    Nộp trực tuyến chỉ bắt đầu việc kiểm tra; hồ sơ nhận trước 05/8/2026 tính từ khi nộp đủ.

    Khung tình huống: Trước, đúng và sau ngày 05/8/2026
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 3 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <tiep_nhan>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nop              | tiep_nhan        | hen_tra    |
        | R76     | 04/08/2026 16:50 | 06/08/2026 09:00 | 07/08/2026 |
        | R76     | 05/08/2026 07:30 | 06/08/2026 09:00 | 11/08/2026 |
        | R76     | 06/08/2026 07:30 | 07/08/2026 09:00 | 12/08/2026 |
        | R76     | 07/08/2026 16:50 | 10/08/2026 09:00 | 13/08/2026 |

    @R76
    Tình huống: Hạn kiểm tra vẫn tính từ khi nộp trực tuyến
      Thì kiểm tra hồ sơ trực tuyến kể từ 07/08/2026 16:50 chậm nhất 10/08/2026 16:50

    @R76
    Tình huống: Bổ sung xong sau ngày đổi luật thì theo luật mới
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 3 ngày làm việc
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 03/08/2026
      Và cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày 04/08/2026 với lý do «Thiếu bản vẽ»
      Và người nộp nộp bổ sung ngày 06/08/2026
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 07/08/2026
      Thì ngày hẹn trả kết quả là 12/08/2026

  @nd_309_2026 @dieu_14_khoan_4
  Quy tắc: Điều 14 khoản 4, Điều 17 khoản 3 NĐ 118/2025 (NĐ 309/2026) — Tiếp nhận không phụ thuộc địa giới
    Thời hạn tính từ khi cơ quan có thẩm quyền nhận được; nơi nhận thay không tiếp nhận thay cho cơ quan ấy.

    Khung tình huống: Nơi nhận chuyển hồ sơ, cơ quan có thẩm quyền nhận hôm sau
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận thay cơ quan có thẩm quyền nơi khác ngày <nop>
      Khi cán bộ một cửa nơi khác tiếp nhận hồ sơ ngày <nhan>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nop              | nhan             | hen_tra    |
        | R77     | 04/08/2026 15:20 | 05/08/2026 07:30 | 11/08/2026 |
        | R77     | 05/08/2026 15:20 | 06/08/2026 07:30 | 13/08/2026 |
        | R77     | 06/08/2026 15:20 | 07/08/2026 07:30 | 14/08/2026 |

    @R77
    Tình huống: Nơi nhận thay không tự tiếp nhận
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 06/08/2026 15:20
      Và cán bộ một cửa tiếp nhận thay cơ quan có thẩm quyền nơi khác ngày 06/08/2026 15:20
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 06/08/2026 15:30
      Thì bị từ chối với mã NOT_AUTHORISED, nêu «cơ quan khác»

  @nd_301_2026 @dieu_18
  Quy tắc: Điều 18 khoản 1 NĐ 301/2026 — Hồ sơ nhận trước 01/9/2026 theo luật cũ, trừ khi người nộp chọn luật mới
    Chỉ chọn được từ ngày văn bản mới có hiệu lực.

    @R87
    Tình huống: Không chọn thì theo luật lúc nhận
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 3 ngày làm việc
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 31/08/2026
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 03/09/2026
      Thì hồ sơ theo pháp luật của ngày 31/08/2026
      Và hạn bổ sung hồ sơ liên thông tính từ 31/08/2026 không có quy định

    @R87
    Tình huống: Chọn thì theo luật mới
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 3 ngày làm việc
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 31/08/2026
      Và người nộp yêu cầu áp dụng «NĐ 301/2026/NĐ-CP» ngày 01/09/2026
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 03/09/2026
      Thì hồ sơ theo pháp luật của ngày 01/09/2026

    Khung tình huống: Nhận hoặc chọn vào ngày không được chọn
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 3 ngày làm việc
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày <nop>
      Khi người nộp yêu cầu áp dụng «<van_ban>» ngày <chon>
      Thì bị từ chối với mã NO_CHOICE_OF_LAW, nêu «pháp luật tại thời điểm tiếp nhận»

      Dữ liệu:
        | quy_tac | nop        | chon             | van_ban           | vi_sao                 |
        | R87     | 30/08/2026 | 31/08/2026 23:59 | NĐ 301/2026/NĐ-CP | chưa có hiệu lực       |
        | R87     | 01/09/2026 | 01/09/2026 09:00 | NĐ 301/2026/NĐ-CP | nhận từ ngày hiệu lực  |
        | R87     | 02/09/2026 | 03/09/2026       | NĐ 301/2026/NĐ-CP | nhận sau ngày hiệu lực |
        | R87     | 31/08/2026 | 01/09/2026 09:00 | NĐ 309/2026/NĐ-CP | văn bản không cho chọn |

  @nq_66_18_2026 @dieu_6
  Quy tắc: Điều 6 NQ 66.18/2026, Điều 5 NQ 66.19/2026 — Đơn giản hóa thì theo luật lúc nhận, cắt giảm thì dừng hồ sơ
    Hồ sơ gửi bưu chính theo dấu bưu điện; hồ sơ dừng vì cắt giảm không bị coi là quá hạn.

    Khung tình huống: Nhận, gửi bưu chính trước, đúng và sau ngày thay đổi
      Thì hồ sơ nhận ngày <nhan>, dấu bưu điện ngày <dau>, theo pháp luật của ngày <luat>

      Dữ liệu:
        | quy_tac | nhan       | dau        | luat       |
        | R93     | 30/06/2026 | 29/06/2026 | 29/06/2026 |
        | R93     | 02/07/2026 | 30/06/2026 | 30/06/2026 |
        | R93     | 02/07/2026 | 01/07/2026 | 01/07/2026 |

    Khung tình huống: Thủ tục bị bãi bỏ khi hồ sơ đang giải quyết
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 22/06/2026 đã được phân công
      Và thủ tục 1.001806 bị bãi bỏ từ ngày <bai_bo>
      Khi cán bộ thụ lý dừng giải quyết hồ sơ vì thủ tục bị cắt giảm ngày 03/08/2026 với lý do «Thủ tục bị cắt giảm»
      Thì trạng thái hồ sơ là dừng xử lý

      Dữ liệu:
        | quy_tac | bai_bo     |
        | R93     | 01/07/2026 |
        | R93     | 02/07/2026 |
        | R93     | 03/08/2026 |

    Khung tình huống: Không có quy định dừng, hoặc chưa bãi bỏ
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 22/06/2026 đã được phân công
      Và thủ tục 1.001806 bị bãi bỏ từ ngày <bai_bo>
      Khi cán bộ thụ lý dừng giải quyết hồ sơ vì thủ tục bị cắt giảm ngày 03/08/2026 với lý do «Thủ tục bị cắt giảm»
      Thì bị từ chối với mã PROCEDURE_NOT_ABOLISHED

      Dữ liệu:
        | quy_tac | bai_bo     |
        | R93     | 30/06/2026 |
        | R93     | 04/08/2026 |
