"""A timestamping authority of a test's own: openssl behind a loopback door."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CONFIG = """
[tsa]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/ca.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
ess_cert_id_alg = sha256
[stamping]
extendedKeyUsage = critical,timeStamping
[authority]
basicConstraints = critical,CA:true
"""


@contextmanager
def timestamping_authority(folder: Path) -> Iterator[tuple[str, Path]]:
    """The address of an authority and the file with its certificates."""
    if shutil.which("openssl") is None:
        pytest.skip("no timestamping authority can be made: the program openssl is not installed")
    (folder / "serial").write_text("01")
    config = folder / "openssl.cnf"
    config.write_text(CONFIG.format(folder=folder))
    new = ["-newkey", "rsa:2048", "-nodes", "-config", "/dev/null"]
    run("req", "-x509", *new, "-days", "2", "-subj", "/CN=CA", "-keyout", folder / "ca.key", "-out", folder / "ca.pem")
    run("req", *new, "-subj", "/CN=TSA", "-keyout", folder / "tsa.key", "-out", folder / "request")
    run(
        "x509", "-req", "-in", folder / "request", "-CA", folder / "ca.pem", "-CAkey", folder / "ca.key", "-days", "2",
        "-extfile", config, "-extensions", "stamping", "-out", folder / "tsa.pem",
    )  # fmt: skip

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked, answered = folder / "query", folder / "answer"
            asked.write_bytes(self.rfile.read(int(self.headers["content-length"])))
            run("ts", "-reply", "-config", config, "-section", "tsa", "-queryfile", asked, "-out", answered)
            answer = answered.read_bytes()
            self.send_response(200)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", folder / "ca.pem"
    finally:
        server.shutdown()
        server.server_close()


def run(*arguments: object) -> None:
    """One command of openssl."""
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
