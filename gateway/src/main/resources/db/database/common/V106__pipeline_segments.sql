-- What was learnt about segments of pipelines, and their leaks, so that a restart begins with neither anew; times in ms since the epoch.
CREATE TABLE pipeline_segment (
    segment    TEXT   PRIMARY KEY,
    updated_at BIGINT NOT NULL,
    content    TEXT   NOT NULL
);
