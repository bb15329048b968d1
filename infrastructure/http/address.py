"""The address a server is to listen on, tried before anything else is begun (địa chỉ phục vụ)."""

import socket


class AddressUnusable(RuntimeError):
    """Nobody can listen there: another program does, or the machine has no such address (không dùng được)."""


def refuse_unusable(host: str, port: int) -> None:
    """Try every address that a host's name stands for. Raises AddressUnusable with what to do."""
    try:
        for family, kind, _, _, at in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE):
            with socket.socket(family, kind) as tried:
                tried.setsockopt(
                    socket.SOL_SOCKET, socket.SO_REUSEADDR, 1
                )  # else one that has just ended is in the way
                tried.bind(at)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        how = "end the program that has it, or name another with --port and --host"
        raise AddressUnusable(f"nobody can listen on port {port} of {host}: {why}; {how}") from error
