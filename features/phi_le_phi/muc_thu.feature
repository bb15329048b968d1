# language: vi
@phi_le_phi
Tính năng: Phí, lệ phí và tiền lãi
  Người nộp biết phải trả bao nhiêu theo hình thức nộp và ngày nộp, và được trả lãi khi cơ quan thuế hoàn chậm.

  @nd_118_2025 @dieu_24 @R46
  Quy tắc: Điều 24 NĐ 118/2025, nghị quyết của Hội đồng nhân dân cấp tỉnh — Mức thu theo hình thức nộp
    Phí khác lệ phí: Đồng Nai thu 95 phần trăm phí và không thu lệ phí khi nộp trực tuyến.

    Khung tình huống: Cùng thủ tục, khác hình thức nộp
      Thì <khoan_thu> mức <muc> đồng nộp <hinh_thuc> ngày 02/03/2026 là <phai_nop> đồng

      Dữ liệu:
        | quy_tac | khoan_thu                      | muc     | hinh_thuc     | phai_nop |
        | R46     | phí thẩm định đất đai Đồng Nai | 450.000 | trực tuyến    | 427.500  |
        | R46     | phí thẩm định đất đai Đồng Nai | 450.000 | trực tiếp     | 450.000  |
        | R46     | phí thẩm định đất đai Đồng Nai | 450.000 | qua bưu chính | 450.000  |
        | R46     | lệ phí đất đai Đồng Nai        | 60.000  | trực tuyến    | 0        |
        | R46     | lệ phí Huế                     | 60.000  | trực tuyến    | 0        |
        | R46     | lệ phí Đắk Lắk                 | 60.000  | trực tuyến    | 0        |

  @nq_28_2018 @R47
  Quy tắc: NQ 28/2018/NQ-HĐND Thành phố Hồ Chí Minh — Giảm 50 phần trăm từ 01/01/2019 đến 31/12/2020
    Mức giảm chỉ áp dụng cho hồ sơ nộp trực tuyến trong thời gian đó.

    Khung tình huống: Ngày cuối của thời gian giảm và ngày sau
      Thì lệ phí Thành phố Hồ Chí Minh mức 100.000 đồng nộp <hinh_thuc> ngày <ngay> là <phai_nop> đồng

      Dữ liệu:
        | quy_tac | ngay       | hinh_thuc  | phai_nop |
        | R47     | 01/01/2019 | trực tuyến | 50.000   |
        | R47     | 30/12/2020 | trực tuyến | 50.000   |
        | R47     | 31/12/2020 | trực tuyến | 50.000   |
        | R47     | 31/12/2020 | trực tiếp  | 100.000  |
        | R47     | 01/01/2021 | trực tuyến | 100.000  |

  @luat_quan_ly_thue_2019 @dieu_75_khoan_3 @R48
  Quy tắc: Điều 75 khoản 3 Luật Quản lý thuế 38/2019 — Tiền lãi do chậm hoàn thuế
    Cơ quan thuế trả tiền lãi 0,03 phần trăm mỗi ngày tính trên số tiền phải hoàn và số ngày chậm.

    Khung tình huống: Chậm bao nhiêu ngày, lãi bấy nhiêu ngày
      Thì tiền lãi khi 100.000.000 đồng tiền thuế phải hoàn ngày 24/02/2026 được hoàn ngày <hoan> là <lai> đồng

      Dữ liệu:
        | quy_tac | hoan       | lai     |
        | R48     | 24/02/2026 | 0       |
        | R48     | 25/02/2026 | 30.000  |
        | R48     | 06/03/2026 | 300.000 |

  @nd_297_2025 @dieu_9_khoan_2 @R49
  Quy tắc: Điều 9 khoản 2 NĐ 297/2025 — Phí đã nộp không hoàn lại
    Từ chối hồ sơ không kéo theo việc hoàn phí: nhật ký chỉ thêm sự kiện của việc từ chối
    (từ chối tiếp nhận: 1; từ chối bằng văn bản: dự thảo, ký, kết thúc).

    Tình huống: Từ chối tiếp nhận không ghi việc hoàn phí
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 02/03/2026
      Khi cán bộ một cửa từ chối tiếp nhận hồ sơ ngày 03/03/2026 với lý do «Hồ sơ không thuộc thẩm quyền giải quyết»
      Thì trạng thái hồ sơ là không được tiếp nhận
      Và nhật ký hồ sơ có 2 sự kiện

    Tình huống: Đã nộp phí rồi bị từ chối bằng văn bản cũng không ghi việc hoàn phí
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tuyến ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý yêu cầu nộp 450.000 đồng ngày 03/03/2026
      Và cán bộ một cửa ghi nhận đã nộp 450.000 đồng ngày 04/03/2026
      Và quyết định từ chối đã được ban hành ngày 06/03/2026
      Khi lãnh đạo kết thúc hồ sơ với kết quả từ chối ngày 06/03/2026
      Thì trạng thái hồ sơ là đã xử lý xong
      Và nhật ký hồ sơ có 8 sự kiện
