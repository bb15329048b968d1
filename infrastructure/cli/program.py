"""The program ``hoso``: which word runs which command, and one line for whatever goes wrong (chương trình hoso)."""

import sys

import typer

from infrastructure.cli.commands import (
    audit_distribution,
    audit_findings,
    audit_public,
    audit_responsibility,
    audit_timeliness,
    audit_transparency,
    demo,
    diff,
    doctor,
    due,
    explain_restore,
    export_evidence,
    export_log,
    generate,
    import_history,
    import_procedures,
    import_processes,
    keys,
    rebuild,
    receipt,
    replay,
    rules,
    schema,
    seal,
    serve,
    token,
    verify,
    whatif,
    witness,
)
from infrastructure.cli.terminal.errors import complaint_about
from infrastructure.cli.terminal.stdio import stand_on_streams

PROGRAM = typer.Typer(
    name="hoso",
    help="hoso: dossiers of administrative procedures (hồ sơ thủ tục hành chính), from an append-only log.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
IMPORTS = typer.Typer(help="Take in published procedures, internal processes or another system's history.")
EXPORTS = typer.Typer(help="Hand something over to those outside.")
AUDITS = typer.Typer(help="Figures over everything recorded.")

EXPORTS.command("evidence")(export_evidence.export_evidence)
EXPORTS.command("ocel")(export_log.export_ocel)
EXPORTS.command("xes")(export_log.export_xes)
PROGRAM.add_typer(EXPORTS, name="export")
PROGRAM.command("explain-restore")(explain_restore.explain_restore)
PROGRAM.command("keys")(keys.keys)
PROGRAM.command("receipt")(receipt.receipt)
PROGRAM.command("verify")(verify.verify)
PROGRAM.command("seal")(seal.seal)
PROGRAM.command("witness")(witness.witness)
IMPORTS.command("procedures")(import_procedures.import_procedures)
IMPORTS.command("processes")(import_processes.import_processes)
IMPORTS.command("history")(import_history.import_history)
AUDITS.command("timeliness")(audit_timeliness.timeliness)
AUDITS.command("responsibility")(audit_responsibility.responsibility)
AUDITS.command("distribution")(audit_distribution.distribution)
AUDITS.command("findings")(audit_findings.findings)
AUDITS.command("public")(audit_public.public)
AUDITS.command("transparency")(audit_transparency.transparency)
PROGRAM.add_typer(IMPORTS, name="import")
PROGRAM.add_typer(AUDITS, name="audit")
PROGRAM.add_typer(rules.RULES, name="rules")
PROGRAM.command("serve")(serve.serve)
PROGRAM.command("demo")(demo.demo)
PROGRAM.command("doctor")(doctor.doctor)
PROGRAM.command("replay")(replay.replay)
PROGRAM.command("diff")(diff.diff)
PROGRAM.command("due")(due.due)
PROGRAM.command("generate")(generate.generate)
PROGRAM.command("rebuild")(rebuild.rebuild)
PROGRAM.command("token")(token.token)
PROGRAM.command("whatif")(whatif.whatif)
PROGRAM.command("schema")(schema.schema)


def main() -> None:
    """Run the program with the arguments of the shell.

    The exit code is 0, 1 for our fault, 2 for bad input, 3 for what was done and not confirmed.
    """
    stand_on_streams()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of one call. Bad input is one line on standard error, never a traceback."""
    command = typer.main.get_command(PROGRAM)
    try:
        code = command.main(arguments or ["--help"], prog_name="hoso", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as error:  # the outermost edge: whatever it is becomes one line
        complaint = complaint_about(error)
        if complaint.line:
            sys.stderr.write(f"hoso: {complaint.line}\n")
        return complaint.exit_code
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    main()
