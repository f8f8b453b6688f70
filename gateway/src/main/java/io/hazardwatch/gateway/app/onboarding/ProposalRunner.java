package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.api.history.HistoryQueries;
import io.hazardwatch.gateway.api.onboarding.Proposals;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalBook;
import io.hazardwatch.gateway.onboarding.ProposalEvidence;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.ProposalUpkeep;
import io.hazardwatch.gateway.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of proposals, and the one of their tests. Both may wait for the relational store; nothing waits for them. */
final class ProposalRunner implements Proposals {
    private static final Logger LOG = LoggerFactory.getLogger(ProposalRunner.class);
    private static final int WAITING_MAX = 32;

    private final ProposalBook book;
    private final RequestSession session;
    private final ProposalUpkeep upkeep;
    private final ProposalTests tests;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final BookThread<ProposalBook> thread;
    private final BookThread<ProposalTests> tester;
    private volatile String problem = "";
    private volatile Map<String, String> tags = Map.of();
    private volatile Map<String, String> names = Map.of();
    private volatile String tagged = "";
    private volatile boolean mayBeUntested = true;

    ProposalRunner(ProposalBook book, RequestSession session, HistoryQueries history, Clock clock, ThreadFactory threads,
                   BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.session = session;
        this.upkeep = new ProposalUpkeep(book);
        this.tests = new ProposalTests(history, clock, cancelled);
        this.thread = new BookThread<>("proposals", book, WAITING_MAX, this::look, clock, threads, defects);
        this.tester = new BookThread<>("proposal tests", tests, WAITING_MAX, this::test, clock, threads, defects);
    }

    void start() {
        thread.start();
        tester.start();
    }

    void stop() throws InterruptedException {
        cancelled.set(true);
        tester.stop();
        thread.stop();
    }

    private void look(long nowMillis) {
        if (cancelled.get()) {
            return;
        }
        try {
            if (!tagged.equals(book.files().revision())) {
                tag(book.files().present());
            }
            upkeep.look(nowMillis);
            problem = "";
        } catch (DatabaseAwayException | IllegalStateException | ProposalRefusedException away) {
            LOG.debug("proposals: {}", away.getMessage());
            problem = String.valueOf(away.getMessage());
        }
    }

    private void tag(ConfigurationFiles.Present present) {
        if (present.isSettled()) {
            Map<String, String> next = new HashMap<>();
            present.siteFiles().keySet().forEach(site -> next.put(site, present.version(site)));
            tags = Map.copyOf(next);
            names = Map.copyOf(present.siteFiles());
            tagged = present.revision();
        }
    }

    private void test(long nowMillis) {
        if (!mayBeUntested) {
            return;
        }
        try {
            mayBeUntested = false;
            List<Proposal> waiting = book.store().untested();
            for (Proposal proposal : waiting) {
                if (cancelled.get()) {
                    return;
                }
                mayBeUntested = true;
                ProposalEvidence found = found(proposal);
                if (found != null) {
                    thread.submit(own -> {
                        own.tested(proposal.number(), found);
                        return found;
                    }).toCompletableFuture().join();
                }
            }
        } catch (DatabaseAwayException | java.util.concurrent.CompletionException away) {
            mayBeUntested = true;
            LOG.debug("tests of proposals: {}", away.getMessage());
        }
    }

    private ProposalEvidence found(Proposal proposal) {
        try {
            return tests.run(book.tested(proposal));
        } catch (ProposalRefusedException changed) {
            return new ProposalEvidence(true, String.valueOf(changed.getMessage()), 0, List.of(), List.of(), 0);
        }
    }

    @Override
    public <T> CompletionStage<T> submit(String asked, Function<ProposalBook, T> work) {
        return thread.submit(own -> {
            try {
                return session.during(asked, () -> work.apply(own));
            } finally {
                upkeep.published();
                mayBeUntested = true;
                if (!tagged.equals(own.files().revision())) {
                    tag(own.files().present());
                }
            }
        });
    }

    @Override
    public String tag(String enterprise, String site) {
        return tags.getOrDefault(enterprise + '/' + site, "");
    }

    @Override
    public String file(String enterprise, String site) {
        return names.get(enterprise + '/' + site);
    }

    /** What keeps proposals from being followed; empty if nothing does. Any thread. */
    String problem() {
        return problem;
    }
}
