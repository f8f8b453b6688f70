package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.onboarding.Doctor;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.onboarding.doctor.DeviceFacts;
import io.hazardwatch.gateway.onboarding.doctor.Diagnosis;
import io.hazardwatch.gateway.onboarding.doctor.DoctorCause;
import io.hazardwatch.gateway.onboarding.doctor.DoctorRecord;
import io.hazardwatch.gateway.onboarding.doctor.DoctorReport;
import io.hazardwatch.gateway.onboarding.doctor.DoctorStep;
import io.hazardwatch.gateway.onboarding.doctor.PointGuess;
import io.hazardwatch.gateway.onboarding.doctor.UnknownPoint;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A doctor who has seen no device send anything. */
final class DeskDoctor implements Doctor {
    private static DoctorReport report(DeviceId device) {
        return new DoctorReport(device, "gw-1", "gateway", Diagnosis.of(new DeviceFacts(device, null, List.of(), List.of(), Set.of()), Desk.START));
    }

    @Override
    public CompletionStage<List<DoctorReport>> of(String enterprise) {
        return CompletableFuture.completedFuture(List.of(report(new DeviceId(enterprise, Desk.GAS.site(), "gd-07"))));
    }

    @Override
    public CompletionStage<DoctorReport> of(DeviceId device) {
        return CompletableFuture.completedFuture(report(device));
    }

    @Override
    public CompletionStage<DoctorReport> of(String enterprise, String username) {
        return CompletableFuture.completedFuture(report(null));
    }

    @Override
    public CompletionStage<List<UnknownPoint>> unknownPoints(String enterprise) {
        DeviceId known = new DeviceId(enterprise, Desk.GAS.site(), "gd-07");
        return CompletableFuture.completedFuture(List.of(
                new UnknownPoint(known, true, "h2s", 1.5, 5, Desk.START, new PointGuess("gb50493-h2s", "ppm", 0, 100), 10_000),
                new UnknownPoint(new DeviceId(enterprise, Desk.GAS.site(), "gd-99"), false, "door", 1, 1, Desk.START,
                        new PointGuess("", "", Double.NaN, Double.NaN), 0)));
    }

    @Override
    public List<DoorLog.Stranger> strangers() {
        return List.of(new DoorLog.Stranger(Desk.START, "10.0.0.9", StrangerKind.TLS_ON_PLAIN_PORT, ""),
                new DoorLog.Stranger(Desk.START, "10.0.0.8", StrangerKind.UNKNOWN_USERNAME, "gw-…"));
    }

    @Override
    public CompletionStage<List<DoctorRecord>> records(String enterprise, String subject) {
        return CompletableFuture.completedFuture(List.of(new DoctorRecord(enterprise, String.valueOf(subject), Desk.START, DoctorStep.REACHED,
                DoctorCause.NO_CREDENTIAL, "")));
    }
}
