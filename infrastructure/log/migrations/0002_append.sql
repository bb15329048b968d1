-- The only way into the log: one call, one transaction, one lock (ghi sự kiện).
-- Rows are facts of one or more commands, in order. want: version the writer expects its fact to get,
-- NULL = any (register streams). rank: how many rows of the same stream stand before it in this call.
-- numbered_by: row whose version numbers this fact. Answers one row per fact, or one per command that stored none.

CREATE FUNCTION @log.leaf(
    form smallint, "position" bigint, stream bytea, version bigint, topic bytea, recorded_at timestamptz,
    behind bigint, number bigint, meta bytea, prev bytea, body bytea
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(
        '\x00'::bytea || set_byte('\x00'::bytea, 0, form) || int8send("position")
        || int4send(length(stream)) || stream || int8send(version) || int4send(length(topic)) || topic
        || timestamptz_send(recorded_at) || int8send(behind) || int8send(coalesce(number, 0))
        || int4send(length(meta)) || meta || int4send(length(prev)) || prev || sha256(body))
$$;

CREATE FUNCTION @log.append(
    commands int[], streams text[], wants bigint[], numbered_bys int[],
    topics text[], metas bytea[], bodies bytea[],
    actors text[], keys text[], digests bytea[], firsts int[], lasts int[]
) RETURNS TABLE (command int, outcome text, "position" bigint, version bigint, number bigint, recorded_at timestamptz, leaf bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    top bigint; last_at timestamptz; clock timestamptz; at_ timestamptz; late bigint := 0; most int;
    heads bigint[]; prevs bytea[]; versions bigint[]; positions bigint[]; ranks int[]; refused int[]; conflicts int[];
BEGIN
    -- Whoever holds this lock is the only writer until its commit is on disk. A lock, not a head row: a row
    -- updated by every append piles up dead versions as soon as any session keeps an old snapshot open.
    PERFORM pg_advisory_xact_lock(hashtext('@log'), hashtext('append'));

    -- Where the log and each stream stand, the version each fact gets, which commands were answered before,
    -- and which want a version they cannot have. A new stream begins at 1, or at 0 when its first fact wants that.
    SELECT coalesce(t.position, 0), t.recorded_at, h.heads, h.prevs, h.versions, h.ranks, h.most, h.conflicts, k.known
    INTO top, last_at, heads, prevs, versions, ranks, most, conflicts, refused
    FROM (SELECT array_agg(s.head ORDER BY s.ord) AS heads, array_agg(s.prev ORDER BY s.ord) AS prevs,
                 array_agg(coalesce(s.want, s.head + s.nth) ORDER BY s.ord) AS versions,
                 array_agg((s.nth - 1)::int ORDER BY s.ord) AS ranks, max(s.nth) - 1 AS most,
                 array_agg(s.command) FILTER (WHERE s.want <> s.head + s.nth) AS conflicts
          FROM (SELECT u.command, u.want, u.ord, coalesce(f.leaf, '') AS prev, row_number() OVER same AS nth,
                       coalesce(f.version, CASE WHEN first_value(u.want) OVER same = 0 THEN -1 ELSE 0 END) AS head
                FROM unnest(commands, streams, wants) WITH ORDINALITY AS u(command, stream, want, ord)
                LEFT JOIN LATERAL (SELECT x.version, x.leaf FROM @log.fact x WHERE x.stream = u.stream
                                   ORDER BY x.version DESC LIMIT 1) f ON true
                WINDOW same AS (PARTITION BY u.stream COLLATE "C" ORDER BY u.ord)) s) h
    CROSS JOIN (SELECT array_agg(k.ord::int) AS known
                FROM unnest(actors, keys) WITH ORDINALITY AS k(actor, key, ord)
                JOIN @log.command c ON c.actor = k.actor AND c.key = k.key) k
    LEFT JOIN (SELECT f.position, f.recorded_at FROM @log.fact f ORDER BY f.position DESC LIMIT 1) t ON true;

    clock := clock_timestamp();
    at_ := greatest(clock, last_at);
    IF at_ > clock THEN
        late := (extract(epoch FROM at_ - clock) * 1000000)::bigint;
    END IF;

    IF refused IS NOT NULL OR conflicts IS NOT NULL THEN
        RETURN QUERY
            SELECT k.ord::int, CASE WHEN c.digest = k.digest THEN 'repeated' ELSE 'key_reused' END,
                   c.first, c.last, NULL::bigint, c.recorded_at, NULL::bytea
            FROM unnest(actors, keys, digests) WITH ORDINALITY AS k(actor, key, digest, ord)
            JOIN @log.command c ON c.actor = k.actor AND c.key = k.key;
        RETURN QUERY
            SELECT DISTINCT c, 'conflict', NULL::bigint, NULL::bigint, NULL::bigint, at_, NULL::bytea
            FROM unnest(conflicts) c WHERE c <> ALL (coalesce(refused, '{}'));
        refused := coalesce(refused, '{}') || coalesce(conflicts, '{}');
        -- what is left closes up: no gap in positions, none in registers
        SELECT array_agg(CASE WHEN d.out THEN NULL ELSE coalesce(d.want, d.head + d.nth) END ORDER BY d.ord),
               array_agg(CASE WHEN d.out THEN NULL ELSE top + d.place END ORDER BY d.ord)
        INTO versions, positions
        FROM (SELECT u.want, u.head, u.ord, u.command = ANY (refused) AS out,
                     row_number() OVER (PARTITION BY u.stream, u.command = ANY (refused) ORDER BY u.ord) AS nth,
                     row_number() OVER (PARTITION BY u.command = ANY (refused) ORDER BY u.ord) AS place
              FROM unnest(commands, streams, wants, heads) WITH ORDINALITY AS u(command, stream, want, head, ord)) d;
    ELSE
        refused := '{}';
        positions := ARRAY(SELECT top + n FROM generate_series(1, cardinality(commands)) n);
    END IF;

    -- the first fact of each stream, and what the commands are answered from now on
    RETURN QUERY
    WITH registered AS (
        INSERT INTO @log.command (actor, key, digest, first, last, recorded_at)
        SELECT k.actor, k.key, k.digest, positions[k.first], positions[k.last], at_
        FROM unnest(actors, keys, digests, firsts, lasts) WITH ORDINALITY AS k(actor, key, digest, first, last, ord)
        WHERE k.ord <> ALL (refused)
    ), stored AS (
        INSERT INTO @log.fact AS s (position, stream, version, topic, body, meta, recorded_at, behind, number, form, prev, leaf)
        SELECT u.position, u.stream, u.version, u.topic, u.body, u.meta, at_, late, versions[u.numbered_by], 1, u.prev,
               @log.leaf(1::smallint, u.position, convert_to(u.stream, 'UTF8'), u.version, convert_to(u.topic, 'UTF8'),
                         at_, late, versions[u.numbered_by], u.meta, u.prev, u.body)
        FROM unnest(streams, versions, positions, topics, bodies, metas, numbered_bys, ranks, prevs)
             AS u(stream, version, position, topic, body, meta, numbered_by, rank, prev)
        WHERE u.rank = 0 AND u.position IS NOT NULL
        RETURNING s.position, s.version, s.number, s.leaf
    )
    SELECT commands[array_position(positions, s.position)], 'stored', s.position, s.version, s.number, at_, s.leaf FROM stored s;

    -- further facts of the same streams, each finding the leaf before it
    FOR i IN 1 .. coalesce(most, 0) LOOP
        RETURN QUERY
        INSERT INTO @log.fact AS s (position, stream, version, topic, body, meta, recorded_at, behind, number, form, prev, leaf)
        SELECT u.position, u.stream, u.version, u.topic, u.body, u.meta, at_, late, versions[u.numbered_by], 1,
               coalesce(p.leaf, ''::bytea),
               @log.leaf(1::smallint, u.position, convert_to(u.stream, 'UTF8'), u.version, convert_to(u.topic, 'UTF8'),
                         at_, late, versions[u.numbered_by], u.meta, coalesce(p.leaf, ''::bytea), u.body)
        FROM unnest(streams, versions, positions, topics, bodies, metas, numbered_bys, ranks)
             AS u(stream, version, position, topic, body, meta, numbered_by, rank)
        LEFT JOIN LATERAL (SELECT x.leaf FROM @log.fact x WHERE x.stream = u.stream ORDER BY x.version DESC LIMIT 1) p ON true
        WHERE u.rank = i AND u.position IS NOT NULL
        RETURNING commands[array_position(positions, s.position)], 'stored', s.position, s.version, s.number, at_, s.leaf;
    END LOOP;
END
$$;
