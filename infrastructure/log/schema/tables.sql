-- The append-only log (nhật ký sự kiện): facts in order, and what every command was answered.
-- Layout of the header that a leaf is made over: DECISIONS.md, "Header form 1".

CREATE TABLE @log.fact (
    position    bigint      PRIMARY KEY,
    version     bigint      NOT NULL,
    recorded_at timestamptz NOT NULL,
    behind      bigint      NOT NULL,
    number      bigint,
    form        smallint    NOT NULL,
    stream      text        NOT NULL COLLATE "C",
    topic       text        NOT NULL COLLATE "C",
    meta        bytea       NOT NULL,
    prev        bytea       NOT NULL,
    leaf        bytea       NOT NULL,
    body        bytea       NOT NULL,
    UNIQUE (stream, version)
);
COMMENT ON COLUMN @log.fact.behind IS 'microseconds by which the clock stood behind the last recorded_at';
COMMENT ON COLUMN @log.fact.number IS 'version this fact received in the register stream that numbered it';

CREATE TABLE @log.command (
    actor       text        NOT NULL COLLATE "C",
    key         text        NOT NULL COLLATE "C",
    digest      bytea       NOT NULL,
    first       bigint,
    last        bigint,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (actor, key)
);
