package io.hazardwatch.gateway.app.onboarding;

import io.hazardwatch.gateway.app.supervision.ConfigurationAlarms;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles;
import io.hazardwatch.gateway.onboarding.ConfigurationProblem;
import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.publication.FileChange;
import io.hazardwatch.gateway.onboarding.publication.SiteFileWriter;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.settings.site.SiteFiles;
import io.hazardwatch.gateway.settings.site.SitesLoader;
import io.hazardwatch.gateway.settings.site.SitesWatcher;
import io.hazardwatch.gateway.settings.yaml.LoadResult;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.SettingsProblems;
import io.hazardwatch.gateway.settings.yaml.SiteFileEdit;
import io.hazardwatch.gateway.settings.yaml.SourceFile;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.settings.yaml.YamlNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** The files that the gateway watches, for proposals. Any thread that may block. */
public final class SiteConfigurationFiles implements ConfigurationFiles {
    private final Path directory;
    private final SitesWatcher sites;
    private final Function<Registry, List<SettingsProblem>> also;
    private final SitePublisher publisher;
    private final SiteFileWriter writer;

    /**
     * @param directory folder of the configuration
     * @param also      what a start would refuse besides mistakes in these files
     */
    public SiteConfigurationFiles(Path directory, SitesWatcher sites, Function<Registry, List<SettingsProblem>> also, SitePublisher publisher,
                                  SiteFileWriter writer) {
        this.directory = directory;
        this.sites = sites;
        this.also = also;
        this.publisher = publisher;
        this.writer = writer;
    }

    @Override
    public Present present() {
        SitesWatcher.InForce inForce = sites.inForce();
        SiteFiles files = SiteFiles.read(directory);
        boolean isSettled = files.isComplete() && files.revision().equals(inForce.revision()) && sites.inForce() == inForce;
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; isSettled && i < files.sites().size(); i++) {
            Site site = inForce.registry().sites().get(i);
            names.put(site.enterprise() + '/' + site.site(), files.sites().get(i).name());
        }
        return new Present(isSettled, inForce.revision(), inForce.registry(), isSettled ? files.contents() : Map.of(), names);
    }

    @Override
    public Registry registry() {
        return sites.inForce().registry();
    }

    @Override
    public String revision() {
        return sites.inForce().revision();
    }

    @Override
    public Checked check(Map<String, byte[]> contents) {
        SiteFiles files = SiteFiles.of(contents);
        LoadResult<Registry> loaded = sites.check(files);
        List<SettingsProblem> problems = new ArrayList<>(loaded.problems());
        Registry registry = loaded instanceof LoadResult.Valid<Registry> valid ? valid.value() : null;
        if (registry != null) {
            problems.addAll(also.apply(registry));
            problems.addAll(SitesLoader.problemIfEmpty(loaded));
        }
        return new Checked(files.revision(), problems.isEmpty() ? registry : null, problems(problems));
    }

    @Override
    public String siteOf(byte[] content) {
        YamlNode top = YamlFile.read(new SourceFile("", content, content.length), new SettingsProblems(""));
        YamlNode enterprise = top == null ? null : top.find("enterprise");
        YamlNode site = top == null ? null : top.find("site");
        return enterprise == null || site == null || enterprise.text() == null || site.text() == null ? null : enterprise.text() + '/' + site.text();
    }

    @Override
    public byte[] withLimit(byte[] content, PointId point, LimitLevel level, double at) {
        String edited = SiteFileEdit.limit(new String(content, StandardCharsets.UTF_8), point.device(), point.point(), level.name(),
                BigDecimal.valueOf(at).stripTrailingZeros().toPlainString());
        return edited == null ? null : edited.getBytes(StandardCharsets.UTF_8);
    }

    private static List<ConfigurationProblem> problems(List<SettingsProblem> problems) {
        return problems.stream().map(each -> new ConfigurationProblem(each.file(), each.path(), each.value(), each.rule())).toList();
    }

    /** Waits for the reload thread without bound: what it has begun it finishes, and nothing else may be decided meanwhile. */
    @Override
    public Published publish(Proposal proposal, boolean confirmsRemovals) {
        Map<String, byte[]> next = new TreeMap<>(SiteFiles.read(directory).contents());
        try {
            for (FileChange file : proposal.files()) {
                if (file.after().isEmpty()) {
                    next.remove(file.name());
                } else {
                    next.put(file.name(), writer.archive().get(file.after()));
                }
            }
        } catch (IOException unreadable) {
            return new Published(ProposalRefusal.DISK, List.of(), unreadable.getMessage());
        }
        SiteFiles target = SiteFiles.of(next);
        if (!target.revision().equals(proposal.after())) {
            return unsettled();
        }
        try {
            return outcome(publisher.publish(target, proposal.before(), confirmsRemovals, () -> writer.write(proposal.number(), proposal.files()))
                    .toCompletableFuture().join());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof SiteFileWriter.FileEditedException edited && !writer.isIntending()) {
                return new Published(ProposalRefusal.CHANGED_MEANWHILE, List.of(), edited.getMessage());
            }
            if (failed.getCause() instanceof IOException refused && !writer.isIntending()) {
                return new Published(ProposalRefusal.DISK, List.of(), "the disk refuses the files: " + refused.getMessage());
            }
            throw failed;
        }
    }

    private static Published unsettled() {
        return new Published(ProposalRefusal.FILES_UNSETTLED, List.of(), "the files are not those in force; correct or confirm them first");
    }

    private static Published outcome(SitesWatcher.Publication publication) {
        return switch (publication.look()) {
            case TAKEN, NOT_APPLIED -> new Published(null, List.of(), "");
            case REFUSED -> new Published(ProposalRefusal.FAULTY_FILES, problems(publication.problems()), "the files would be refused");
            case WITHHELD -> new Published(ProposalRefusal.REMOVES_MONITORING, List.of(),
                    ConfigurationAlarms.dropped(publication.removals()).en() + "; publish it with confirmRemovals");
            default -> unsettled();
        };
    }
}
