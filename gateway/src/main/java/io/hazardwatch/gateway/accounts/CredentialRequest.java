package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.registry.Credential;

/**
 * A request for a credential.
 *
 * @param name   for people, see {@link Credential#isName}
 * @param device null for the whole enterprise
 */
public record CredentialRequest(String name, String enterprise, DeviceId device) {
    /** @throws IllegalArgumentException when the device belongs to another enterprise, or {@code name} is not a valid name */
    public CredentialRequest {
        if (!Names.isName(enterprise) || device != null && !device.enterprise().equals(enterprise)) {
            throw new IllegalArgumentException(
                    "credential for enterprise '" + enterprise + "', device " + device + ": they must agree");
        }
        if (!Credential.isName(name)) {
            throw new IllegalArgumentException("credential name: must be printable text of at most "
                    + Credential.NAME_LENGTH_MAX + " characters");
        }
    }

    /** The credential under the short form that lists show, which is unique within the enterprise. */
    Credential shownAs(String shown) {
        return credential(shown, name, enterprise, device);
    }

    static Credential credential(String shown, String name, String enterprise, DeviceId device) {
        return new Credential(enterprise + '/' + shown, name, enterprise, device);
    }
}
