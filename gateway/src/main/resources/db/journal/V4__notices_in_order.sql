-- Notices are claimed for one channel at a time, and those of one alarm in their order. attempts counts sends since then,
-- told_seq is the entry a notice told of when it had waited so long that its own was no longer the newest.
ALTER TABLE outbox ADD COLUMN told_seq INTEGER;

DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (channel, priority, next_at, id) WHERE state IN ('PLANNED', 'RETRY');
CREATE INDEX outbox_unsettled ON outbox (channel, alarm_id, id) WHERE state IN ('PLANNED', 'CLAIMED', 'RETRY');
