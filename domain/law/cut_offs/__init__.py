"""When the day is over for what comes in (giờ chốt tiếp nhận)."""
