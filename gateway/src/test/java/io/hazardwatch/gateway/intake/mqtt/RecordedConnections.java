package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.model.DeviceId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the connection events of a listener as {@code lost DEVICE} and {@code back DEVICE}. Any thread. */
final class RecordedConnections implements ConnectionListener {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> strangers = new CopyOnWriteArrayList<>();

    @Override
    public void lost(DeviceId device, long atMillis) {
        told.add("lost " + device.device());
    }

    @Override
    public void back(DeviceId device) {
        told.add("back " + device.device());
    }

    @Override
    public void stranger(StrangerKind kind, String address, String name, long atMillis) {
        strangers.add(kind + " " + address + ' ' + name);
    }

    /** Who was refused before a log-in. */
    List<String> strangers() {
        return strangers;
    }

    List<String> told() {
        return told;
    }
}
