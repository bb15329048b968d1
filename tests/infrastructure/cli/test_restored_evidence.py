"""A restore that was explained, told to whoever kept a checkpoint of before (khôi phục có giải trình)."""

import json
import shutil
from pathlib import Path

import pytest

from infrastructure.evidence.sealer.seal_folder import SealFolder
from tests.infrastructure.cli.conftest import Hoso
from tests.infrastructure.cli.test_evidence import examined
from tests.infrastructure.evidence.attacks import as_superuser
from tests.infrastructure.evidence.lost_facts import head

pytestmark = pytest.mark.postgres


def test_a_restore_is_explained_and_sealing_goes_on(housed: Hoso, database_url: str, tmp_path: Path) -> None:
    from infrastructure.evidence import hoso_verify

    housed("generate", "--dossiers", 3, "--months", 1, "--seed", 5)
    assert housed("seal", "--once").code == 0
    (tmp_path / "kept").write_bytes((tmp_path / "hoso" / "seal" / "public" / "checkpoint").read_bytes())
    last = head(database_url)
    as_superuser(
        database_url,
        "DELETE FROM log_h14.fact WHERE position > (SELECT max(position) - 5 FROM log_h14.fact)",
    )
    shutil.copyfile(hoso_verify.__file__, tmp_path / "hoso_verify.py")

    refused = housed("seal", "--once")
    assert (refused.code, "TRUNCATED" in refused.out) == (1, True)
    housed("export", "evidence", "--all", tmp_path / "cut.tar")
    code, report = examined(tmp_path, tmp_path / "cut.tar", "--checkpoint", tmp_path / "kept")
    assert (code, "TRUNCATED" in json.dumps(report)) == (1, True)
    assert housed("doctor").code == 1

    for told in ("recorded at position", "this was recorded before"):
        explained = housed("explain-restore", "--reason", "hỏng đĩa, khôi phục bản sao lưu")
        assert (explained.code, explained.err, told in explained.out) == (0, "", True)
        assert f"given with the lost facts {last - 4} to {last} will be given" in explained.out
    otherwise = housed("explain-restore", "--reason", "mất điện")
    assert (otherwise.code, "với lý do «hỏng đĩa, khôi phục bản sao lưu» lúc" in otherwise.err) == (2, True)
    assert housed("seal", "--once").code == 0
    housed("export", "evidence", "--all", tmp_path / "new.tar")
    (tmp_path / "keys").write_text(housed("keys").out, encoding="utf-8")
    asked = ["--checkpoint", tmp_path / "kept", "--key", tmp_path / "keys"]
    code, report = examined(tmp_path, tmp_path / "new.tar", *asked)
    assert [one for one in report["checks"] if one["verdict"] == "failed"] == []
    assert (code, report["checks"][8]["verdict"]) == (0, "not checked")  # what it sealed is gone, and told
    assert SealFolder(tmp_path / "hoso" / "seal").alarm() is None
