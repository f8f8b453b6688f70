package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.api.plant.LiveConfiguration;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Raises alarms when the configuration in force differs from the files in a way that could leave points unmonitored. Reload
 * thread.
 */
public final class ConfigurationAlarms {
    private static final String PART = "configuration";
    private static final int NAMED_MAX = 5;

    private final SystemAlarms alarms;

    public ConfigurationAlarms(SystemAlarms alarms) {
        this.alarms = alarms;
    }

    public void look(LiveConfiguration.Status status) {
        alarms.set(status.isUnreadable(), PART, "unreadable", unreadable(status), Priority.P2);
        alarms.set(status.withheld() != null || !status.heldAlarms().isEmpty(), PART, "shrank", shrank(status), Priority.P2);
    }

    private static Text unreadable(LiveConfiguration.Status status) {
        String files = status.problems().stream().map(fault -> fault.file() + " " + fault.value()).limit(NAMED_MAX)
                .collect(Collectors.joining(", "));
        return new Text("配置文件无法读取，继续按原配置监视：" + files,
                "Configuration files cannot be read; the last good configuration goes on: " + files);
    }

    private static Text shrank(LiveConfiguration.Status status) {
        return status.withheld() == null ? held(status.heldAlarms()) : withheld(status.withheld().removals());
    }

    private static Text held(List<String> alarms) {
        String named = named(alarms);
        return new Text("有 " + alarms.size() + " 个报警的测点已不在配置中，报警保持原状，待人工确认：" + named,
                alarms.size() + " alarms stand whose points are configured no more; they stay as they stood until confirmed: " + named);
    }

    /** Says what a configuration would remove, and that it was not put into force. */
    public static Text withheld(ConfigurationRemovals removals) {
        Text dropped = dropped(removals);
        return new Text("新配置" + dropped.zh() + "，未经确认不予采用", "New configuration " + dropped.en() + "; not taken unless confirmed");
    }

    /** Says what a configuration removes. */
    public static Text dropped(ConfigurationRemovals removals) {
        List<String> dropped = removals.sites().isEmpty() ? removals.points().stream().map(PointId::toString).toList()
                : removals.sites();
        String counts = removals.points().size() + "/" + removals.before();
        String alarms = removals.inAlarm().isEmpty() ? "" : named(removals.inAlarm().stream().map(PointId::toString).toList());
        return new Text("去掉测点 " + counts + "（" + named(dropped) + "）"
                + (alarms.isEmpty() ? "" : "，其中有报警：" + alarms),
                "drops " + counts + " points (" + named(dropped) + ")"
                + (alarms.isEmpty() ? "" : ", in alarm: " + alarms));
    }

    private static String named(List<String> all) {
        String first = all.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return all.size() > NAMED_MAX ? first + ", … (" + all.size() + ")" : first;
    }
}
