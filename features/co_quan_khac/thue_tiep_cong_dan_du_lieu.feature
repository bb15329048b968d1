# language: vi
@co_quan_khac @nua_cuoi_2026
Tính năng: Hoàn thuế, tiếp công dân, khiếu nại, dữ liệu cá nhân từ nửa cuối năm 2026
  Hồ sơ nhận trước ngày luật đổi theo luật cũ.

  @nd_252_2026 @tt_89_2026
  Quy tắc: Điều 31 NĐ 252/2026, Điều 49, Điều 51, Điều 100 TT 89/2026 — Hoàn thuế
    Từ 01/7/2026 kiểm tra trước tính từ kết luận; thời gian giải trình không tính.

    Khung tình huống: Từng thời hạn
      Thì <viec> tính từ <tu> là <han>

      Dữ liệu:
        | quy_tac | viec                                 | tu         | han        |
        | R88     | hạn thông báo hồ sơ hoàn thuế        | 06/07/2026 | 09/07/2026 |
        | R88     | hạn hoàn thuế trước                  | 09/07/2026 | 17/07/2026 |
        | R88     | hạn hoàn thuế trước                  | 30/06/2026 | 08/07/2026 |
        | R88     | hạn hoàn thuế trước                  | 01/07/2026 | 09/07/2026 |
        | R88     | hạn giải quyết miễn thuế             | 06/07/2026 | 17/08/2026 |
        | R88     | hạn giải quyết miễn thuế qua một cửa | 06/07/2026 | 15/07/2026 |
        | R88     | hạn thông báo đăng ký thuế           | 06/07/2026 | 09/07/2026 |
        | R88     | hạn thông báo đăng ký thuế chưa đủ   | 06/07/2026 | 08/07/2026 |
        | R89     | hạn yêu cầu giải trình               | 09/07/2026 | 14/07/2026 |
        | R89     | hạn giải trình                       | 13/07/2026 | 27/07/2026 |
        | R90     | hạn hoàn thuế sau kết luận           | 17/08/2026 | 28/08/2026 |
        | R91     | hạn Kho bạc chi hoàn thuế            | 28/08/2026 | 03/09/2026 |
        | R91     | hạn gửi kết quả hoàn thuế            | 28/08/2026 | 03/09/2026 |

    @R89
    Tình huống: Giải trình không tính vào thời hạn hoàn thuế
      Thì hồ sơ hoàn thuế trước chấp nhận 09/07/2026, yêu cầu giải trình 13/07/2026, trả lời 20/07/2026, quyết định chậm nhất 24/07/2026
      Và hồ sơ hoàn thuế trước chấp nhận 09/07/2026, yêu cầu giải trình 13/07/2026, quyết định chậm nhất 31/07/2026

    @R92
    Tình huống: Hồ sơ nhận trước 01/7/2026 theo luật cũ, nhận từ ngày ấy thì không
      Thì hồ sơ hoàn thuế nhận ngày 15/06/2026, kiểm tra trước, chấp nhận 15/06/2026, quyết định chậm nhất 27/07/2026
      Và hồ sơ hoàn thuế nhận ngày 30/06/2026, kiểm tra trước, chấp nhận 02/07/2026, quyết định chậm nhất 11/08/2026
      Và hạn hoàn thuế sau kiểm tra tính từ 30/06/2026 là 10/08/2026
      Và hạn hoàn thuế sau kiểm tra tính từ 01/07/2026 không có quy định
      Và hạn hoàn thuế sau kết luận tính từ 30/06/2026 không có quy định
      Và hạn hoàn thuế sau kết luận tính từ 01/07/2026 là 15/07/2026

  @nd_154_2026
  Quy tắc: Điều 4, Điều 23 NĐ 154/2026 — Tiếp công dân
    Từ chối thì thông báo Mẫu 01/TCD; tiếp trực tuyến thì báo trước.

    @R96
    Tình huống: Buổi tiếp thứ Năm 10/9/2026
      Thì thông báo tiếp công dân trực tuyến trước ngày 10/09/2026 chậm nhất là 03/09/2026
      Và kiểm tra đường truyền trước ngày 10/09/2026 chậm nhất là 09/09/2026
      Và hạn thông báo từ chối tiếp công dân tính từ 28/08/2026 là 07/09/2026

    Khung tình huống: Trước, đúng và sau ngày 01/7/2026
      Thì hạn thông báo từ chối tiếp công dân tính từ 30/06/2026 không có quy định
      Và hạn thông báo từ chối tiếp công dân tính từ <tu> là <han>

      Dữ liệu:
        | quy_tac | tu         | han        |
        | R96     | 01/07/2026 | 06/07/2026 |
        | R96     | 02/07/2026 | 07/07/2026 |

  @nd_155_2026
  Quy tắc: Điều 28b NĐ 124/2020 (NĐ 155/2026) — Khiếu nại tạm đình chỉ thì chạy tiếp từ ngày tiếp tục
    Vụ việc thụ lý trước 01/7/2026 chưa giải quyết xong cũng theo nghị định mới (Điều 22 khoản 1).

    @R97
    Tình huống: Đã dùng 5 ngày, còn 25 ngày
      Thì khiếu nại thụ lý 15/07/2026, tạm đình chỉ 20/07/2026, tiếp tục 10/08/2026 phải giải quyết chậm nhất 04/09/2026
      Và hạn gửi quyết định tạm đình chỉ tính từ 10/08/2026 là 13/08/2026
      Và thông báo đối thoại trước ngày 10/09/2026 chậm nhất là 05/09/2026

    @R97
    Tình huống: Thụ lý trước 01/7/2026, tạm đình chỉ sau đó
      Thì khiếu nại thụ lý 15/06/2026, tạm đình chỉ 20/06/2026, tiếp tục 13/07/2026 phải giải quyết chậm nhất 07/08/2026
      Và hạn gửi quyết định tạm đình chỉ tính từ 30/06/2026 không có quy định
      Và hạn gửi quyết định tạm đình chỉ tính từ 01/07/2026 là 06/07/2026

  @nd_356_2025
  Quy tắc: NĐ 356/2025 (*) — Yêu cầu của chủ thể dữ liệu
    Trả lời trong 2 ngày làm việc; thực hiện trong 15 hoặc 20 ngày, gia hạn một lần.

    Khung tình huống: Yêu cầu thứ Năm 01/10/2026
      Thì <viec> tính từ 01/10/2026 là <han>

      Dữ liệu:
        | quy_tac | viec                                           | han        |
        | R98     | hạn trả lời chủ thể dữ liệu                    | 05/10/2026 |
        | R98     | hạn thực hiện yêu cầu về dữ liệu               | 16/10/2026 |
        | R98     | hạn thực hiện yêu cầu về dữ liệu của bên xử lý | 21/10/2026 |
        | R98     | hạn thực hiện yêu cầu về dữ liệu khi gia hạn   | 02/11/2026 |

    @R98
    Tình huống: Trước, đúng và sau ngày 01/01/2026
      Thì hạn trả lời chủ thể dữ liệu tính từ 31/12/2025 không có quy định
      Và hạn trả lời chủ thể dữ liệu tính từ 01/01/2026 là 06/01/2026
      Và hạn trả lời chủ thể dữ liệu tính từ 05/01/2026 là 07/01/2026
