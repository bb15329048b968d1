# language: vi
@tam_dung
Tính năng: Tạm dừng và tính lại thời hạn
  Sau khi bổ sung, người nộp biết thời hạn tính lại từ đầu hay tính tiếp.

  @nd_61_2018 @dieu_19_khoan_4
  Quy tắc: Điều 19 khoản 4 NĐ 61/2018 — Thời hạn được tính lại từ đầu sau khi nhận đủ hồ sơ
    Luật chuyên ngành có quy định khác thì thời gian chờ bổ sung không tính, thời hạn tính tiếp.

    @R26 @tinh_huong_kho
    Khung tình huống: Tính lại từ đầu hay tính tiếp (R26)
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc, <cach_tinh> sau khi bổ sung
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 05/03/2026 với lý do «Thiếu bản vẽ»
      Khi người nộp nộp bổ sung ngày 10/03/2026
      Thì ngày hẹn trả kết quả là <hen_tra>
      Và ngày hẹn trả ban đầu là 09/03/2026

      Dữ liệu:
        | cach_tinh       | hen_tra    |
        | tính lại từ đầu | 17/03/2026 |
        | tính tiếp       | 12/03/2026 |

    Tình huống: Thủ tục không có quy định riêng thì tính lại từ đầu
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 05/03/2026 với lý do «Thiếu bản vẽ»
      Khi người nộp nộp bổ sung ngày 10/03/2026
      Thì ngày hẹn trả kết quả là 17/03/2026

    Tình huống: Bổ sung trước khi tiếp nhận thì tính từ khi hồ sơ đầy đủ
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Và cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày 02/03/2026 với lý do «Thiếu bản vẽ»
      Và người nộp nộp bổ sung ngày 05/03/2026
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 06/03/2026
      Thì ngày hẹn trả kết quả là 12/03/2026

    @R27
    Khung tình huống: Thời hạn thông báo bổ sung là 03 ngày làm việc (R27)
      Thì thời hạn 3 ngày làm việc tính từ <nhan> hết vào <han>

      Dữ liệu:
        | nhan       | han        |
        | 05/03/2026 | 10/03/2026 |
        | 06/03/2026 | 11/03/2026 |
