-- How far each generation of a read model has come, and what it had to leave aside (theo dõi mô hình đọc).

CREATE TABLE @read.tracking (
    model      text    NOT NULL,
    generation int     NOT NULL,
    position   bigint  NOT NULL DEFAULT 0,
    live       boolean NOT NULL DEFAULT false,
    shape      text,
    PRIMARY KEY (model, generation)
);
COMMENT ON COLUMN @read.tracking.shape IS
    'digest of the tables of the read model: a generation made for other tables is made anew beside, not filled; null: no tables';
CREATE UNIQUE INDEX one_live_generation ON @read.tracking (model) WHERE live;

CREATE TABLE @read.parked (
    model      text        NOT NULL,
    generation int         NOT NULL,
    stream     text        NOT NULL,
    position   bigint      NOT NULL,
    reason     text        NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (model, generation, stream)
);
COMMENT ON TABLE @read.parked IS 'streams with a fact a read model could not take; loud in health, gone with a rebuild';
