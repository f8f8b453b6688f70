-- What field staff of a gas company has to do about gas in households. Times in ms since the epoch; 0 and '' = not.
CREATE TABLE field_task (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT NOT NULL,
    site TEXT NOT NULL,
    place_zh TEXT NOT NULL,
    place_en TEXT NOT NULL,
    households TEXT NOT NULL,
    alarm_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    done_at BIGINT NOT NULL,
    result TEXT NOT NULL,
    overdue_at BIGINT NOT NULL,
    joined_into TEXT NOT NULL
);
CREATE INDEX field_task_by_time ON field_task (created_at);
