# language: vi
@doi_lich @doi_luat
Tính năng: Lịch và luật thay đổi khi hồ sơ đang giải quyết
  Ngày hẹn trả chỉ thay đổi vì lịch làm việc thay đổi, và nói rõ vì thông báo nào; luật mới không đụng hồ sơ cũ.

  @blld_2019 @dieu_111
  Quy tắc: Thông báo hoán đổi ngày làm việc — Thông báo đến muộn thì ngày hẹn trả của hồ sơ đang giải quyết dời theo
    Hồ sơ đã kết thúc không dời. Thông báo nêu trên dòng thời gian của từng hồ sơ.

    @R07 @R08
    Khung tình huống: Hoán đổi ngày 02/04/2026 sang thứ Bảy 11/04/2026, công bố khi hồ sơ đang giải quyết
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn <thoi_han>
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 26/03/2026 đã được tiếp nhận
      Khi cơ quan công bố hoán đổi ngày làm việc 02/04/2026 sang ngày 11/04/2026
      Thì ngày hẹn trả kết quả là <hen_tra>
      Và ngày hẹn trả ban đầu là <ban_dau>

      Dữ liệu: Ngày hoán đổi nằm trong thời hạn, trước ngày làm bù, và sau cả hai
        | thoi_han         | ban_dau    | hen_tra    |
        | 4 ngày làm việc  | 01/04/2026 | 01/04/2026 |
        | 5 ngày làm việc  | 02/04/2026 | 03/04/2026 |
        | 11 ngày làm việc | 10/04/2026 | 11/04/2026 |
        | 12 ngày làm việc | 13/04/2026 | 13/04/2026 |

    @R07
    Tình huống: Hồ sơ đã rút thì ngày hẹn không dời
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 26/03/2026 đã được tiếp nhận
      Và người nộp rút hồ sơ ngày 27/03/2026
      Khi cơ quan công bố hoán đổi ngày làm việc 02/04/2026 sang ngày 11/04/2026
      Thì ngày hẹn trả kết quả là 02/04/2026

  @nd_63_2010 @dieu_15
  Quy tắc: Điều 15 NĐ 63/2010 — Hồ sơ theo phiên bản thủ tục có hiệu lực ngày nhận
    Thủ tục sửa đổi từ 01/07/2026; cùng những việc ấy, mỗi hồ sơ theo luật của ngày mình được nhận.

    @R59
    Khung tình huống: Nhận trước, đúng và sau ngày thay đổi
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 10 ngày làm việc
      Và thủ tục 1.001806 được sửa đổi từ ngày 01/07/2026 với thời hạn 5 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 03/07/2026
      Thì ngày hẹn trả kết quả là <hen_tra_theo_luat>

      Dữ liệu:
        | nop        | hen_tra_theo_luat |
        | 29/06/2026 | 13/07/2026        |
        | 30/06/2026 | 14/07/2026        |
        | 01/07/2026 | 08/07/2026        |
        | 02/07/2026 | 09/07/2026        |
