-- Append-only in fact (chỉ được ghi thêm): the owner cannot log in, the application may call append and read.

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

ALTER TABLE @log.fact OWNER TO @owner;
ALTER TABLE @log.command OWNER TO @owner;
ALTER FUNCTION @log.refuse_change() OWNER TO @owner;
ALTER FUNCTION @log.leaf(smallint, bigint, bytea, bigint, bytea, timestamptz, bigint, bigint, bytea, bytea, bytea) OWNER TO @owner;
ALTER FUNCTION @log.append(int[], text[], bigint[], int[], text[], bytea[], bytea[], text[], text[], bytea[], int[], int[]) OWNER TO @owner;

REVOKE ALL ON ALL TABLES IN SCHEMA @log FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA @log FROM PUBLIC;
GRANT USAGE ON SCHEMA @log TO @app, @owner;
GRANT SELECT ON @log.fact, @log.command TO @app;
GRANT EXECUTE ON FUNCTION @log.append(int[], text[], bigint[], int[], text[], bytea[], bytea[], text[], text[], bytea[], int[], int[]) TO @app;
