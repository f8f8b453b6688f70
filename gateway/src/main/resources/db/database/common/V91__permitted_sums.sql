-- What passed in the present period of each permitted throughput, so that a restart goes on counting; times in ms since the epoch.
CREATE TABLE permitted_sum (
    name     TEXT             PRIMARY KEY,
    begin_at BIGINT           NOT NULL,
    until_at BIGINT           NOT NULL,
    amount   DOUBLE PRECISION NOT NULL,
    content  TEXT             NOT NULL
);
