-- The only way into the log: one call, one transaction, one lock (ghi sự kiện).
-- Rows are facts of one or more commands, in order. wants: the version a writer expects its fact to get, NULL = any
-- (register streams). befores: the row before this one in the same stream, 0 = none. numbered_bys: the row whose
-- version numbers this fact, 0 = none. firsts and lasts: rows of each command, NULL when it records nothing.
-- Answers the head it found and recorded_at, then version, number and leaf of every row; version -1 where its
-- command found another version than it expected: then nothing of that command is stored. A command whose key
-- was answered before ends the call with unique_violation, and nothing of the call is stored.
-- A plain call costs less: commands is NULL, every command records one fact of a stream of its own, actors, keys and
-- digests stand in the order of the facts, and every fact wants a version; it leaves the other numbers out.
CREATE FUNCTION @log.append(
    commands int[], streams text[], wants bigint[], befores int[], numbered_bys int[],
    topics text[], metas bytea[], bodies bytea[],
    actors text[], keys text[], digests bytea[], firsts int[], lasts int[]
) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    top bigint; at_ timestamptz; clock timestamptz; late bigint := 0; settled boolean;
    versions bigint[]; prevs bytea[]; conflicts int[]; numbers bigint[] := '{}'; positions bigint[] := '{}';
    leaves bytea[] := '{}'; moment bytea; unnumbered bytea; answer bytea; before int; stream bytea; topic bytea; meta bytea; prev bytea; leaf bytea;
    rows_ text; commands_ text;
BEGIN
    -- Whoever holds this lock is the only writer until its commit is on disk. A lock, not a head row: a row
    -- updated by every append piles up dead versions as soon as any session keeps an old snapshot open.
    PERFORM pg_advisory_xact_lock(hashtext('@log'), hashtext('append'));

    -- Where the log stands. A clock that ran back is noted, so that every instant has one position.
    SELECT f.position, f.recorded_at INTO top, at_ FROM @log.fact f ORDER BY f.position DESC LIMIT 1;
    top := coalesce(top, 0);
    clock := clock_timestamp();
    IF at_ > clock THEN
        late := (extract(epoch FROM at_ - clock) * 1000000)::bigint;
    ELSE
        at_ := clock;
    END IF;
    moment := timestamptz_send(at_) || int8send(late);

    -- Rows of a plain call can be sworn to and stored as they come, all columns of each by one place, in one statement.
    -- Where a fact wants a version it cannot have, or there is none, nothing is stored, and the long way says whose it is.
    -- Two facts of one stream would get one version, which the key of the table refuses.
    IF commands IS NULL THEN
        IF current_setting('client_encoding') = 'UTF8' THEN
            unnumbered := moment || int8send(0);
            WITH sworn AS MATERIALIZED (
                SELECT u.place, coalesce(f.leaf, '') AS prev,
                       CASE WHEN coalesce(f.version + 1, 1) = wants[u.place] THEN wants[u.place] END AS version,
                       @log.leaf_as_sent(top + u.place, streams[u.place], wants[u.place], topics[u.place],
                                         unnumbered, metas[u.place], coalesce(f.leaf, ''), bodies[u.place]) AS leaf
                FROM generate_series(1, cardinality(streams)) AS u(place)
                LEFT JOIN LATERAL (SELECT x.version, x.leaf FROM @log.fact x WHERE x.stream = streams[u.place]
                                   ORDER BY x.version DESC LIMIT 1) f ON true
            ), fit AS MATERIALIZED (
                SELECT string_agg(int8send(s.version) || int8send(0) || s.leaf, '') AS rows FROM sworn s HAVING bool_and(s.version IS NOT NULL)
            ), registered AS (
                INSERT INTO @log.command (actor, key, digest, first, last, recorded_at)
                SELECT actors[s.place], keys[s.place], digests[s.place], top + s.place, top + s.place, at_
                FROM sworn s WHERE EXISTS (SELECT FROM fit)
            ), stored AS (
                INSERT INTO @log.fact (position, stream, version, topic, body, meta, recorded_at, behind, number, form, prev, leaf)
                SELECT top + s.place, streams[s.place], s.version, topics[s.place], bodies[s.place], metas[s.place],
                       at_, late, NULL, 1, s.prev, s.leaf
                FROM sworn s WHERE EXISTS (SELECT FROM fit)
            )
            SELECT int8send(top) || timestamptz_send(at_) || fit.rows INTO answer FROM fit;
            IF answer IS NOT NULL THEN
                RETURN answer;
            END IF;
        END IF;
        commands := ARRAY(SELECT generate_series(1, cardinality(streams)));
        firsts := commands;
        lasts := commands;
        befores := array_fill(0, ARRAY[cardinality(streams)]);
        numbered_bys := befores;
    END IF;

    -- Facts are sworn to by number and stored by place: where an array is shorter or begins elsewhere, they would differ.
    rows_ := '[1:' || nullif(cardinality(streams), 0) || ']';
    commands_ := '[1:' || nullif(cardinality(actors), 0) || ']';
    IF (array_dims(commands), array_dims(streams), array_dims(wants), array_dims(befores), array_dims(numbered_bys),
        array_dims(topics), array_dims(metas), array_dims(bodies))
       IS DISTINCT FROM (rows_, rows_, rows_, rows_, rows_, rows_, rows_, rows_)
       OR (array_dims(actors), array_dims(keys), array_dims(digests), array_dims(firsts), array_dims(lasts))
       IS DISTINCT FROM (commands_, commands_, commands_, commands_, commands_) THEN
        RAISE EXCEPTION 'the arrays of one call must be of one length and begin at 1' USING ERRCODE = 'array_subscript_error';
    END IF;

    -- Where each stream stands, and who expects a version that cannot be had.
    -- A new stream begins at 1, or at 0 when its first fact wants that.
    SELECT array_agg(n.version ORDER BY n.ord), array_agg(n.prev ORDER BY n.ord),
           coalesce(array_agg(n.command) FILTER (WHERE n.want <> n.version AND n.before = 0), '{}')
    INTO versions, prevs, conflicts
    FROM (SELECT u.command, u.want, u.before, u.ord, coalesce(f.leaf, '') AS prev,
                 coalesce(f.version + 1, (u.want IS DISTINCT FROM 0)::int) AS version
          FROM unnest(commands, streams, wants, befores) WITH ORDINALITY AS u(command, stream, want, before, ord)
          LEFT JOIN LATERAL (SELECT x.version, x.leaf FROM @log.fact x WHERE x.stream = u.stream
                             ORDER BY x.version DESC LIMIT 1) f ON true) n;

    -- Two facts of one stream get one version, which the key refuses, unless a new stream begins at 0 and at 1.
    IF 0 = ANY (versions) AND EXISTS (SELECT FROM unnest(streams, befores) AS u(stream, before)
                                      WHERE u.before = 0 GROUP BY u.stream HAVING count(*) > 1) THEN
        RAISE EXCEPTION 'a stream begins twice in one call';
    END IF;

    answer := int8send(top) || timestamptz_send(at_);

    -- Further facts of a stream follow those of this call; what is refused is stepped over, so that no version is left out.
    settled := 0 = ALL (befores);
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
