# language: vi
@tiep_nhan
Tính năng: Tiếp nhận hồ sơ
  Người nộp nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả ngay khi hồ sơ đầy đủ, hợp lệ.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
    Và người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026 09:15

  @nd_118_2025 @dieu_17
  Quy tắc: Điều 17 NĐ 118/2025 — Tiếp nhận hồ sơ, hẹn trả kết quả
    Hồ sơ đầy đủ thì bộ phận một cửa tiếp nhận và cấp Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01).

    Tình huống: Tiếp nhận và hẹn trả theo Mẫu 01
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026 09:30
      Thì trạng thái hồ sơ là được tiếp nhận
      Và ngày hẹn trả kết quả là 09/03/2026 17:00
      Và căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP Điều 17», «Mẫu 01»

    Tình huống: Kiểm tra chậm không làm mất ngày của người nộp
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 04/03/2026 10:00
      Thì ngày hẹn trả kết quả là 09/03/2026

    Khung tình huống: Chỉ bộ phận một cửa của cơ quan giải quyết được tiếp nhận
      Khi <ai> tiếp nhận hồ sơ ngày 02/03/2026 09:30
      Thì bị từ chối với mã NOT_AUTHORISED

      Dữ liệu:
        | ai            |
        | người nộp     |
        | cán bộ thụ lý |
        | lãnh đạo      |

    Tình huống: Với cán bộ nơi khác, hồ sơ không thuộc phạm vi của mình coi như không có
      Khi cán bộ một cửa nơi khác tiếp nhận hồ sơ ngày 02/03/2026 09:30
      Thì bị từ chối với mã DOSSIER_UNKNOWN

  @danh_muc_trang_thai
  Quy tắc: Danh mục trạng thái hồ sơ của Cổng Dịch vụ công quốc gia — Chỉ tiếp nhận hồ sơ mới đăng ký
    Trạng thái 2 «được tiếp nhận» chỉ đến sau trạng thái 1 «mới đăng ký».

    Tình huống: Không tiếp nhận hai lần
      Cho cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026 09:30
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026 10:30
      Thì bị từ chối với mã ILLEGAL_TRANSITION, nêu «được tiếp nhận»

    Tình huống: Không tiếp nhận hồ sơ đã bị từ chối
      Cho cán bộ một cửa từ chối tiếp nhận hồ sơ ngày 02/03/2026 09:30 với lý do «Không thuộc thẩm quyền»
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026 10:30
      Thì bị từ chối với mã ILLEGAL_TRANSITION

  @nd_61_2018 @dieu_5
  Quy tắc: Điều 5 khoản 1 NĐ 61/2018 — Không làm sai lệch hồ sơ
    Thời điểm ghi trong hồ sơ phải là thời điểm có thật: không trước khi hồ sơ được nộp.

    Tình huống: Ghi tiếp nhận trước khi nộp
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 01/03/2026 09:30
      Thì bị từ chối với mã HAPPENED_TOO_EARLY
