"""Every topic ever recorded, as the bytes it was stored in: what is here is never changed, only added to."""
