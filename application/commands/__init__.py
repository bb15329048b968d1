"""Everything that can be asked of an authority, one table per aggregate (lệnh)."""

from application.commands import agency, calendar, decision, dossier, log_integrity, procedure
from application.commands.spec import CommandTable

COMMANDS: CommandTable = {
    **dossier.COMMANDS,
    **decision.COMMANDS,
    **procedure.COMMANDS,
    **agency.COMMANDS,
    **calendar.COMMANDS,
    **log_integrity.COMMANDS,
}
