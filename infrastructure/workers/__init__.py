"""What a server runs beside answering: process managers, and jobs that come round again (tiến trình nền)."""
