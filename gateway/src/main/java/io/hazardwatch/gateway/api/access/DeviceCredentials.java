package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.RefusedLogIns;
import java.util.List;

/** Device credentials, kept by the accounts room. Blocking; worker threads only. */
public interface DeviceCredentials {
    /**
     * A new credential. Its password is shown only this once.
     *
     * @param shown the user name as lists show it; in full it is a secret as well
     */
    record Issued(String username, String password, String shown) {
        @Override
        public String toString() {
            return "Issued[" + shown + ']';
        }
    }

    /**
     * A credential as lists show it.
     *
     * @param device null if it covers the whole enterprise
     * @param refused number of refused log-ins with its user name since the start
     * @param certificate the newest certificate; null if a password or a token lets in
     */
    record Listed(String username, String name, String enterprise, DeviceId device, long createdAt,
                  RefusedLogIns refused, Certificate certificate) {}

    /**
     * A certificate as lists show it.
     *
     * @param serial     hexadecimal
     * @param isOwn      whether the gateway's own authority signed it
     * @param validFrom  ms since the epoch
     * @param validUntil ms since the epoch
     * @param state      {@code holds}, {@code ending} within 30 days, or {@code ended}
     */
    record Certificate(String serial, boolean isOwn, long validFrom, long validUntil, String state) {}

    /**
     * Creates and stores a credential.
     *
     * @param device null to cover the whole enterprise
     */
    Issued issue(String enterprise, String name, DeviceId device);

    /** Creates and stores credentials of that name for those devices, in their order, together. */
    default List<Issued> issueAll(String enterprise, String name, List<DeviceId> devices) {
        return devices.stream().map(device -> issue(enterprise, name, device)).toList();
    }

    /**
     * Forgets the credentials of that name, which nobody was given.
     *
     * @param enterprise whose they are; null for whoever has them
     */
    void withdraw(String enterprise, String name);

    /** All credentials of one enterprise. */
    List<Listed> list(String enterprise);

    /**
     * Revokes a credential.
     *
     * @return false if the enterprise has none of that name
     */
    boolean revoke(String enterprise, String username);
}
