-- What figures over a period are read by: the order of decisions, and when a receiver first took a notice.
CREATE INDEX entry_by_time ON entry (decided_at);
CREATE INDEX outbox_accepted ON outbox (seq, accepted_at) WHERE accepted_at > 0;
