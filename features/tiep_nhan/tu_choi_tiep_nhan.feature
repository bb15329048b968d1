# language: vi
@tu_choi_tiep_nhan
Tính năng: Từ chối tiếp nhận hồ sơ
  Người nộp biết rõ vì sao hồ sơ không được tiếp nhận để làm cho đúng.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc

  @nd_61_2018 @dieu_17
  Quy tắc: Điều 17 khoản 1 điểm b NĐ 61/2018, từ 01/7/2025 là Điều 17 NĐ 118/2025 — Từ chối phải nêu lý do
    Trường hợp từ chối tiếp nhận hồ sơ thì nêu rõ lý do trong Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03).

    Khung tình huống: Từ chối có lý do, trước, trong và sau ngày luật đổi
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <ngay>
      Khi cán bộ một cửa từ chối tiếp nhận hồ sơ ngày <ngay> với lý do «Hồ sơ không thuộc thẩm quyền giải quyết»
      Thì trạng thái hồ sơ là không được tiếp nhận
      Và căn cứ ghi nhận là «<can_cu>», «Mẫu 03»

      Dữ liệu:
        | ngay       | can_cu                                    |
        | 30/06/2025 | NĐ 61/2018/NĐ-CP Điều 17 khoản 1 điểm b   |
        | 01/07/2025 | NĐ 118/2025/NĐ-CP Điều 17                 |
        | 02/07/2025 | NĐ 118/2025/NĐ-CP Điều 17                 |

    Tình huống: Không nêu lý do thì không từ chối được
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Khi cán bộ một cửa từ chối tiếp nhận hồ sơ ngày 02/03/2026 với lý do «»
      Thì bị từ chối với mã REASON_MISSING, nêu «lý do»
      Và trạng thái hồ sơ là mới đăng ký

    Tình huống: Hồ sơ đã tiếp nhận thì không còn từ chối tiếp nhận
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được tiếp nhận
      Khi cán bộ một cửa từ chối tiếp nhận hồ sơ ngày 03/03/2026 với lý do «Thiếu giấy tờ»
      Thì bị từ chối với mã ILLEGAL_TRANSITION

  @luat_91_2025
  Quy tắc: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 — Lý do không mang dữ liệu cá nhân
    Nhật ký không xóa được, nên lý do không ghi số điện thoại, số định danh hay địa chỉ thư điện tử.

    Tình huống: Lý do có số điện thoại
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Khi cán bộ một cửa từ chối tiếp nhận hồ sơ ngày 02/03/2026 với lý do «Gọi lại số 0912 345 678»
      Thì bị từ chối với mã PERSONAL_DATA_IN_TEXT, nêu «số điện thoại»
