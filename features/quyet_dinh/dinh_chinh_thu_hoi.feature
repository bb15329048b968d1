# language: vi
@thu_hoi
Tính năng: Đính chính, thu hồi quyết định
  Sai sót trong quyết định đã ban hành được sửa công khai; quyết định sai luật được thu hồi.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
    Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

  @nd_30_2020 @dieu_18
  Quy tắc: Điều 18 NĐ 30/2020 — Văn bản đã ban hành chỉ được đính chính hoặc thay thế
    Sai về thể thức, kỹ thuật thì đính chính; sai về nội dung thì sửa đổi, thay thế bằng văn bản tương đương.

    Tình huống: Đính chính không làm mất hiệu lực
      Cho quyết định đồng ý đã được ban hành ngày 06/03/2026
      Khi lãnh đạo đính chính quyết định ngày 09/03/2026 với lý do «Sai số hiệu»
      Thì quyết định còn hiệu lực ngày 09/03/2026

    Tình huống: Chưa ban hành thì sửa dự thảo, không đính chính
      Cho cán bộ thụ lý dự thảo quyết định đồng ý ngày 06/03/2026
      Khi lãnh đạo đính chính quyết định ngày 09/03/2026 với lý do «Sai số hiệu»
      Thì bị từ chối với mã DECISION_NOT_ISSUED

    Khung tình huống: Thu hồi, hủy bỏ có hiệu lực từ ngày nêu trong quyết định
      Cho quyết định đồng ý đã được ban hành ngày 06/03/2026
      Khi lãnh đạo <cach> quyết định từ ngày 10/03/2026 vào ngày 09/03/2026 với lý do «Cấp không đúng thẩm quyền»
      Thì quyết định còn hiệu lực ngày 09/03/2026
      Và quyết định không còn hiệu lực ngày 10/03/2026
      Và quyết định không còn hiệu lực ngày 11/03/2026

      Dữ liệu:
        | cach    |
        | thu hồi |
        | hủy bỏ  |

    Tình huống: Không thu hồi trước ngày ban hành
      Cho quyết định đồng ý đã được ban hành ngày 06/03/2026
      Khi lãnh đạo thu hồi quyết định từ ngày 05/03/2026 vào ngày 09/03/2026 với lý do «Cấp không đúng thẩm quyền»
      Thì bị từ chối với mã REVOKED_BEFORE_ISSUE

    Tình huống: Thu hồi phải nêu lý do
      Cho quyết định đồng ý đã được ban hành ngày 06/03/2026
      Khi lãnh đạo thu hồi quyết định từ ngày 09/03/2026 vào ngày 09/03/2026 với lý do «»
      Thì bị từ chối với mã REVOCATION_WITHOUT_REASON

    Tình huống: Quyết định đã thu hồi không kết thúc được hồ sơ
      Cho quyết định đồng ý đã được ban hành ngày 06/03/2026
      Và lãnh đạo thu hồi quyết định từ ngày 09/03/2026 vào ngày 09/03/2026 với lý do «Cấp không đúng thẩm quyền»
      Khi lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 09/03/2026
      Thì bị từ chối với mã DECISION_NOT_ISSUED_FOR_DOSSIER
