-- Who else may look at the log, and who is told before its tables are changed (phân quyền niêm phong, thanh tra).

-- The sealer reads facts to swear to them; the inspector reads everything and writes nothing.
GRANT USAGE ON SCHEMA @log TO @sealer, @inspector;
GRANT SELECT ON @log.fact TO @sealer, @inspector;
GRANT SELECT ON @log.command TO @inspector;
GRANT USAGE ON SCHEMA @read TO @inspector;
GRANT SELECT ON ALL TABLES IN SCHEMA @read TO @inspector;
ALTER DEFAULT PRIVILEGES FOR ROLE @app IN SCHEMA @read GRANT SELECT ON TABLES TO @inspector;

-- Takes the place of the function of 0005: what is sworn to stays as it was; crafted arrays are refused.
CREATE OR REPLACE FUNCTION @log.append(
    commands int[], streams text[], wants bigint[], befores int[], numbered_bys int[],
    topics text[], metas bytea[], bodies bytea[],
    actors text[], keys text[], digests bytea[], firsts int[], lasts int[]
) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    top bigint; at_ timestamptz; clock timestamptz; late bigint := 0; settled boolean := 0 = ALL (befores);
    versions bigint[]; prevs bytea[]; conflicts int[]; numbers bigint[] := '{}'; positions bigint[] := '{}';
    leaves bytea[] := '{}'; moment bytea; answer bytea; before int; stream bytea; topic bytea; meta bytea; prev bytea; leaf bytea;
    rows_ text := '[1:' || nullif(cardinality(streams), 0) || ']'; commands_ text := '[1:' || nullif(cardinality(actors), 0) || ']';
