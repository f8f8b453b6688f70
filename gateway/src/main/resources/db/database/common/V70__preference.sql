-- How each person likes the console: filter, columns and density, in the words of the console.
CREATE TABLE preference (
    account TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
