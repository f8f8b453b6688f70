package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.api.onboarding.Doctor;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.StoreLook;
import io.hazardwatch.gateway.intake.DoorLog;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.onboarding.doctor.DoctorRecord;
import io.hazardwatch.gateway.onboarding.doctor.DoctorReport;
import io.hazardwatch.gateway.onboarding.doctor.StepFinding;
import io.hazardwatch.gateway.onboarding.doctor.UnknownPoint;
import io.hazardwatch.gateway.onboarding.tables.DoctorTable;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * The thread of the connection doctor. It watches devices whose credential is new, and those that somebody looks at, for ten minutes: their
 * readings once a second, their steps every five. It follows others too, for the list of an enterprise ({@link FollowedDevices}). It reminds of
 * certificates that end. Nothing waits for it.
 */
final class DoctorRunner implements Doctor {
    static final long WATCHED_MILLIS = 600_000;
    static final long KEPT_MILLIS = 7 * 86_400_000L;
    private static final int WAITING_MAX = 32;
    private static final int WATCHED_MAX = 200;
    private static final int RECORDS_MAX = 100;
    private static final long JUDGE_MILLIS = 5_000;
    private static final long FORGET_MILLIS = 3_600_000;
    private static final long REMIND_MILLIS = 60_000;

    private final DoctorFacts facts;
    private final DoctorTable table;
    private final LongConsumer reminders;
    private final Clock clock;
    private final BookThread<DoctorFacts> thread;
    // doctor thread
    private final Map<DeviceId, Long> watchedUntil = new HashMap<>();
    private final Map<String, StepFinding> lastFound = new HashMap<>();
    private long judgedAt;
    private long forgotAt;
    private long remindedAt;

    /** @param reminders looks once a minute, at the given time, whether somebody is to be reminded of certificates */
    DoctorRunner(DoctorFacts facts, DoctorTable table, LongConsumer reminders, Clock clock, ThreadFactory threads,
                 BiConsumer<String, Throwable> defects) {
        this.reminders = reminders;
        this.facts = facts;
        this.table = table;
        this.clock = clock;
        this.thread = new BookThread<>("doctor", facts, WAITING_MAX, now -> StoreLook.isDone("doctor", () -> look(now)), clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    /** Doctor thread. */
    void look(long nowMillis) {
        watchedUntil.values().removeIf(until -> until < nowMillis || until - nowMillis > WATCHED_MILLIS);
        facts.look(watchedUntil.keySet(), nowMillis);
        if (Math.abs(nowMillis - judgedAt) >= JUDGE_MILLIS) {
            judgedAt = nowMillis;
            facts.newDevices(nowMillis - WATCHED_MILLIS).forEach(device -> watch(device, nowMillis));
            judge(nowMillis);
        }
        if (Math.abs(nowMillis - forgotAt) >= FORGET_MILLIS) {
            forgotAt = nowMillis;
            table.forgetBefore(nowMillis - KEPT_MILLIS);
        }
        if (Math.abs(nowMillis - remindedAt) >= REMIND_MILLIS) {
            reminders.accept(nowMillis);
            remindedAt = nowMillis;
        }
    }

    private void watch(DeviceId device, long nowMillis) {
        if (watchedUntil.size() < WATCHED_MAX || watchedUntil.containsKey(device)) {
            watchedUntil.merge(device, nowMillis + WATCHED_MILLIS, Math::max);
        }
    }

    private void judge(long nowMillis) {
        List<DoctorRecord> changed = new ArrayList<>();
        for (DoctorReport report : facts.reports(watchedUntil.keySet(), nowMillis)) {
            note(report.device().enterprise(), report, nowMillis, changed);
        }
        if (!changed.isEmpty()) {
            table.add(changed);
        }
        lastFound.keySet().removeIf(subject -> lastFound.size() > WATCHED_MAX * 2);
    }

    private void note(String enterprise, DoctorReport report, long nowMillis, List<DoctorRecord> changed) {
        String key = enterprise + '/' + report.subject();
        StepFinding wrong = report.firstWrong();
        boolean isKnown = lastFound.containsKey(key);
        StepFinding before = lastFound.put(key, wrong);
        boolean isSame = isKnown && Objects.equals(before == null ? null : before.cause(), wrong == null ? null : wrong.cause());
        if (!isSame) {
            changed.add(new DoctorRecord(enterprise, report.subject(), nowMillis, wrong == null ? null : wrong.step(),
                    wrong == null ? null : wrong.cause(), wrong == null ? "" : wrong.detail()));
        }
    }

    @Override
    public CompletionStage<List<DoctorReport>> of(String enterprise) {
        return thread.submit(known -> known.reports(enterprise, clock.millis()));
    }

    @Override
    public CompletionStage<DoctorReport> of(DeviceId device) {
        return thread.submit(known -> {
            watch(device, clock.millis());
            return known.report(device, clock.millis());
        });
    }

    @Override
    public CompletionStage<DoctorReport> of(String enterprise, String username) {
        return thread.submit(known -> {
            DoctorReport report = known.report(enterprise, username, clock.millis());
            if (report != null && report.device() != null) {
                watch(report.device(), clock.millis());
            }
            return report;
        });
    }

    @Override
    public CompletionStage<List<UnknownPoint>> unknownPoints(String enterprise) {
        return thread.submit(known -> known.unknownPoints(enterprise));
    }

    @Override
    public List<DoorLog.Stranger> strangers() {
        return facts.strangers();
    }

    @Override
    public CompletionStage<List<DoctorRecord>> records(String enterprise, String subject) {
        return thread.submit(known -> table.of(enterprise, subject, RECORDS_MAX));
    }
}
