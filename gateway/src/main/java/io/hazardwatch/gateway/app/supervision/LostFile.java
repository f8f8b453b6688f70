package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.api.HealthSource.Part;
import io.hazardwatch.gateway.api.HealthSource.Status;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.sqlite.FileIdentity;
import java.nio.file.Path;

/**
 * Detects that an open file was removed, replaced or truncated: everything written to it from then on is lost with the process.
 * Called by {@link FileWatch}; {@link #part} on any thread.
 */
final class LostFile implements Runnable {
    private static final String ID = "file-lost";

    private final String part;
    private final SystemAlarms alarms;
    // file watch's thread
    private FileIdentity file;
    // any thread
    private volatile boolean isLost;

    /** @param part part of the gateway it belongs to, as a system alarm names it */
    LostFile(String part, Path file, SystemAlarms alarms) {
        this.part = part;
        this.file = FileIdentity.of(file);
        this.alarms = alarms;
    }

    /** Reports a replaced file once and then accepts it as the file in use, because the gateway itself may have rewritten it. */
    @Override
    public void run() {
        isLost = file.isLost();
        alarms.set(isLost, part, ID, new Text("文件在运行中被删除或替换，此后的更改停机后可能丢失：" + file.path().getFileName(),
                file.path().getFileName() + " was removed or replaced while the gateway runs; what changed since may be lost with the next stop"),
                Priority.P1);
        FileIdentity present = FileIdentity.of(file.path());
        if (isLost && present.isThere()) {
            file = present;
        }
    }

    /** State of the file. */
    Part part() {
        return isLost ? new Part(part + " file", Status.DOWN, file.path().getFileName() + " was removed or replaced")
                : new Part(part + " file", Status.UP, null);
    }
}
