package io.hazardwatch.gateway.app.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.onboarding.ConfigurationJournal;
import io.hazardwatch.gateway.onboarding.MemoryProposals;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalBook;
import io.hazardwatch.gateway.onboarding.ProposalDraft;
import io.hazardwatch.gateway.onboarding.ProposalEvidence;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.ProposalUpkeep;
import io.hazardwatch.gateway.onboarding.publication.SiteFileWriter;
import io.hazardwatch.gateway.registry.ConfigurationRemovals;
import io.hazardwatch.gateway.registry.PointIndexes;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.site.SitesWatcher;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.function.Executable;

/** Proposals over real files and the real watcher, with a store and a journal in memory that outlast a restart; all on the test's thread. */
public final class ProposalRig {
    static final String FILE = "sites/yard.yaml";
    final Path config;
    final Path data;
    public final MemoryProposals store = new MemoryProposals();
    public final List<String> journal = new ArrayList<>();
    /** How many reads of the journal succeed before one fails; negative for all. */
    int readable = -1;
    public final Set<PointId> inAlarm = new HashSet<>();
    /** What the lanes watch by. */
    Registry running;
    SitesWatcher watcher;
    public ProposalBook book;
    ProposalUpkeep upkeep;
    public long now = 1_800_000_000_000L;

    public ProposalRig(Path directory, String site) throws IOException {
        config = directory.resolve("config");
        data = directory.resolve("data");
        Files.createDirectories(config.resolve("sites"));
        write(site);
        start();
    }

    public void write(String site) throws IOException {
        Files.writeString(config.resolve(FILE), site);
    }

    public String file() throws IOException {
        return Files.readString(config.resolve(FILE));
    }

    /** As a process starts: what was interrupted is finished before any file is read. */
    void start() throws IOException {
        SiteFileWriter writer = OnboardingStart.writer(config, data);
        writer.finish();
        connect(writer);
    }

    void connect(SiteFileWriter writer) {
        watcher = new SitesWatcher(config, new SitesLoader(new PointIndexes()));
        running = ((LoadResult.Valid<Registry>) watcher.loadFirst()).value();
        watcher.connect(next -> ConfigurationRemovals.between(running, next, inAlarm, List.of()), next -> {
            running = next;
            return true;
        });
        SiteConfigurationFiles files = new SiteConfigurationFiles(config, watcher, registry -> List.of(), this::publish, writer);
        book = new ProposalBook(store, files, writer, new Entries());
        upkeep = new ProposalUpkeep(book);
        upkeep.look(now);
    }

    private CompletionStage<SitesWatcher.Publication> publish(io.hazardwatch.gateway.settings.site.SiteFiles next, String before, boolean mayRemove,
                                                              SitesWatcher.FileWriting writing) {
        try {
            return CompletableFuture.completedFuture(watcher.publish(next, before, mayRemove, writing, now));
        } catch (IOException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** Lets the watcher see what was edited by hand. */
    public SitesWatcher.Look look() {
        watcher.look(now += 1_000);
        SitesWatcher.Look look = watcher.look(now += 1_000);
        upkeep.look(now);
        return look;
    }

    public Proposal propose(String person, String site) {
        return propose(ProposalKind.EDIT, person, Map.of(FILE, site));
    }

    Proposal propose(ProposalKind kind, String person, Map<String, String> files) {
        Map<String, byte[]> contents = new HashMap<>();
        files.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
        Proposal proposal = book.propose(new ProposalDraft(kind, person, "because", contents, (enterprise, site) -> true), now);
        book.tested(proposal.number(), new ProposalEvidence(true, "", 0, List.of(), List.of(), 0));
        return store.proposal(proposal.number());
    }

    static void refused(ProposalRefusal reason, Executable act) {
        assertEquals(reason, assertThrows(ProposalRefusedException.class, act).reason());
    }

    private final class Entries implements ConfigurationJournal {
        @Override
        public void note(String enterprise, String site, String person, String what, long atMillis) {
            journal.add(enterprise + '/' + site + ' ' + person + ' ' + what);
        }

        @Override
        public boolean has(String enterprise, String site, String beginning, long sinceMillis) {
            if (readable-- == 0) {
                throw new IllegalStateException("the journal cannot be read");
            }
            return journal.stream().anyMatch(entry -> entry.startsWith(enterprise + '/' + site + ' ') && entry.contains(' ' + beginning));
        }
    }
}
