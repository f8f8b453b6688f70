package io.hazardwatch.gateway.api.onboarding;

import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.onboarding.doctor.DoctorRecord;
import io.hazardwatch.gateway.onboarding.doctor.DoctorReport;
import io.hazardwatch.gateway.onboarding.doctor.UnknownPoint;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The connection doctor. Any thread; must not block. A stage fails if the relational store is away or too many requests wait. */
public interface Doctor {
    /** Devices of an enterprise and credentials that cover all of it, by what the journal said of their alarms when last asked, minutes ago. */
    CompletionStage<List<DoctorReport>> of(String enterprise);

    /** A device, by all that is known; it is watched for ten minutes from now on. Null if there is no such device. */
    CompletionStage<DoctorReport> of(DeviceId device);

    /** A credential as lists show it, and its device if it has one; watched as well. Null if there is no such credential. */
    CompletionStage<DoctorReport> of(String enterprise, String username);

    /** Points that devices of an enterprise send and nobody has configured, with what they probably are; the latest first. */
    CompletionStage<List<UnknownPoint>> unknownPoints(String enterprise);

    /** Who was refused before a log-in since the start, the latest first; at most fifty. */
    List<DoorLog.Stranger> strangers();

    /** What was found in the last seven days, latest first. */
    CompletionStage<List<DoctorRecord>> records(String enterprise, String subject);
}
