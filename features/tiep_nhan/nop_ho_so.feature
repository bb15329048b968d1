# language: vi
@nop_ho_so
Tính năng: Nộp hồ sơ
  Người dân nộp hồ sơ bằng cách thuận tiện nhất và có mã số để theo dõi từ lúc đó.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 10 ngày làm việc

  @nd_61_2018 @nd_118_2025
  Quy tắc: Điều 16 NĐ 61/2018, từ 01/7/2025 là Điều 15 NĐ 118/2025 — Cách thức nộp hồ sơ
    Tổ chức, cá nhân nộp hồ sơ trực tiếp, trực tuyến hoặc qua dịch vụ bưu chính công ích.

    Khung tình huống: Nộp bằng cách nào cũng được ghi nhận
      Khi người nộp nộp hồ sơ thủ tục 1.001806 <cach_thuc> ngày 02/03/2026 09:15
      Thì trạng thái hồ sơ là mới đăng ký

      Dữ liệu:
        | cach_thuc     |
        | trực tiếp     |
        | trực tuyến    |
        | qua bưu chính |

    Khung tình huống: Căn cứ của việc nộp trước, trong và sau ngày luật đổi
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Thì căn cứ ghi nhận là «<can_cu>»

      Dữ liệu:
        | nop        | can_cu                   |
        | 30/06/2025 | NĐ 61/2018/NĐ-CP Điều 16 |
        | 01/07/2025 | NĐ 118/2025/NĐ-CP Điều 15 |
        | 02/07/2025 | NĐ 118/2025/NĐ-CP Điều 15 |

  @nd_118_2025 @dieu_6
  Quy tắc: Điều 6 NĐ 118/2025 — Quyền của người nộp hồ sơ
    Hồ sơ do chính người nộp, hoặc bộ phận một cửa nộp giúp; người khác không nộp thay được.

    Tình huống: Bộ phận một cửa nộp giúp
      Khi cán bộ một cửa nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Thì trạng thái hồ sơ là mới đăng ký

    Khung tình huống: Không có thẩm quyền nộp
      Khi <ai> nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Thì bị từ chối với mã NOT_AUTHORISED

      Dữ liệu:
        | ai                      |
        | người khác              |
        | cán bộ thụ lý           |
        | cán bộ một cửa nơi khác |

  @tt_01_2018 @tt_03_2025
  Quy tắc: Điều 19 TT 01/2018, nay là Điều 13 TT 03/2025 — Mã số hồ sơ
    Mã số gồm mã định danh cơ quan, ngày nộp và số thứ tự trong ngày.

    Tình huống: Hồ sơ đầu tiên trong ngày mang số 0001
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 02/03/2026 09:15
      Thì mã số hồ sơ là «H15.50-260302-0001»

    Tình huống: Gửi lại đúng hồ sơ ấy không thành hồ sơ thứ hai
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 02/03/2026 09:15
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 02/03/2026 09:15
      Thì nhật ký hồ sơ có 1 sự kiện

    Tình huống: Hồ sơ đã có mã thì không nộp lần nữa
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 02/03/2026 09:15
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 03/03/2026 09:15
      Thì bị từ chối với mã ALREADY_SUBMITTED, nêu «mã số hồ sơ đã cấp»

  @nd_63_2010 @dieu_15
  Quy tắc: Điều 15 NĐ 63/2010 — Chỉ nhận hồ sơ của thủ tục đã công bố
    Thủ tục hành chính phải được công bố trước khi có hiệu lực thi hành.

    Tình huống: Thủ tục chưa công bố
      Khi người nộp nộp hồ sơ thủ tục 9.999999 trực tiếp ngày 02/03/2026
      Thì bị từ chối với mã PROCEDURE_UNKNOWN

    Khung tình huống: Thủ tục bị bãi bỏ từ ngày 01/04/2026
      Cho thủ tục 1.001806 bị bãi bỏ từ ngày 01/04/2026
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Thì <ket_qua>

      Dữ liệu:
        | nop        | ket_qua                                |
        | 31/03/2026 | trạng thái hồ sơ là mới đăng ký        |
        | 01/04/2026 | bị từ chối với mã PROCEDURE_REPEALED   |
