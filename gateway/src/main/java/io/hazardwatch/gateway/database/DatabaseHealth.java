package io.hazardwatch.gateway.database;

import io.hazardwatch.gateway.model.Text;

/**
 * State of the relational store.
 *
 * @param detail      the latest message of the store, for people; empty when all is well
 * @param sinceMillis since when the condition holds, ms since the epoch
 */
public record DatabaseHealth(Condition condition, String detail, long sinceMillis) {
    /** What keeps the store from being used. */
    public enum Condition {
        OK(new Text("正常", "All is well")),
        /** Another transaction holds a lock for longer than the waiting time; retrying shortly works. */
        BUSY(new Text("关系数据库繁忙", "The relational store is busy")),
        /** Cannot be reached, does not answer in time, or is shutting down. */
        AWAY(new Text("关系数据库不可用：账户、人员、值班暂不可更改，报警不受影响",
                "The relational store is away: accounts, people and duty cannot be changed; alarms go on")),
        /** Another gateway owns it. */
        IN_USE(new Text("关系数据库正被另一网关使用：账户、人员、值班暂不可更改，报警不受影响",
                "The relational store is in use by another gateway: accounts, people and duty cannot be changed; alarms go on")),
        /** It answers, but refuses the log-in or a privilege. */
        REFUSED(new Text("关系数据库拒绝访问：账户、人员、值班暂不可更改，报警不受影响",
                "The relational store refuses: accounts, people and duty cannot be changed; alarms go on")),
        /** A standby server, or one made read-only. */
        READ_ONLY(new Text("关系数据库只读：账户、人员、值班暂不可更改，报警不受影响",
                "The relational store is read-only: accounts, people and duty cannot be changed; alarms go on")),
        /** Its disk refuses writes. */
        DISK(new Text("关系数据库磁盘拒绝写入：账户、人员、值班暂不可更改，报警不受影响",
                "The disk of the relational store refuses: accounts, people and duty cannot be changed; alarms go on")),
        /** Its file is damaged. */
        DAMAGED(new Text("关系数据库文件损坏", "The file of the relational store is damaged"));

        private final Text text;

        Condition(Text text) {
            this.text = text;
        }

        /** For people. */
        public Text text() {
            return text;
        }
    }

    /** Whether it can be used. */
    public boolean isOk() {
        return condition == Condition.OK;
    }

    /** Returns this state if condition and message are the same, otherwise a new one that begins now. */
    DatabaseHealth next(Condition now, String said, long nowMillis) {
        return now == condition && said.equals(detail) ? this : new DatabaseHealth(now, said, now == condition ? sinceMillis : nowMillis);
    }
}
