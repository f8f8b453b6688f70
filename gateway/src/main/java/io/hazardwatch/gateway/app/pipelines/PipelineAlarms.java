package io.hazardwatch.gateway.app.pipelines;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.pipelines.PipelineTexts;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.BalanceWindow;
import io.hazardwatch.gateway.pipelines.PipelineLeak;
import io.hazardwatch.gateway.pipelines.SegmentJudgement;
import io.hazardwatch.gateway.pipelines.WatchStatement;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells leaks of pipelines as alarms of the site, and that a segment cannot be watched, as P3. The lane takes them to the journal and to those who
 * are called, as all alarms. Thread of pipelines.
 */
final class PipelineAlarms {
    private static final String LEAK = "pipeline-leak-";
    private static final String BLIND = "pipeline-blind-";
    /** A segment that is not watched for that long is told. */
    private static final long BLIND_MILLIS = 300_000;
    private static final long PRESSURE_ONLY_MILLIS = 1_800_000;
    /** A line that is shut in is slack for hours as a matter of course. */
    private static final long SLACK_MILLIS = 86_400_000;
    private static final int NAME_MAX = 64;
    private static final int DIGEST_LENGTH = 20;
    private static final double QUIET_RATIO = 0.5;

    /** @param tellings of its leak; 0 of an alarm from before the start, and of one that is about no leak */
    private record Standing(Text text, Priority priority, int tellings, boolean isRecovered) {}

    private final Consumer<Finding> lanes;
    private final Consumer<Note> journal;
    private final PipelineTexts texts = new PipelineTexts();
    private final Map<PointId, Standing> standing = new HashMap<>();
    private final Map<String, Long> blindSince = new HashMap<>();
    private final Map<String, String> open = new HashMap<>();
    private final Set<String> placed = new HashSet<>();

    /** @param recovered the alarms at the start; those of leaks that go on stay */
    PipelineAlarms(Consumer<Finding> lanes, Consumer<Note> journal, Collection<Alarm> recovered) {
        this.lanes = lanes;
        this.journal = journal;
        recovered.stream().filter(alarm -> alarm.processActive() && isOurs(alarm.point()))
                .forEach(alarm -> standing.put(alarm.point(), new Standing(alarm.name(), alarm.priority(), 0, true)));
    }

    private static boolean isOurs(PointId point) {
        return point.device().equals(SiteRule.DEVICE) && (point.point().startsWith(LEAK) || point.point().startsWith(BLIND));
    }

    /**
     * Raises and ends what has begun and ended; alarms of segments that are not configured any more end.
     *
     * @param isLoaded whether it is known which leaks there were before the start; until then none of them ends
     */
    void look(List<SegmentJudgement> judgements, boolean isLoaded, long nowMillis) {
        Set<PointId> wanted = new HashSet<>();
        Set<PointId> unsure = new HashSet<>();
        for (SegmentJudgement each : judgements) {
            if (each.leak() != null) {
                PointId point = pointOf(each, LEAK);
                wanted.add(point);
                if (raise(point, texts.alarm(each), each.leak().priority(), each.leak().tellings(), nowMillis)) {
                    placed.remove(each.leak().id());
                }
            } else if (!isQuiet(each)) {
                unsure.add(pointOf(each, LEAK));
            }
            if (isBlindForLong(each, nowMillis)) {
                PointId point = pointOf(each, BLIND);
                wanted.add(point);
                raise(point, texts.blind(each), Priority.P3, 0, nowMillis);
            }
            note(each, nowMillis);
        }
        standing.entrySet().removeIf(each -> {
            boolean isOver = !wanted.contains(each.getKey())
                    && (!each.getValue().isRecovered || isLoaded && !unsure.contains(each.getKey()));
            if (isOver) {
                tell(each.getKey(), each.getValue(), FindingType.CLEAR, nowMillis);
            }
            return isOver;
        });
    }

    /** The store may have been away when a leak from before the start was told, so only the balance says that it is over. */
    private static boolean isQuiet(SegmentJudgement judgement) {
        return judgement.balances().stream().filter(each -> each.window() != BalanceWindow.DAY)
                .allMatch(each -> each.isKnown() && each.ratio() < QUIET_RATIO) && !judgement.balances().isEmpty();
    }

    private boolean isBlindForLong(SegmentJudgement each, long nowMillis) {
        if (blindMillis(each.statement()) == Long.MAX_VALUE) {
            blindSince.remove(each.key());
            return false;
        }
        return standing.containsKey(pointOf(each, BLIND))
                || nowMillis - blindSince.computeIfAbsent(each.key(), key -> nowMillis) >= blindMillis(each.statement());
    }

    /** How long a segment may be watched so little before somebody must know. */
    private static long blindMillis(WatchStatement statement) {
        return switch (statement) {
            case BLIND -> BLIND_MILLIS;
            case PRESSURE_ONLY -> PRESSURE_ONLY_MILLIS;
            case SLACK -> SLACK_MILLIS;
            case FULL, REDUCED -> Long.MAX_VALUE;
        };
    }

    /** Gives whether it is told; a leak that has grown is heard and called again although it was acknowledged. */
    private boolean raise(PointId point, Text text, Priority priority, int tellings, long nowMillis) {
        Standing known = standing.put(point, new Standing(text, priority, tellings, false));
        boolean hasGrown = known != null && (priority.isAbove(known.priority) || !known.isRecovered && tellings > known.tellings);
        if (known != null && !hasGrown) {
            standing.put(point, new Standing(known.text, known.priority, tellings, false));
            return false;
        }
        tell(point, standing.get(point), hasGrown ? FindingType.SEVERITY_UP : FindingType.RAISE, nowMillis);
        return true;
    }

    /** The journal has when a leak was told, where it is once that is known, and when it was over. */
    private void note(SegmentJudgement each, long nowMillis) {
        PipelineLeak leak = each.leak();
        String was = leak == null ? open.remove(each.key()) : open.put(each.key(), leak.id());
        if (was != null && (leak == null || !leak.id().equals(was))) {
            placed.remove(was);
            write(each, was, "over", nowMillis);
        }
        if (leak != null && !leak.id().equals(was)) {
            write(each, leak.id(), "told: " + texts.alarm(each).en(), nowMillis);
        }
        if (leak != null && leak.place().isKnown() && placed.add(leak.id())) {
            write(each, leak.id(), texts.place(each).en(), nowMillis);
        }
    }

    private void write(SegmentJudgement each, String leak, String what, long nowMillis) {
        journal.accept(new Note(TransitionType.LEAK, each.enterprise(), leak, Transition.SYSTEM, what, nowMillis));
    }

    /** A name of a segment that is too long for the name of a point ends in its digest, so that no two segments share an alarm. */
    static PointId pointOf(SegmentJudgement judgement, String prefix) {
        String id = judgement.segment().id();
        int most = NAME_MAX - prefix.length();
        String name = id.length() <= most ? id : id.substring(0, most - DIGEST_LENGTH - 1) + '-' + digest(id);
        return new PointId(judgement.enterprise(), judgement.site(), SiteRule.DEVICE, prefix + name);
    }

    private static String digest(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private void tell(PointId point, Standing alarm, FindingType type, long nowMillis) {
        lanes.accept(Finding.system(Point.virtual(point, alarm.text(), ""), type, alarm.priority(), nowMillis));
    }
}
