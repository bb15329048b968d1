# language: vi
@quy_trinh_noi_bo
Tính năng: Phê duyệt quy trình nội bộ
  Thời gian của các bước phải cộng lại đúng bằng thời hạn đã hứa với người dân.

  @r44
  Quy tắc: Quy trình 1.003999 Cao Bằng — Tổng các bước phải khớp thời hạn
    Bảng đã phê duyệt được ghi nhận như nó vốn có, kèm bất thường tìm thấy.

    @R44
    Tình huống: Tổng 9,5 ngày không khớp với 10,5 ngày (R44)
      Khi quy trình «CB-1.003999» của thủ tục 1.003999 được phê duyệt với tổng thời hạn 10,5 ngày làm việc:
        | thực hiện       | thời hạn          |
        | Bộ phận một cửa | 0,5 ngày làm việc |
        | Lãnh đạo phòng  | 0,5 ngày làm việc |
        | Chuyên viên     | 4 ngày làm việc   |
        | Lãnh đạo phòng  | 1 ngày làm việc   |
        | Văn thư         | 0,5 ngày làm việc |
        | Cơ quan khác    | 3 ngày làm việc   |
      Thì quy trình «CB-1.003999» có tổng các bước không khớp

    Tình huống: Tổng khớp, nửa ngày là bốn giờ làm việc
      Khi quy trình «Mẫu» của thủ tục 1.001806 được phê duyệt với tổng thời hạn 2 ngày làm việc:
        | thực hiện       | thời hạn          |
        | Bộ phận một cửa | 4 giờ làm việc    |
        | Chuyên viên     | 1,5 ngày làm việc |
      Thì quy trình «Mẫu» không có bất thường

    Tình huống: Các bước tính bằng ngày, tổng tính bằng ngày làm việc
      Khi quy trình «Mẫu» của thủ tục 1.001806 được phê duyệt với tổng thời hạn 5 ngày làm việc:
        | thực hiện       | thời hạn |
        | Bộ phận một cửa | 1 ngày   |
        | Chuyên viên     | 4 ngày   |
      Thì quy trình «Mẫu» lệch đơn vị thời gian
