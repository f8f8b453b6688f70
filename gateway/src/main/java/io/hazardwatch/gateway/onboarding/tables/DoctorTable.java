package io.hazardwatch.gateway.onboarding.tables;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.onboarding.doctor.DoctorCause;
import io.hazardwatch.gateway.onboarding.doctor.DoctorRecord;
import io.hazardwatch.gateway.onboarding.doctor.DoctorStep;
import java.util.List;

/** What the doctor found, in the relational store. Any thread that may block. */
public final class DoctorTable {
    private static final String ADD = "INSERT INTO doctor_record (enterprise, subject, at, step, cause, detail) VALUES (?, ?, ?, ?, ?, ?)";

    private final Database database;

    public DoctorTable(Database database) {
        this.database = database;
    }

    /** Adds what was found. */
    public void add(List<DoctorRecord> found) {
        database.inTransaction(handle -> {
            found.forEach(each -> handle.execute(ADD, each.enterprise(), each.subject(), each.atMillis(),
                    each.step() == null ? "" : each.step().name(), each.cause() == null ? "" : each.cause().name(), each.detail()));
            return null;
        });
    }

    /** Of one subject, latest first; without causes that an earlier release had. */
    public List<DoctorRecord> of(String enterprise, String subject, int limit) {
        return database.read(handle -> handle.createQuery("SELECT at, step, cause, detail FROM doctor_record WHERE enterprise = ? AND subject = ?"
                + " ORDER BY at DESC LIMIT ?").bind(0, enterprise).bind(1, subject).bind(2, limit)
                .map((row, ctx) -> new DoctorRecord(enterprise, subject, row.getLong(1),
                        row.getString(2).isEmpty() ? null : DoctorStep.valueOf(row.getString(2)),
                        DoctorCause.named(row.getString(3)), row.getString(4))).list()).stream()
                .filter(each -> each.step() == null || each.cause() != null).toList();
    }

    /** Forgets what is older. */
    public void forgetBefore(long millis) {
        database.inTransaction(handle -> handle.execute("DELETE FROM doctor_record WHERE at < ?", millis));
    }
}
