package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.api.history.HistoryQueries;
import io.hazardwatch.gateway.api.history.HistoryWalk;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.backtest.BackTest;
import io.hazardwatch.gateway.evaluate.selftest.RuleSelfTest;
import io.hazardwatch.gateway.evaluate.selftest.SelfTestResult;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.onboarding.ProposalBook;
import io.hazardwatch.gateway.onboarding.ProposalEvidence;
import io.hazardwatch.gateway.onboarding.ProposalEvidence.PointBackTest;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tests a proposal before anybody approves it: whether each rule of a changed point can fire, and what changed limits would have done on the
 * last 30 days. The thread of these tests.
 */
final class ProposalTests {
    private static final int POINTS_MAX = 20_000;
    private static final int BACK_TESTS_MAX = 20;
    private static final int DEAD_NAMED_MAX = 100;
    private static final long DAYS = 30;
    private static final long READINGS_MAX = 3_000_000;

    private final HistoryQueries history;
    private final Clock clock;
    private final AtomicBoolean cancelled;

    ProposalTests(HistoryQueries history, Clock clock, AtomicBoolean cancelled) {
        this.history = history;
        this.clock = clock;
        this.cancelled = cancelled;
    }

    /** Runs both; null if it was cancelled. */
    ProposalEvidence run(ProposalBook.Tested tested) {
        List<PointId> judged = tested.difference().judged();
        RuleSelfTest provocation = new RuleSelfTest(tested.after()::point);
        List<String> dead = new ArrayList<>();
        int proven = 0;
        for (PointId id : judged.subList(0, Math.min(POINTS_MAX, judged.size()))) {
            for (SelfTestResult result : provocation.prove(tested.after().point(id))) {
                proven += result.fired() ? 1 : 0;
                if (!result.fired() && dead.size() < DEAD_NAMED_MAX) {
                    dead.add(id + ": " + result.rule());
                }
            }
            if (cancelled.get()) {
                return null;
            }
        }
        String problem = judged.size() > POINTS_MAX ? (judged.size() - POINTS_MAX) + " changed points were not tested" : "";
        return withBackTests(tested, proven, dead, problem);
    }

    private ProposalEvidence withBackTests(ProposalBook.Tested tested, int proven, List<String> dead, String problem) {
        List<PointId> limited = tested.difference().limited();
        List<PointBackTest> tried = new ArrayList<>();
        String trouble = problem;
        for (PointId id : limited.subList(0, Math.min(BACK_TESTS_MAX, limited.size()))) {
            try {
                tried.add(backTest(tested.before().point(id), tested.after().point(id)));
            } catch (Problem away) {
                trouble = "no back-test: " + away.getMessage();
                break;
            }
            if (cancelled.get()) {
                return null;
            }
        }
        return new ProposalEvidence(true, trouble, proven, dead, tried, limited.size() - tried.size());
    }

    private PointBackTest backTest(Point before, Point after) {
        long to = clock.millis();
        long from = to - TimeUnit.DAYS.toMillis(DAYS);
        BackTest present = new BackTest(before, from);
        BackTest proposed = new BackTest(after, from);
        HistoryWalk.Walked walked = new HistoryWalk(history, clock, cancelled).walk(after.id(), from, to, READINGS_MAX, (at, value, quality) -> {
            present.reading(at, value, quality);
            proposed.reading(at, value, quality);
            return true;
        });
        return new PointBackTest(after.id().toString(), walked.readings(), present.outcome(walked.upTo(), List.of()).episodes().size(),
                proposed.outcome(walked.upTo(), List.of()).episodes().size(), walked.end().name());
    }
}
