-- That people told the neighbours of a site. Times in ms since the epoch.
CREATE TABLE neighbour_call (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT NOT NULL,
    site TEXT NOT NULL,
    neighbour TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    phone TEXT NOT NULL,
    about TEXT NOT NULL,
    means TEXT NOT NULL,
    reached INTEGER NOT NULL,
    words TEXT NOT NULL,
    called_by TEXT NOT NULL,
    called_at BIGINT NOT NULL,
    noted_at BIGINT NOT NULL
);
