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
 */
public record DeviceFacts(DeviceId device, CredentialFacts credential, List<RejectFact> rejects, List<PointFact> points, Set<String> siblings) {
    public DeviceFacts {
        rejects = List.copyOf(rejects);
        points = List.copyOf(points);
        siblings = Set.copyOf(siblings);
    }
}
