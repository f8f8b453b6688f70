package io.hazardwatch.gateway.history;

import io.hazardwatch.gateway.model.Text;

/**
 * State of storing readings, of one drainer or of all together.
 *
 * @param detail last message of the store or the disk, for people; empty if all is well
 * @param sinceMillis start of the condition, ms since the epoch
 * @param lagReadings readings in the spool that the store does not have yet
 * @param lagMillis how long the oldest of them has been waiting
 * @param written readings the store accepted, since start
 * @param retries failed attempts that were or will be repeated, since start
 * @param rejected readings the store refused permanently, since start
 * @param corruptSegments damaged spool segments that were renamed and kept, since start
 * @param shed readings dropped for lack of room in the spool, since start
 */
public record HistoryHealth(Condition condition, String detail, long sinceMillis, long lagReadings, long lagMillis,
                            long written, long retries, long rejected, long corruptSegments, long shed) {
    /** Conditions, the worst last. */
    public enum Condition {
        OK(new Text("正常", "All is well")),
        ROLLUPS_WAIT(new Text("分钟和小时汇总或过期数据清理未能进行", "Rollups or the removal of old readings cannot be done")),
        STARTING(new Text("存储启动中", "The store is starting")),
        STORE_DOWN(new Text("存储不可用，读数暂存于本地缓冲", "The store is down; readings wait in the spool")),
        REFUSING(new Text("存储可用但拒绝所有读数，读数暂存于本地缓冲，请检查存储",
                "The store answers but refuses every reading; readings wait in the spool until the store is mended")),
        NOT_SYNCED(new Text("磁盘未能落盘，断电可能丢失读数", "The disk does not sync; a loss of power may cost readings")),
        SHEDDING(new Text("存储不可用且本地缓冲将满，正在舍弃非报警点的最旧读数",
                "The store is down and the spool nearly full; the oldest readings are let go, those of points in alarm last")),
        DISK_REFUSES(new Text("磁盘拒绝写入本地缓冲", "The disk refuses the spool")),
        SPOOL_FULL(new Text("本地缓冲已满，正在限制设备发送", "The spool is full; devices are slowed down")),
        SPOOL_DAMAGED(new Text("本地缓冲文件在运行中被删除、替换或截断，读数可能丢失",
                "Files of the spool were deleted, replaced or cut off while in use; readings may be lost"));

        private final Text text;

        Condition(Text text) {
            this.text = text;
        }

        /** The condition as text for people. */
        public Text text() {
            return text;
        }
    }

    /** Whether readings reach the store. */
    public boolean isOk() {
        return condition == Condition.OK;
    }

    /** This state, or {@code other} if this one is ok. */
    HistoryHealth orElse(Condition other, String said, long since) {
        return !isOk() ? this : new HistoryHealth(other, said, since, lagReadings, lagMillis, written, retries, rejected,
                corruptSegments, shed);
    }

    /** Both together: the worse condition, the sums, the longest wait. */
    public HistoryHealth and(HistoryHealth other) {
        HistoryHealth worse = condition.compareTo(other.condition) >= 0 ? this : other;
        return new HistoryHealth(worse.condition, worse.detail, worse.sinceMillis, lagReadings + other.lagReadings,
                Math.max(lagMillis, other.lagMillis), written + other.written, retries + other.retries,
                rejected + other.rejected, corruptSegments + other.corruptSegments,
                shed + other.shed);
    }
}
