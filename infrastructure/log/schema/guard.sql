-- What is recorded stays (chỉ được ghi thêm): changes are refused, and changes of what refuses them.

CREATE FUNCTION @log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege', HINT = 'correct a fact by recording a new one that names it';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON @log.fact
    FOR EACH STATEMENT EXECUTE FUNCTION @log.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON @log.command
    FOR EACH STATEMENT EXECUTE FUNCTION @log.refuse_change();
ALTER TABLE @log.fact ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE @log.command ENABLE ALWAYS TRIGGER append_only;

-- Refuses to change, move or drop what belongs to the log, except in a transaction that says «SET LOCAL hoso.migrating
-- = '@log'», as whoever lays the schema does. It delays a superuser and keeps accidents out; it proves nothing: whoever
-- may drop the tables may say so too, or drop the event trigger first. What proves is the seal.
-- Not owned by @owner: it runs in the name of whoever changes something, and that may be a superuser. Not in @log:
-- a schema that is dropped takes its functions and their event triggers with it before they can object.
CREATE FUNCTION @read.refuse_ddl() RETURNS event_trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    touched text;
BEGIN
    IF current_setting('hoso.migrating', true) = '@log' OR tg_tag = 'REINDEX' THEN
        RETURN;
    END IF;
    IF tg_event = 'sql_drop' THEN
        SELECT d.object_identity INTO touched FROM pg_event_trigger_dropped_objects() d
        WHERE d.schema_name = '@log' OR (d.object_type = 'schema' AND d.object_name = '@log') LIMIT 1;
    ELSE
        SELECT c.object_identity INTO touched FROM pg_event_trigger_ddl_commands() c
        LEFT JOIN pg_trigger t ON c.classid = 'pg_trigger'::regclass AND t.oid = c.objid
        LEFT JOIN pg_rewrite w ON c.classid = 'pg_rewrite'::regclass AND w.oid = c.objid
        LEFT JOIN pg_policy p ON c.classid = 'pg_policy'::regclass AND p.oid = c.objid
        LEFT JOIN pg_class r ON r.oid = coalesce(t.tgrelid, w.ev_class, p.polrelid)
        WHERE '@log' IN (c.schema_name, r.relnamespace::regnamespace::text)
              OR (c.object_type = 'schema' AND c.object_identity = '@log') LIMIT 1;
        IF touched IS NULL AND tg_tag LIKE 'ALTER %' THEN
            SELECT c.oid::regclass::text INTO touched FROM pg_class c
            WHERE c.relowner = to_regrole('@owner') AND c.relkind = 'r'
                  AND c.relnamespace::regnamespace::text <> '@log' LIMIT 1;
        END IF;
    END IF;
    IF touched IS NOT NULL THEN
        RAISE EXCEPTION 'the log is append-only: % of % is refused', tg_tag, touched
            USING ERRCODE = 'insufficient_privilege', HINT = 'change the log by a migration of the installation';
    END IF;
END
$$;

DO $$
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        CREATE EVENT TRIGGER hoso_change_@log ON ddl_command_end EXECUTE FUNCTION @read.refuse_ddl();
        CREATE EVENT TRIGGER hoso_drop_@log ON sql_drop EXECUTE FUNCTION @read.refuse_ddl();
        ALTER EVENT TRIGGER hoso_change_@log ENABLE ALWAYS;
        ALTER EVENT TRIGGER hoso_drop_@log ENABLE ALWAYS;
    END IF;
END
$$;
