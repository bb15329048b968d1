"""Faults, as scenarios of any size: small ones in make test, whole ones in make chaos (thử nghiệm sự cố)."""
