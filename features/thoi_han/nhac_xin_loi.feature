# language: vi
@nhac_xin_loi
Tính năng: Nhắc việc trước khi hết hạn
  Cán bộ được nhắc vào ngày làm việc cuối cùng còn kịp xin lỗi, không phải vào ngày nghỉ.

  @nd_61_2018 @dieu_19_khoan_9
  Quy tắc: Điều 19 khoản 9 NĐ 61/2018 — Thông báo và xin lỗi trước ngày hết hạn ít nhất 01 ngày
    Ngày cuối cùng theo luật có thể là ngày nghỉ; việc nhắc thì phải vào ngày làm việc.

    @R34
    Tình huống: Hết hạn thứ Ba
      Thì hạn trả 17/03/2026 thì xin lỗi chậm nhất ngày 16/03/2026, nhắc việc ngày 16/03/2026

    @R35 @tinh_huong_kho
    Tình huống: Hết hạn thứ Hai, luật cho đến Chủ nhật, nhắc từ thứ Sáu
      Thì hạn trả 16/03/2026 thì xin lỗi chậm nhất ngày 15/03/2026, nhắc việc ngày 13/03/2026

    @R36 @tinh_huong_kho
    Tình huống: Hết hạn ngày làm việc đầu tiên sau Tết, nhắc từ trước Tết
      Thì hạn trả 23/02/2026 thì xin lỗi chậm nhất ngày 22/02/2026, nhắc việc ngày 13/02/2026

    @R35
    Tình huống: Hết hạn thứ Hai sau thứ Bảy làm bù thì nhắc vào thứ Bảy đó
      Thì hạn trả 12/01/2026 thì xin lỗi chậm nhất ngày 11/01/2026, nhắc việc ngày 10/01/2026
