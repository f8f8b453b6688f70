package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.DeviceId;
import java.util.List;

/**
 * How a device or credential stands.
 *
 * @param device   null for a credential of a whole enterprise by itself
 * @param username of the credential as lists show it; null if there is none
 * @param name     of the credential, for people; null if there is none
 */
public record DoctorReport(DeviceId device, String username, String name, List<StepFinding> steps) {
    /** The first step that is wrong; null if none is. */
    public StepFinding firstWrong() {
        return steps.stream().filter(step -> step.state() == StepFinding.State.WRONG).findFirst().orElse(null);
    }

    /** Whether every step is done; encryption may be left open where there is no port for it. */
    public boolean isProtected() {
        return steps.stream().allMatch(step -> step.state() == StepFinding.State.DONE || step.step() == DoctorStep.TLS
                && step.state() == StepFinding.State.WAITING);
    }

    /** Name under which what was found is kept. */
    public String subject() {
        return device == null ? username : device.site() + '/' + device.device();
    }
}