BEGIN
    -- Facts are sworn to by number and stored by place: where an array is shorter or begins elsewhere, they would differ.
    IF (array_dims(commands), array_dims(streams), array_dims(wants), array_dims(befores), array_dims(numbered_bys),
        array_dims(topics), array_dims(metas), array_dims(bodies))
       IS DISTINCT FROM (rows_, rows_, rows_, rows_, rows_, rows_, rows_, rows_)
       OR (array_dims(actors), array_dims(keys), array_dims(digests), array_dims(firsts), array_dims(lasts))
       IS DISTINCT FROM (commands_, commands_, commands_, commands_, commands_) THEN
        RAISE EXCEPTION 'the arrays of one call must be of one length and begin at 1' USING ERRCODE = 'array_subscript_error';
    END IF;

    -- Whoever holds this lock is the only writer until its commit is on disk. A lock, not a head row: a row
    -- updated by every append piles up dead versions as soon as any session keeps an old snapshot open.
    PERFORM pg_advisory_xact_lock(hashtext('@log'), hashtext('append'));

    -- Where the log and each stream stand, and who expects a version that cannot be had.
    -- A new stream begins at 1, or at 0 when its first fact wants that.
    SELECT h.versions, h.prevs, coalesce(h.conflicts, '{}'), coalesce(t.position, 0), t.recorded_at
    INTO versions, prevs, conflicts, top, at_
    FROM (SELECT array_agg(n.version ORDER BY n.ord) AS versions, array_agg(n.prev ORDER BY n.ord) AS prevs,
                 array_agg(n.command) FILTER (WHERE n.want <> n.version AND n.before = 0) AS conflicts
          FROM (SELECT u.command, u.want, u.before, u.ord, coalesce(f.leaf, '') AS prev,
                       coalesce(f.version + 1, (u.want IS DISTINCT FROM 0)::int) AS version
                FROM unnest(commands, streams, wants, befores) WITH ORDINALITY AS u(command, stream, want, before, ord)
                LEFT JOIN LATERAL (SELECT x.version, x.leaf FROM @log.fact x WHERE x.stream = u.stream
                                   ORDER BY x.version DESC LIMIT 1) f ON true) n) h
    LEFT JOIN (SELECT f.position, f.recorded_at FROM @log.fact f ORDER BY f.position DESC LIMIT 1) t ON true;

    clock := clock_timestamp();
    IF at_ > clock THEN
        late := (extract(epoch FROM at_ - clock) * 1000000)::bigint;
    ELSE
        at_ := clock;
    END IF;
    moment := timestamptz_send(at_) || int8send(late);
    answer := int8send(top) || timestamptz_send(at_);

    -- Further facts of a stream follow those of this call; what is refused is stepped over, so that no version is left out.
    WHILE NOT settled LOOP
        settled := true;
        FOR i IN 1 .. cardinality(streams) LOOP
            before := befores[i];
            CONTINUE WHEN before = 0;
            IF before >= i OR streams[before] IS DISTINCT FROM streams[i] THEN
                RAISE EXCEPTION 'row % does not follow row % in its stream', i, before;
            END IF;
            versions[i] := versions[before] + (commands[before] <> ALL (conflicts))::int;
            IF wants[i] <> versions[i] AND commands[i] <> ALL (conflicts) THEN
                conflicts := conflicts || commands[i];
                settled := false;
            END IF;
        END LOOP;
    END LOOP;

    FOR i IN 1 .. cardinality(streams) LOOP
        before := befores[i];
        IF before > 0 THEN
            prevs[i] := CASE WHEN positions[before] IS NULL THEN prevs[before] ELSE leaves[before] END;
        END IF;
        IF commands[i] = ANY (conflicts) THEN
            positions[i] := NULL;  -- arrays must not begin later than the rows
            numbers[i] := NULL;
            leaves[i] := NULL;
            answer := answer || int8send(-1) || int8send(0) || decode(repeat('00', 32), 'hex');
            CONTINUE;
        END IF;
        top := top + 1;
        stream := convert_to(streams[i], 'UTF8');
        topic := convert_to(topics[i], 'UTF8');
        meta := metas[i];
        prev := prevs[i];
        IF numbered_bys[i] <> 0 AND commands[numbered_bys[i]] IS DISTINCT FROM commands[i] THEN
            RAISE EXCEPTION 'row % is numbered by row % of another command', i, numbered_bys[i];
        END IF;
        numbers[i] := versions[numbered_bys[i]];
        leaf := @log.leaf(top, stream, versions[i], topic, moment, coalesce(numbers[i], 0), meta, prev, bodies[i]);
        leaves[i] := leaf;
        positions[i] := top;
        answer := answer || int8send(versions[i]) || int8send(coalesce(numbers[i], 0)) || leaf;
    END LOOP;

    INSERT INTO @log.command (actor, key, digest, first, last, recorded_at)
    SELECT k.actor, k.key, k.digest, positions[k.first], positions[k.last], at_
    FROM unnest(actors, keys, digests, firsts, lasts) WITH ORDINALITY AS k(actor, key, digest, first, last, ord)
    WHERE k.ord <> ALL (conflicts);

    INSERT INTO @log.fact (position, stream, version, topic, body, meta, recorded_at, behind, number, form, prev, leaf)
    SELECT u.position, u.stream, u.version, u.topic, u.body, u.meta, at_, late, u.number, 1, u.prev, u.leaf
    FROM unnest(positions, streams, versions, topics, bodies, metas, numbers, prevs, leaves)
         AS u(position, stream, version, topic, body, meta, number, prev, leaf)
    WHERE u.position IS NOT NULL;

    RETURN answer;
END
$$;

-- Refuses to change, move or drop what belongs to the log, except in a transaction that says «SET LOCAL hoso.migrating
-- = '@log'», as the runner of migrations does. It delays a superuser and keeps accidents out; it proves nothing: whoever
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
            USING ERRCODE = 'insufficient_privilege', HINT = 'change the log by a migration of the house';
    END IF;
END
$$;
REVOKE ALL ON FUNCTION @read.refuse_ddl() FROM PUBLIC;

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
