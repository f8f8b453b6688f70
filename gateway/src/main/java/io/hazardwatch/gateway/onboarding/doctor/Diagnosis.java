package io.hazardwatch.gateway.onboarding.doctor;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.onboarding.doctor.StepFinding.State;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Judges a device step by step. Pure. */
public final class Diagnosis {
    private static final long SAID_MILLIS = 600_000;
    /** How long good readings must come before what was rejected counts as mended. */
    private static final long MENDED_MILLIS = 5_000;
    /** How long a device may take from its log-in to its first message. */
    private static final long FIRST_MILLIS = 60_000;
    private static final long GONE_MILLIS = 30_000;
    private static final int TAKEOVERS_MAX = 3;
    private static final long SLOWED_MILLIS = 60_000;
    /** Repetitions of one reading after a lost acknowledgement are usual; these many are not. */
    private static final int REPEATS_MAX = 5;
    private static final double SLOWER = 2;
    private static final double FASTER = 0.5;
    /** Readings are looked at once a second, so a shorter period cannot be told. */
    private static final long SLACK_MILLIS = 1_500;
    private static final long FASTER_FROM_MILLIS = 4_000;
    private static final int NAMED_MAX = 5;
    private static final long AHEAD_MILLIS = 2_000;

    private final DeviceFacts facts;
    private final long now;
    private final long heardAt;
    private final Map<DoctorStep, StepFinding> found = new EnumMap<>(DoctorStep.class);

    private Diagnosis(DeviceFacts facts, long nowMillis) {
        this.facts = facts;
        this.now = nowMillis;
        this.heardAt = facts.points().stream().filter(point -> point.last() != null).map(point -> point.last().arrivalMillis())
                .min(Comparator.comparingLong(at -> ageMillis(at, nowMillis))).orElse(facts.servedAt());
    }

    /** All steps in their order; whatever comes after the first that is wrong may still be known. */
    public static List<StepFinding> of(DeviceFacts facts, long nowMillis) {
        Diagnosis diagnosis = new Diagnosis(facts, nowMillis);
        diagnosis.judge();
        List<StepFinding> steps = new ArrayList<>();
        for (DoctorStep step : DoctorStep.values()) {
            steps.add(diagnosis.found.getOrDefault(step, new StepFinding(step, State.WAITING, 0, null, false, "")));
        }
        return steps;
    }

    private void judge() {
        facts.rejects().stream().filter(this::isFresh).sorted(Comparator.comparingLong(RejectFact::atMillis).reversed())
                .forEach(reject -> wrong(RejectCauses.of(reject, facts), reject.atMillis(), RejectCauses.detail(reject)));
        door();
        publications();
        points();
        protection();
    }

    /** A reject says nothing any more once good readings have come for a while, or, of a credential by itself, after ten minutes. */
    private boolean isFresh(RejectFact reject) {
        return facts.points().isEmpty() ? now - reject.atMillis() <= SAID_MILLIS
                : reject.atMillis() >= heardAt - Math.max(MENDED_MILLIS, 2 * longestPeriod());
    }

    private void wrong(DoctorCause cause, long atMillis, String detail) {
        if (cause != null) {
            found.putIfAbsent(cause.step(), new StepFinding(cause.step(), State.WRONG, atMillis, cause, false, detail));
        }
    }

    /** Nothing is wrong with the device; somebody has still to do something, or to wait. */
    private void open(DoctorStep step, long atMillis, String detail) {
        found.putIfAbsent(step, new StepFinding(step, State.WAITING, atMillis, null, true, detail));
    }

    private void done(DoctorStep step, long atMillis) {
        found.putIfAbsent(step, new StepFinding(step, State.DONE, atMillis, null, false, ""));
    }

    private void door() {
        CredentialFacts credential = facts.credential();
        long rejectedAt = facts.rejects().stream().mapToLong(RejectFact::atMillis).max().orElse(0);
        long arrivedAt = Math.max(heardAt, rejectedAt);
        if (credential == null && arrivedAt == 0) {
            wrong(facts.door() == DeviceDoor.CREDENTIAL ? DoctorCause.NO_CREDENTIAL : DoctorCause.NEVER_REACHED, 0, "");
            return;
        }
        long loggedInAt = credential == null ? 0 : credential.loggedInAt();
        if (credential != null && hasEnded(credential)) {
            wrong(DoctorCause.CERTIFICATE_ENDED, credential.endsAt(), credential.username());
            return;
        }
        long refusedAt = credential == null ? 0 : credential.refusedAt();
        if (arrivedAt == 0 && loggedInAt == 0 && refusedAt == 0) {
            wrong(DoctorCause.NEVER_REACHED, 0, "");
            return;
        }
        if (arrivedAt == 0 && refusedAt <= loggedInAt && isOfAnyDevice(credential)) {
            if (isOverdue(loggedInAt)) {
                wrong(DoctorCause.NEVER_REACHED, 0, "");
            }
            return;
        }
        if (credential != null && credential.goneAt() > 0 && ageMillis(credential.goneAt(), now) > GONE_MILLIS && refusedAt <= credential.goneAt()
                && isMissed()) {
            wrong(DoctorCause.GONE, credential.goneAt(), "");
        }
        done(DoctorStep.REACHED, Math.max(arrivedAt, Math.max(loggedInAt, refusedAt)));
        if (refusedAt > Math.max(loggedInAt, heardAt) && (!credential.isForAll() || isMissed())) {
            boolean isBare = credential.failure() == LogInFailure.NO_PASSWORD;
            wrong(isBare ? DoctorCause.NO_PASSWORD : DoctorCause.WRONG_PASSWORD, refusedAt, credential.username());
            return;
        }
        if (credential != null) {
            connection(credential);
        }
        done(DoctorStep.LOGGED_IN, Math.max(loggedInAt, arrivedAt));
    }

