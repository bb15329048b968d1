"""Whether the sealer can seal, and what it says (bộ niêm phong)."""

from infrastructure.doctor.check_result import CheckResult, Level
from infrastructure.evidence.sealer.seal_folder import Alarm, SealDamaged, SealFolder


def sealing(folder: SealFolder) -> CheckResult:
    """What the sealer says of the facts it sealed before, and whether its own files let it seal."""
    try:
        alarm = folder.alarm()
        folder.refuse_unusable()
    except SealDamaged as error:
        what, _, how = str(error).partition("; ")
        return CheckResult("sealed facts", Level.FAILED, f"the sealer cannot run: {what}", how)
    except PermissionError:  # another account's: public/ tells what there is to tell
        return _said(alarm)
    except OSError as error:
        what = f"the seal folder cannot be read: {error.filename}: {(error.strerror or '').lower()}"
        return CheckResult("sealed facts", Level.FAILED, what, "name the sealer's folder in HOSO_SEAL_DIR")
    return _said(alarm)


def _said(alarm: Alarm | None) -> CheckResult:
    if alarm is None:
        return CheckResult("sealed facts", Level.OK, "the sealer has raised no alarm", "")
    how = (
        "keep the server as it is and compare with a backup; after a restore you know of, «hoso explain-restore»; "
        "otherwise somebody changed the past: tell the inspectorate"
    )
    return CheckResult("sealed facts", Level.FAILED, f"{alarm.kind} since {alarm.at}: {alarm.said}", how)
