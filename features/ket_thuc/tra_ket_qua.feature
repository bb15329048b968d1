# language: vi
@tra_ket_qua
Tính năng: Trả kết quả
  Người nộp nhận kết quả đúng hẹn, sớm hơn càng tốt; chậm là do ai thì thấy rõ.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc

  @bieu_ii_06a
  Quy tắc: Biểu số II.06a/VPCP/KSTT — Giải quyết trước hạn, đúng hạn, quá hạn
    So ngày có kết quả với ngày hẹn trả.

    @R38
    Khung tình huống: Trước, trong và sau ngày hẹn (R38)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 04/03/2026 đã được phân công
      Và quyết định đồng ý đã được ban hành ngày <xong>
      Khi lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày <xong>
      Thì trạng thái hồ sơ là đã xử lý xong
      Và hồ sơ được giải quyết <ket_qua>

      Dữ liệu:
        | xong       | ket_qua                 |
        | 10/03/2026 | trước hạn               |
        | 11/03/2026 | đúng hạn                |
        | 12/03/2026 | quá hạn 1 ngày làm việc |
        | 16/03/2026 | quá hạn 3 ngày làm việc |

  @qd_766_2022
  Quy tắc: QĐ 766/QĐ-TTg mục 2.1 — Tính đến khi có kết quả, không tính đến khi người dân đến nhận
    Kết quả đã chuyển về bộ phận một cửa là thời điểm kết thúc của cơ quan.

    @R39
    Tình huống: Có kết quả đúng hạn, người dân đến nhận sau (R39)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 04/03/2026 đã được phân công
      Và quyết định đồng ý đã được ban hành ngày 11/03/2026
      Và lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 11/03/2026
      Khi cán bộ một cửa trả kết quả trực tiếp ngày 20/03/2026
      Thì trạng thái hồ sơ là đã trả kết quả
      Và hồ sơ được giải quyết đúng hạn

  @nd_118_2025 @dieu_22
  Quy tắc: Điều 22 NĐ 118/2025 — Trả kết quả giải quyết
    Chỉ trả kết quả khi đã có kết quả được ban hành.

    Tình huống: Chưa có kết quả thì chưa trả
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 04/03/2026 đã được phân công
      Khi cán bộ một cửa trả kết quả trực tiếp ngày 06/03/2026
      Thì bị từ chối với mã ILLEGAL_TRANSITION

    Tình huống: Quyết định chưa ban hành thì chưa kết thúc hồ sơ
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 04/03/2026 đã được phân công
      Và cán bộ thụ lý dự thảo quyết định đồng ý ngày 05/03/2026 09:00
      Khi lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 06/03/2026
      Thì bị từ chối với mã DECISION_NOT_ISSUED_FOR_DOSSIER

    Khung tình huống: Trả bằng cách người nộp chọn
      Cho hồ sơ thủ tục 1.001806 nộp trực tuyến ngày 04/03/2026 đã được phân công
      Và quyết định đồng ý đã được ban hành ngày 10/03/2026
      Và lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 10/03/2026
      Khi cán bộ một cửa trả kết quả <cach> ngày 11/03/2026
      Thì căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP Điều 22»

      Dữ liệu:
        | cach          |
        | trực tiếp     |
        | trực tuyến    |
        | qua bưu chính |
