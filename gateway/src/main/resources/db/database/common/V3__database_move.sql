-- A move into this store from another one: what came from where. Not moved itself.
CREATE TABLE database_move (
    id          TEXT   PRIMARY KEY,
    source      TEXT   NOT NULL,
    started_at  BIGINT NOT NULL,
    finished_at BIGINT
);
