-- Messages of weather warnings with their text as it came; read again at the start. Times in ms since the epoch, 0 = not yet.
CREATE TABLE weather_message (
    sender TEXT NOT NULL,
    identifier TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    source TEXT NOT NULL,
    format TEXT NOT NULL,
    original TEXT NOT NULL,
    area_code TEXT NOT NULL,
    signature TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (sender, identifier, fingerprint)
);

-- Sites that a warning concerns.
CREATE TABLE weather_match (
    sender TEXT NOT NULL,
    identifier TEXT NOT NULL,
    enterprise TEXT NOT NULL,
    site TEXT NOT NULL,
    reason TEXT NOT NULL,
    matched_at BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    carried INTEGER NOT NULL,
    answer_by BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    answered_by TEXT NOT NULL,
    late_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    end_reason TEXT NOT NULL,
    PRIMARY KEY (sender, identifier, enterprise, site)
);

-- What became of actions.
CREATE TABLE weather_action (
    sender TEXT NOT NULL,
    identifier TEXT NOT NULL,
    enterprise TEXT NOT NULL,
    site TEXT NOT NULL,
    action TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    confirmed_by TEXT NOT NULL,
    done INTEGER NOT NULL,
    note TEXT NOT NULL,
    instead TEXT NOT NULL,
    photo TEXT NOT NULL,
    late_at BIGINT NOT NULL,
    PRIMARY KEY (sender, identifier, enterprise, site, action)
);

-- Who was told what; sites one a line.
CREATE TABLE weather_told (
    sender TEXT NOT NULL,
    identifier TEXT NOT NULL,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    duty_level TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    sites TEXT NOT NULL,
    PRIMARY KEY (sender, identifier, kind, person, duty_level, told_at)
);
