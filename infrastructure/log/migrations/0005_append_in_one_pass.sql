-- The only way into the log, in one pass (ghi sự kiện): this function takes the place of the one of 0002.
-- What is recorded and what is sworn to stay as they were; it answers the same facts, and chains them in one loop.

DROP FUNCTION @log.append(int[], text[], bigint[], int[], text[], bytea[], bytea[], text[], text[], bytea[], int[], int[]);
DROP FUNCTION @log.leaf(smallint, bigint, bytea, bigint, bytea, timestamptz, bigint, bigint, bytea, bytea, bytea);

CREATE FUNCTION @log.leaf(
    "position" bigint, stream bytea, version bigint, topic bytea, moment bytea, number bigint,
    meta bytea, prev bytea, body bytea
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sha256(
        '\x0001'::bytea || int8send("position") || int4send(length(stream)) || stream || int8send(version)
        || int4send(length(topic)) || topic || moment || int8send(number)
        || int4send(length(meta)) || meta || int4send(length(prev)) || prev || sha256(body))
$$;
COMMENT ON FUNCTION @log.leaf IS 'leaf of header form 1; moment is recorded_at and behind, eight bytes each';

-- Rows are facts of one or more commands, in order. wants: the version a writer expects its fact to get, NULL = any
-- (register streams). befores: the row before this one in the same stream, 0 = none. numbered_bys: the row whose
-- version numbers this fact, 0 = none. firsts and lasts: rows of each command, NULL when it records nothing.
-- Answers the head it found and recorded_at, then version, number and leaf of every row; version -1 where its
-- command found another version than it expected: then nothing of that command is stored. A command whose key
-- was answered before ends the call with unique_violation, and nothing of the call is stored.
CREATE FUNCTION @log.append(
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
BEGIN
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
            IF before >= i OR streams[before] <> streams[i] THEN
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

ALTER FUNCTION @log.leaf(bigint, bytea, bigint, bytea, bytea, bigint, bytea, bytea, bytea) OWNER TO @owner;
ALTER FUNCTION @log.append(int[], text[], bigint[], int[], int[], text[], bytea[], bytea[], text[], text[], bytea[], int[], int[]) OWNER TO @owner;
REVOKE ALL ON FUNCTION @log.leaf(bigint, bytea, bigint, bytea, bytea, bigint, bytea, bytea, bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION @log.append(int[], text[], bigint[], int[], int[], text[], bytea[], bytea[], text[], text[], bytea[], int[], int[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION @log.append(int[], text[], bigint[], int[], int[], text[], bytea[], bytea[], text[], text[], bytea[], int[], int[]) TO @app;
