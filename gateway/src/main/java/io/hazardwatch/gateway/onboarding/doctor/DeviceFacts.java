package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.DeviceId;
import java.util.List;
import java.util.Set;

/**
 * What is known of a device.
 *
 * @param device     null for a credential of a whole enterprise by itself
 * @param credential null if there is none
 * @param rejects    newest first, of the credential or of topics of the device
 * @param points     of the configuration
 * @param siblings   names of all devices of the enterprise, as {@code site/device}
 * @param door       of the device; {@link DeviceDoor#CREDENTIAL} of a credential by itself
 * @param servedAt   latest reading of the devices that a credential of a whole enterprise serves, ms since the epoch; 0 if there was none
 * @param isMissed   whether a point of those is overdue
 */
public record DeviceFacts(DeviceId device, CredentialFacts credential, List<RejectFact> rejects, List<PointFact> points, Set<String> siblings,
                          DeviceDoor door, long servedAt, boolean isMissed) {
    /** A device that comes with a credential. */
    public DeviceFacts(DeviceId device, CredentialFacts credential, List<RejectFact> rejects, List<PointFact> points, Set<String> siblings) {
        this(device, credential, rejects, points, siblings, DeviceDoor.CREDENTIAL, 0, false);
    }

    public DeviceFacts {
        rejects = List.copyOf(rejects);
        points = List.copyOf(points);
        siblings = Set.copyOf(siblings);
    }
}
