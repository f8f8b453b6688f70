package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import java.util.List;

/** Devices' credentials, kept by the accounts room; blocking, called on worker threads only. */
public interface DeviceCredentials {
    /**
     * A fresh credential; the only time its password is seen.
     *
     * @param shown what lists show of the user name, which for a device is a secret as well
     */
    record Issued(String username, String password, String shown) {
        @Override
        public String toString() {
            return "Issued[" + shown + ']';
        }
    }

    /**
     * A credential as it may be shown.
     *
     * @param device  null when it covers the whole enterprise
     * @param refused log-ins with its user name that were refused since the start
     */
    record Listed(String username, String name, String enterprise, DeviceId device, long createdAt,
                  RefusedLogIns refused) {}

    /** Makes and stores one; {@code device} null covers the whole enterprise. */
    Issued issue(String enterprise, String name, DeviceId device);

    /** All of one enterprise. */
    List<Listed> list(String enterprise);

    /** Ends one; false when there is none of that name in that enterprise. */
    boolean revoke(String enterprise, String username);
}