    /** Whether its certificate has ended and nothing has come since, as it would by another credential. */
    private boolean hasEnded(CredentialFacts credential) {
        return credential.endsAt() > 0 && credential.endsAt() <= now && heardAt <= credential.endsAt();
    }

    private void connection(CredentialFacts credential) {
        if (credential.loggedInAt() > 0) {
            encryption(credential);
        }
        if (credential.takeovers() >= TAKEOVERS_MAX) {
            wrong(DoctorCause.CLIENT_ID_SHARED, credential.loggedInAt(), credential.username());
        }
        if (credential.slowedAt() > 0 && now - credential.slowedAt() < SLOWED_MILLIS) {
            wrong(DoctorCause.SLOWED, credential.slowedAt(), credential.username());
        }
    }

    /** Whether readings should have come since: a device that sleeps, or pushes over HTTP, has no connection most of the time. */
    private boolean isMissed() {
        return heardAt == 0 || (facts.points().isEmpty() ? facts.isMissed()
                : ageMillis(heardAt, now) > facts.points().stream().mapToLong(point -> patience(point.point(), facts.door())).max().orElse(0));
    }

    /**
     * How long ago something was, and how far ahead it is once the clock was set back: then it is not of now either. A little ahead is now, as a
     * reading that came since the look began.
     */
    public static long ageMillis(long atMillis, long nowMillis) {
        long age = nowMillis - atMillis;
        return age < -AHEAD_MILLIS ? -age : Math.max(age, 0);
    }

    /** How long a point may be silent; for ever if it reports by change and nobody says when it is stale. */
    public static long patience(Point point, DeviceDoor door) {
        long stale = point.staleAfterMillis();
        if (point.isByChange()) {
            return stale;
        }
        return door != DeviceDoor.OWN_BY_CHANGE ? Math.max(stale, 5 * point.periodMillis() + SLACK_MILLIS) : stale > 0 ? stale : Long.MAX_VALUE;
    }

    /** Where the gateway has no port with TLS there is nothing to do. */
    private void encryption(CredentialFacts credential) {
        if (credential.isTls() || !credential.wantsTls()) {
            done(DoctorStep.TLS, credential.loggedInAt());
        } else {
            wrong(DoctorCause.UNENCRYPTED, credential.loggedInAt(), "");
        }
    }

    private void publications() {
        if (heardAt > 0) {
            done(DoctorStep.TOPIC, heardAt);
            done(DoctorStep.PAYLOAD, heardAt);
            return;
        }
        long read = facts.rejects().stream().filter(reject -> RejectCauses.isTopicRight(reject.reason())).mapToLong(RejectFact::atMillis).max()
                .orElse(0);
        if (read > 0) {
            done(DoctorStep.TOPIC, read);
        } else if (facts.rejects().isEmpty() && facts.credential() != null && facts.credential().loggedInAt() > 0
                && isOverdue(facts.credential().loggedInAt()) && !isOfAnyDevice(facts.credential())) {
            wrong(DoctorCause.NOTHING_PUBLISHED, facts.credential().loggedInAt(), "");
        }
    }

    /** Whether a log-in is long enough ago for the first message to be missed. */
    private boolean isOverdue(long loggedInAt) {
        return now - loggedInAt > FIRST_MILLIS + 2 * longestPeriod();
    }

    /** Whether it says of the device nothing that it does not say of all others of its enterprise. */
    private boolean isOfAnyDevice(CredentialFacts credential) {
        return credential.isForAll() && facts.device() != null;
    }

    private long longestPeriod() {
        return facts.points().stream().mapToLong(point -> point.point().periodMillis()).max().orElse(0);
    }

    private void points() {
        if (heardAt == 0 || facts.points().isEmpty()) {
            return;
        }
        for (PointFact point : facts.points()) {
            if (point.last() != null) {
                value(point);
                period(point);
            } else if (hasHadTime(point)) {
                wrong(DoctorCause.POINT_SILENT, heardAt, point.point().id().point());
            }
        }
        List<String> unheard = facts.points().stream().filter(this::isUnheard).map(point -> point.point().id().point()).toList();
        if (unheard.isEmpty()) {
            done(DoctorStep.POINT_KNOWN, heardAt);
        } else {
            open(DoctorStep.POINT_KNOWN, 0, named(unheard));
        }
        done(DoctorStep.PLAUSIBLE, heardAt);
        if (facts.points().stream().anyMatch(point -> point.point().periodMillis() > 0 && !Double.isNaN(point.intervalMillis()))) {
            done(DoctorStep.PERIOD, heardAt);
        } else {
            open(DoctorStep.PERIOD, 0, "");
        }
    }

