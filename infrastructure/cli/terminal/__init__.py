"""What every command shares: options, errors, standard streams, progress (giao diện dòng lệnh)."""
