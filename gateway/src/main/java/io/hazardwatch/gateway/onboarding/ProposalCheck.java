package io.hazardwatch.gateway.onboarding;

import io.hazardwatch.gateway.onboarding.ConfigurationFiles.Checked;
import io.hazardwatch.gateway.onboarding.ConfigurationFiles.Present;
import io.hazardwatch.gateway.onboarding.difference.ConfigurationChange;
import io.hazardwatch.gateway.onboarding.difference.ConfigurationDifference;
import io.hazardwatch.gateway.onboarding.publication.ContentArchive;
import io.hazardwatch.gateway.onboarding.publication.FileChange;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.StatutoryLimits;
import io.hazardwatch.gateway.registry.StatutoryLoosening;
import io.hazardwatch.gateway.signing.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks what files would change, against those in force at this moment. Throws what refuses it.
 *
 * @param revision that would be in force
 * @param sites    what is touched, as {@code enterprise/site}
 */
record ProposalCheck(Present present, String revision, Registry registry, List<FileChange> files, ConfigurationDifference difference,
                     List<String> sites) {
    private static final int NAMED_MAX = 100;

    /**
     * Of new contents by file name; an empty array takes the file away.
     *
     * @param bases       SHA-256 of what the files that it names must be now
     * @param namesOthers whether mistakes may name what others have configured
     */
    static ProposalCheck of(ConfigurationFiles files, Map<String, byte[]> wanted, Map<String, String> bases, boolean namesOthers) {
        Present present = files.present();
        if (!present.isSettled()) {
            throw new ProposalRefusedException(ProposalRefusal.FILES_UNSETTLED, "the files are not those in force; correct or confirm them first");
        }
        List<FileChange> changed = changes(present, wanted);
        if (changed.isEmpty()) {
            throw new ProposalRefusedException(ProposalRefusal.NOTHING_CHANGED, "the files are like that already");
        }
        requireBases(changed, bases);
        Map<String, byte[]> next = new TreeMap<>(present.contents());
        wanted.forEach((name, content) -> {
            if (content.length == 0) {
                next.remove(name);
            } else {
                next.put(name, content);
            }
        });
        Checked checked = files.check(next);
        if (!checked.problems().isEmpty()) {
            boolean isLoosening = checked.problems().stream().allMatch(each -> each.rule().contains(StatutoryLimits.IN_TEMPLATE));
            throw new ProposalRefusedException(isLoosening ? ProposalRefusal.LOOSENS_STATUTORY : ProposalRefusal.FAULTY_FILES,
                    "the files have " + checked.problems().size() + " problem(s)",
                    bounded(namesOthers ? checked.problems() : OwnProblems.of(checked.problems(), wanted.keySet())));
        }
        refuseLoosening(present, checked.registry(), next);
        ConfigurationDifference difference = ConfigurationDifference.between(present.registry(), checked.registry());
        TreeSet<String> sites = new TreeSet<>(sitesOf(present, changed, difference));
        checked.registry().sites().stream().map(site -> site.enterprise() + '/' + site.site()).filter(site -> !present.siteFiles().containsKey(site))
                .forEach(sites::add);
        return new ProposalCheck(present, checked.revision(), checked.registry(), changed, difference, List.copyOf(sites));
    }

    /** Of a proposal that was made, with the contents that it keeps. */
    static ProposalCheck again(ConfigurationFiles files, ContentArchive archive, Proposal proposal) {
        Map<String, byte[]> contents = new HashMap<>();
        try {
            for (FileChange file : proposal.files()) {
                contents.put(file.name(), file.after().isEmpty() ? new byte[0] : archive.get(file.after()));
            }
        } catch (IOException unreadable) {
            throw ProposalBook.disk(unreadable);
        }
        try {
            return of(files, contents, Map.of(), false);
        } catch (ProposalRefusedException refused) {
            throw refused.reason() == ProposalRefusal.NOTHING_CHANGED
                    ? new ProposalRefusedException(ProposalRefusal.CHANGED_MEANWHILE, "the files are like that already") : refused;
        }
    }

    private static List<ConfigurationProblem> bounded(List<ConfigurationProblem> problems) {
        return problems.subList(0, Math.min(NAMED_MAX, problems.size()));
    }

    private static List<FileChange> changes(Present present, Map<String, byte[]> wanted) {
        List<FileChange> changed = new ArrayList<>();
        new TreeMap<>(wanted).forEach((name, content) -> {
            byte[] known = present.contents().get(name);
            String before = known == null ? "" : Sha256.hex(known);
            String after = content.length == 0 ? "" : Sha256.hex(content);
            if (!before.equals(after)) {
                changed.add(new FileChange(name, before, after));
            }
        });
        return changed;
    }

    /** What was made from another state of a file would take back what was changed in it since. */
    private static void requireBases(List<FileChange> changed, Map<String, String> bases) {
        changed.stream().filter(file -> !bases.getOrDefault(file.name(), file.before()).equals(file.before())).findFirst().ifPresent(file -> {
            throw new ProposalRefusedException(ProposalRefusal.CHANGED_MEANWHILE,
                    file.name() + " was changed since; propose anew what is still wanted");
        });
    }

    /** The order of sites is that of the names of their files. */
    private static void refuseLoosening(Present present, Registry after, Map<String, byte[]> next) {
        List<String> names = next.keySet().stream().filter(name -> name.startsWith("sites/")).toList();
        List<ConfigurationProblem> loosened = StatutoryLoosening.between(present.registry(), after).stream()
                .map(each -> new ConfigurationProblem(names.get(each.siteIndex()), each.path(), each.value(), each.rule())).toList();
        if (!loosened.isEmpty()) {
            throw new ProposalRefusedException(ProposalRefusal.LOOSENS_STATUTORY, "a statutory limit may be tightened and never loosened",
                    bounded(loosened));
        }
    }

    /** What is touched, of a file that changes nothing that is watched too, so that nobody writes into files of others. */
    static List<String> sitesOf(Present present, List<FileChange> changed, ConfigurationDifference difference) {
        TreeSet<String> sites = new TreeSet<>();
        difference.changes().forEach(change -> sites.add(change.enterprise() + '/' + change.site()));
        Map<String, String> owners = new LinkedHashMap<>();
        present.siteFiles().forEach((site, file) -> owners.put(file, site));
        changed.stream().map(FileChange::name).filter(owners::containsKey).map(owners::get).forEach(sites::add);
        return List.copyOf(sites);
    }

    /** SHA-256 over all that changes. */
    String hash() {
        MessageDigest digest = Sha256.newDigest();
        for (ConfigurationChange change : difference.changes()) {
            digest.update(String.join("\n", change.enterprise(), change.site(), change.subject(), change.direction().name(),
                    change.words().zh(), change.words().en(), "").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Throws unless it starts from the files that the proposal started from, for each file that it changes, and changes the same. */
    void requireStill(Proposal proposal) {
        if (!Objects.equals(files, proposal.files()) || !hash().equals(proposal.difference())
                || difference.needsApproval() != proposal.needsApproval()) {
            throw new ProposalRefusedException(ProposalRefusal.CHANGED_MEANWHILE,
                    "the files were changed since; reject it and propose anew what is still wanted");
        }
    }
}
