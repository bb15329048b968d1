# language: vi
@rut_ho_so
Tính năng: Rút hồ sơ
  Người nộp được rút hồ sơ bất cứ lúc nào khi chưa có kết quả.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc

  @nd_118_2025 @dieu_21
  Quy tắc: Điều 21 NĐ 118/2025, Điều 7 TT 03/2025 — Dừng giải quyết theo yêu cầu của người nộp
    Chưa có văn bản giải quyết thì dừng; đã có kết quả thì không rút được.

    @R32
    Tình huống: Rút khi đang xử lý, chưa có quyết định (R32)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Khi người nộp rút hồ sơ ngày 04/03/2026 10:00
      Thì trạng thái hồ sơ là công dân yêu cầu rút hồ sơ
      Và căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP Điều 21»

    @R32
    Tình huống: Đã ký thì không rút được (R32)
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý dự thảo quyết định đồng ý ngày 03/03/2026 09:00
      Và cán bộ thụ lý trình quyết định ngày 03/03/2026 10:00
      Và lãnh đạo ký quyết định ngày 04/03/2026 09:00
      Khi người nộp rút hồ sơ ngày 04/03/2026 10:00
      Thì bị từ chối với mã DECISION_EXISTS, nêu «đã có kết quả»

    Tình huống: Có dự thảo, chưa ký thì vẫn rút được
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý dự thảo quyết định đồng ý ngày 03/03/2026 09:00
      Và cán bộ thụ lý trình quyết định ngày 03/03/2026 10:00
      Khi người nộp rút hồ sơ ngày 04/03/2026 10:00
      Thì trạng thái hồ sơ là công dân yêu cầu rút hồ sơ

    Tình huống: Rút rồi thì quyết định không ký được nữa
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý dự thảo quyết định đồng ý ngày 03/03/2026 09:00
      Và cán bộ thụ lý trình quyết định ngày 03/03/2026 10:00
      Và người nộp rút hồ sơ ngày 04/03/2026 10:00
      Khi lãnh đạo ký quyết định ngày 04/03/2026 11:00
      Thì bị từ chối với mã ILLEGAL_TRANSITION

    Khung tình huống: Chỉ người nộp được rút
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Khi <ai> rút hồ sơ ngày 04/03/2026 10:00
      Thì bị từ chối với mã NOT_AUTHORISED

      Dữ liệu:
        | ai             |
        | cán bộ một cửa |
        | lãnh đạo       |

    Tình huống: Với người khác, hồ sơ không phải của mình coi như không có
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Khi người khác rút hồ sơ ngày 04/03/2026 10:00
      Thì bị từ chối với mã DOSSIER_UNKNOWN

    Tình huống: Rút hồ sơ đang chờ bổ sung
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 03/03/2026 với lý do «Thiếu bản vẽ»
      Khi người nộp rút hồ sơ ngày 04/03/2026
      Thì trạng thái hồ sơ là công dân yêu cầu rút hồ sơ
