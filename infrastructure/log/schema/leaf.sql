-- What is sworn to of every fact (giá trị băm của sự kiện): the leaf of header form 1.

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

CREATE FUNCTION @log.leaf_as_sent(
    "position" bigint, stream text, version bigint, topic text, moment_and_number bytea, meta bytea, prev bytea, body bytea
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(
        '\x0001'::bytea || int8send("position") || int4send(octet_length(stream)) || textsend(stream) || int8send(version)
        || int4send(octet_length(topic)) || textsend(topic) || moment_and_number
        || int4send(length(meta)) || meta || int4send(length(prev)) || prev || sha256(body))
$$;
COMMENT ON FUNCTION @log.leaf_as_sent IS 'leaf of header form 1, cheaper, where text is sent as it is stored: in UTF-8';
