package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.time.Clock;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/**
 * A process that calls people about one more alarm until it is killed. Arguments: journal file, address of the provider,
 * {@link KillPoint}, name and priority of the alarm, names of alarms to acknowledge, separated by commas.
 */
final class KilledCalls {
    /** Printed once the alarm is committed. */
    static final String RAISED = "raised";

    private KilledCalls() {}

    public static void main(String[] arguments) throws SQLException {
        PostingProvider provider = new PostingProvider(URI.create(arguments[1]), KillPoint.valueOf(arguments[2]), arguments[3]);
        CallRig rig = new CallRig(Path.of(arguments[0]), Clock.SYSTEM, provider);
        Set<String> done = Set.of(arguments[5].split(","));
        rig.journal.openAlarms().stream().filter(alarm -> done.contains(alarm.point().point())).forEach(alarm -> rig.acknowledge(alarm, "ann"));
        rig.raise(arguments[3], Priority.valueOf(arguments[4]));
        System.out.println(RAISED);
        while (true) {
            Await.until("defect", Long.MAX_VALUE / 1_000_000_000, () -> !rig.defects.isEmpty());
            rig.defects.remove().printStackTrace();
        }
    }
}
