# language: vi
@lich_lam_viec
Tính năng: Lịch nghỉ và hoán đổi ngày làm việc
  Ngày nghỉ lễ, ngày hoán đổi và ngày làm bù được tính đúng như thông báo.

  @blld_2019 @dieu_112
  Quy tắc: Điều 111, Điều 112 Bộ luật Lao động 2019 — Nghỉ hằng tuần, nghỉ lễ, tết
    Ngày lễ trùng ngày nghỉ hằng tuần thì nghỉ bù vào ngày làm việc kế tiếp (Điều 111 khoản 3).

    Khung tình huống: Ngày làm việc hay ngày nghỉ
      Thì ngày <ngay> là <loai>

      Dữ liệu:
        | ngay       | loai          | vi_sao                        |
        | 13/02/2026 | ngày làm việc | trước Tết                     |
        | 17/02/2026 | ngày nghỉ     | mùng 1 Tết                    |
        | 23/02/2026 | ngày làm việc | ngày làm việc đầu tiên sau Tết |
        | 26/04/2026 | ngày nghỉ     | Giỗ Tổ, Chủ nhật              |
        | 27/04/2026 | ngày nghỉ     | nghỉ bù Giỗ Tổ                |
        | 24/11/2025 | ngày làm việc | trước khi có ngày lễ mới      |
        | 24/11/2026 | ngày nghỉ     | Ngày Văn hóa Việt Nam         |

    Khung tình huống: Ngày hẹn trả quanh ngày lễ
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn <thoi_han>
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <nop>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nop        | thoi_han        | hen_tra    |
        | R10     | 20/11/2026 | 2 ngày làm việc | 25/11/2026 |
        | R11     | 23/04/2026 | 3 ngày làm việc | 29/04/2026 |
        | R13     | 29/08/2024 | 5 ngày làm việc | 09/09/2024 |

  @tb_1570_2024 @cv_8726_2024 @cv_12729_2025 @cv_9859_2025
  Quy tắc: Thông báo hoán đổi ngày làm việc — Ngày hoán đổi là ngày nghỉ, ngày làm bù là ngày làm việc
    TB 1570/TB-BLĐTBXH (29/4/2024 ↔ 4/5/2024), CV 8726/VPCP-KGVX (2/5/2025 ↔ 26/4/2025),
    CV 12729/VPCP-KGVX (2/1/2026 ↔ 10/1/2026), CV 9859/VPCP-KGVX (31/8/2026 ↔ 22/8/2026).

    Khung tình huống: Ngày hẹn trả quanh ngày hoán đổi và ngày làm bù
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn <thoi_han>
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <nop>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nop        | thoi_han        | hen_tra    |
        | R07     | 30/12/2025 | 3 ngày làm việc | 06/01/2026 |
        | R08     | 06/01/2026 | 5 ngày làm việc | 12/01/2026 |
        | R09     | 26/04/2024 | 5 ngày làm việc | 07/05/2024 |
        | R13     | 27/08/2026 | 3 ngày làm việc | 04/09/2026 |
        | R13     | 21/08/2026 | 1 ngày làm việc | 22/08/2026 |
        | R13     | 25/04/2025 | 4 ngày làm việc | 05/05/2025 |

    Tình huống: Hoán đổi sau khi đã hẹn trả thì tính lại theo lịch mới
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cơ quan công bố hoán đổi ngày làm việc 06/03/2026 sang ngày 14/03/2026
      Khi hệ thống tính lại ngày hẹn trả ngày 03/03/2026 vì «hoán đổi ngày 06/03/2026»
      Thì ngày hẹn trả kết quả là 10/03/2026
      Và ngày hẹn trả ban đầu là 09/03/2026

    Tình huống: Công bố nghỉ đột xuất thì tính lại theo lịch mới
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cơ quan công bố công bố nghỉ «Quốc tang» ngày 09/03/2026
      Khi hệ thống tính lại ngày hẹn trả ngày 05/03/2026 vì «nghỉ ngày 09/03/2026»
      Thì ngày hẹn trả kết quả là 10/03/2026

    Tình huống: Lịch không đụng đến hồ sơ thì ngày hẹn không đổi
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cơ quan công bố hoán đổi ngày làm việc 20/03/2026 sang ngày 21/03/2026
      Khi hệ thống tính lại ngày hẹn trả ngày 05/03/2026 vì «hoán đổi ngày 20/03/2026»
      Thì nhật ký hồ sơ có 3 sự kiện

    Khung tình huống: Hoán đổi không thể có
      Khi cơ quan công bố hoán đổi ngày làm việc <nghi> sang ngày <lam_bu>
      Thì bị từ chối với mã SWAP_NOT_POSSIBLE, nêu «<vi_sao>»

      Dữ liệu:
        | nghi       | lam_bu     | vi_sao                      |
        | 07/03/2026 | 14/03/2026 | vốn không phải ngày làm việc |
        | 06/03/2026 | 13/03/2026 | vốn là ngày làm việc         |
        | 06/03/2026 | 17/02/2026 | là ngày nghỉ                 |
