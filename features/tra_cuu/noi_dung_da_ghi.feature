# language: vi
@noi_dung_da_ghi
Tính năng: Nội dung đã ghi và quy định đang áp dụng
  Những gì nhật ký nói về một hồ sơ, và những gì quy định nói vào một ngày.

  @nd_61_2018 @dieu_19_khoan_6
  Quy tắc: Điều 19 khoản 6 NĐ 61/2018 — Phần chậm trễ tính cho bên giữ hồ sơ
    Hồ sơ quá hạn thì phần chậm trễ được tính cho đơn vị hoặc cơ quan đang giữ hồ sơ.

    Bối cảnh:
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

    Tình huống: Có kết quả đúng hạn
      Cho quyết định đồng ý đã được ban hành ngày 06/03/2026
      Khi lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 06/03/2026
      Thì không ai chịu phần chậm trễ
      Và nhật ký hồ sơ có sự kiện phân công
      Và nhật ký hồ sơ không có sự kiện xin lỗi và hẹn lại
      Và trạng thái hồ sơ không phải là đang xử lý

    Tình huống: Có kết quả muộn một ngày
      Cho quyết định đồng ý đã được ban hành ngày 10/03/2026
      Khi lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 10/03/2026 17:00
      Thì phần chậm trễ tính cho «Phòng chuyên môn» là 17 giờ

    Tình huống: Thời gian còn lại theo đơn vị của thời hạn
      Thì ngày 02/03/2026 hồ sơ còn 5 ngày làm việc
      Và ngày 05/03/2026 hồ sơ còn 3 ngày làm việc
      Và ngày 11/03/2026 hồ sơ đã quá 2 ngày làm việc

    Tình huống: Ngày cuối được yêu cầu bổ sung, được xin lỗi
      Thì ngày cuối được yêu cầu bổ sung là 05/03/2026
      Và ngày cuối được xin lỗi là 08/03/2026

  @tt_01_2018 @tt_03_2025
  Quy tắc: TT 01/2018/TT-VPCP, TT 03/2025/TT-VPCP Phụ lục I — Số mẫu theo văn bản áp dụng vào ngày ghi
    Mẫu biểu của thông tư đang có hiệu lực vào ngày thực hiện.

    Khung tình huống: Số mẫu trước và sau ngày thông tư mới có hiệu lực
      Thì số mẫu của <mau> ngày <ngay> là «<so>»

      Dữ liệu:
        | mau                        | ngay       | so     |
        | giấy tiếp nhận và hẹn trả  | 14/09/2025 | Mẫu 01 |
        | giấy tiếp nhận và hẹn trả  | 15/09/2025 | Mẫu 01 |
        | phiếu yêu cầu bổ sung      | 15/09/2025 | Mẫu 02 |

  @nd_63_2010 @dieu_15
  Quy tắc: Điều 15 NĐ 63/2010 — Thời hạn giải quyết là thời hạn đã công bố
    Thời hạn được công bố theo hình thức nộp và theo trường hợp.

    Tình huống: Mỗi hình thức một thời hạn
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024:
        | thời hạn        | hình thức  | trường hợp |
        | 5 ngày làm việc | trực tiếp  |            |
        | 3 ngày làm việc | trực tuyến |            |
      Thì thời hạn công bố của thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 là 5 ngày làm việc
      Và thời hạn công bố của thủ tục 1.001806 nộp trực tuyến ngày 02/03/2026 là 3 ngày làm việc

  @nd_118_2025 @dieu_24
  Quy tắc: Điều 24 NĐ 118/2025; nghị quyết của Hội đồng nhân dân cấp tỉnh — Người được miễn không nộp
    Mức giảm khi nộp trực tuyến không liên quan đến người được miễn.

    Tình huống: Được miễn thì không nộp, theo hình thức nào cũng vậy
      Thì lệ phí Huế của người được miễn nộp trực tuyến ngày 02/03/2026 là 0 đồng
      Và lệ phí Huế của người được miễn nộp trực tiếp ngày 02/03/2026 là 0 đồng

  @nd_224_2026 @dieu_13
  Quy tắc: Điều 13 NĐ 224/2026 — Tạm ngừng dịch vụ được thông báo
    Thông báo nêu thời điểm bắt đầu, thời điểm kết thúc và nơi chịu ảnh hưởng.

    Tình huống: Thông báo tạm ngừng theo kế hoạch
      Khi quản trị thông báo tạm ngừng theo kế hoạch từ 03/08/2026 22:00 đến 04/08/2026 05:00 tại «Phường Mẫu» vào ngày 30/07/2026
      Thì ngày 03/08/2026 là ngày làm việc

    Tình huống: Kết thúc trước khi bắt đầu thì không ghi
      Khi quản trị thông báo sự cố bất khả kháng từ 03/08/2026 22:00 đến 03/08/2026 21:00 vào ngày 03/08/2026 22:30
      Thì bị từ chối với mã OUTAGE_OUT_OF_ORDER

  @blld_2019 @dieu_112
  Quy tắc: BLLĐ 2019 Điều 112 — Ngày nghỉ của một năm có khi năm đó được mở lịch
    Năm chưa mở lịch thì không tính được thời hạn đi qua năm đó.

    Tình huống: Mở lịch năm 2028 rồi công bố nghỉ Tết Dương lịch
      Cho cơ quan công bố mở lịch năm 2028
      Và cơ quan công bố công bố nghỉ «Nghỉ bù Tết Dương lịch» ngày 03/01/2028
      Thì ngày 04/01/2028 là ngày làm việc
      Và ngày 01/05/2028 là ngày nghỉ
      Và thời hạn 2 ngày làm việc tính từ 31/12/2027 hết vào 05/01/2028

    Tình huống: Ai được mở lịch năm
      Khi cán bộ một cửa mở lịch năm 2028
      Thì bị từ chối với mã NOT_AUTHORISED