    /** Whether a point that is to alarm was never heard: it protects nobody yet, unless it may be silent for ever, as one that reports by change. */
    private boolean isUnheard(PointFact point) {
        return point.last() == null && point.point().isRuled() && patience(point.point(), facts.door()) < Long.MAX_VALUE;
    }

    private static String named(List<String> points) {
        String first = String.join(", ", points.subList(0, Math.min(points.size(), NAMED_MAX)));
        return points.size() <= NAMED_MAX ? first : first + ", … (" + points.size() + ')';
    }

    /** Whether a point that was never heard should have been: its device has been logged in for long enough. */
    private boolean hasHadTime(PointFact point) {
        long loggedInAt = facts.credential() == null ? 0 : facts.credential().loggedInAt();
        return loggedInAt > 0 && now - loggedInAt > FIRST_MILLIS + 2 * point.point().periodMillis();
    }

    private void value(PointFact point) {
        String shown = point.point().id().point() + " = " + point.last().value() + ' ' + point.point().unit();
        wrong(ValueCauses.of(point.point(), point.last()), point.last().arrivalMillis(), shown);
        DoctorCause clock = ValueCauses.clock(point.last().arrivalMillis() - point.last().eventMillis(), point.point().periodMillis());
        wrong(clock, point.last().arrivalMillis(), point.point().id().point() + ": "
                + (point.last().eventMillis() - point.last().arrivalMillis()) / 1000 + " s");
        if (point.last().quality() == Quality.BAD) {
            wrong(DoctorCause.SAID_BAD, point.last().arrivalMillis(), shown);
        }
    }

    private void period(PointFact point) {
        long period = point.point().periodMillis();
        long silentMillis = ageMillis(point.last().arrivalMillis(), now);
        boolean isTimed = isTimed(point.point(), facts.door());
        String shown = point.point().id().point() + ": ";
        if (point.repeats() >= REPEATS_MAX) {
            wrong(DoctorCause.DUPLICATES, point.last().arrivalMillis(), shown + point.repeats());
        }
        if (period > 0 && silentMillis > patience(point.point(), facts.door())) {
            wrong(DoctorCause.SILENT, point.last().arrivalMillis(), shown + silentMillis / 1000 + " s");
        } else if (isTimed && period > 0 && isSlower(point.point(), point.intervalMillis())) {
            wrong(DoctorCause.SLOWER, point.last().arrivalMillis(), shown + Math.round(point.intervalMillis()) + " ms > " + period + " ms");
        } else if (isTimed && isFaster(point.point(), point.intervalMillis())) {
            wrong(DoctorCause.FASTER, point.last().arrivalMillis(), shown + Math.round(point.intervalMillis()) + " ms < " + period + " ms");
        }
    }

    /** Whether a point reports once a period; of others silence alone is judged. */
    public static boolean isTimed(Point point, DeviceDoor door) {
        return door != DeviceDoor.OWN_BY_CHANGE && !point.isByChange();
    }

    /** Whether readings that far apart are in the period of the point. */
    public static boolean isInPeriod(Point point, double intervalMillis) {
        return !isSlower(point, intervalMillis) && !isFaster(point, intervalMillis);
    }

    private static boolean isSlower(Point point, double intervalMillis) {
        return intervalMillis > SLOWER * point.periodMillis() + SLACK_MILLIS;
    }

    /** Whether readings that far apart are too close for the period of the point. */
    public static boolean isFaster(Point point, double intervalMillis) {
        return point.periodMillis() >= FASTER_FROM_MILLIS && intervalMillis < FASTER * point.periodMillis();
    }

    private void protection() {
        if (facts.points().isEmpty()) {
            return;
        }
        if (facts.points().stream().noneMatch(point -> point.point().isRuled())) {
            wrong(DoctorCause.NO_LIMITS, 0, "");
            return;
        }
        done(DoctorStep.LIMITS_SET, 0);
        if (heardAt == 0) {
            return;
        }
        long alarmAt = facts.points().stream().mapToLong(PointFact::alarmAt).max().orElse(0);
        long seenAt = facts.points().stream().mapToLong(PointFact::seenAt).max().orElse(0);
        if (alarmAt == 0) {
            open(DoctorStep.ALARM_TESTED, 0, "");
            return;
        }
        done(DoctorStep.ALARM_TESTED, alarmAt);
        if (seenAt == 0) {
            open(DoctorStep.NOTICE_SEEN, alarmAt, "");
        } else {
            done(DoctorStep.NOTICE_SEEN, seenAt);
        }
    }
}
