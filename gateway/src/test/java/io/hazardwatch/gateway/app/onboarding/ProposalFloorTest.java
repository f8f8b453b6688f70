package io.hazardwatch.gateway.app.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalEvidence;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import io.hazardwatch.gateway.onboarding.ProposalState;
import io.hazardwatch.gateway.onboarding.Revision;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.settings.site.SitesWatcher.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The floor: whatever people propose, approve, publish, roll back, import or write into files, no statutory limit is ever looser than the law
 * has it, and nothing that needs another person is published without one.
 */
class ProposalFloorTest {
    private static final long SEED = 18;
    private static final int PROPOSALS = 1_000;
    private static final List<String> PEOPLE = List.of("li", "wang", "zhao");
    private static final double LAW_H = 25;
    private static final double LAW_HH = 50;

    @TempDir
    private Path directory;
    private final Random random = new Random(SEED);
    private final Map<ProposalRefusal, Integer> refusals = new EnumMap<>(ProposalRefusal.class);
    private ProposalRig rig;
    private int published;
    private int loose;
    private int byHand;
    private int refusedByHand;

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** A site; one in three lets go of what the law sets. */
    private String site() {
        boolean isLoose = random.nextInt(3) == 0;
        String way = isLoose ? any(List.of("at", "template", "other", "delay", "samples", "beyond")) : "";
        loose += isLoose ? 1 : 0;
        double h = way.equals("at") ? 25.1 + random.nextInt(20) : 5 + random.nextInt(21);
        String limit = "{at: " + h + (way.equals("delay") ? ", onDelay: 1s" : "") + (way.equals("samples") ? ", onSamples: 3" : "")
                + (way.equals("beyond") ? ", beyond: true" : "") + ", priority: " + any(List.of("P1", "P2")) + '}';
        String template = way.equals("template") ? "unit: '%LEL', range: [0, 100]" : way.equals("other") ? "template: lax"
                : "template: gb50493-combustible";
        if (way.equals("beyond")) {
            limit = "{at: 25, beyond: true}";
        }
        return "enterprise: acme\nsite: yard\nname: " + any(List.of("Yard", "Court")) + "\ndevices: [{id: gd, points: [{id: lel, " + template
                + ", limits: {H: " + limit + "}}, {id: p, unit: MPa, range: [0, 9], limits: {H: {at: " + (1 + random.nextInt(4)) + "}}}]}]\n";
    }

    @Test
    void thousandProposals_neverLoosenTheLawNorLackTheirApprover() throws IOException {
        rig = new ProposalRig(directory, "enterprise: acme\nsite: yard\ndevices: [{id: gd, points: [{id: lel, template: gb50493-combustible},"
                + " {id: p, unit: MPa, range: [0, 9], limits: {H: {at: 2}}}]}]\n");
        java.nio.file.Files.createDirectories(rig.config.resolve("templates"));
        java.nio.file.Files.writeString(rig.config.resolve("templates/lax.yaml"), "template: lax\nbasis: none\nunit: '%LEL'\nrange: [0, 100]\n"
                + "limits: {H: {at: 60, statutory: true}, HH: {at: 80, statutory: true}}\n");
        assertEquals(Look.TAKEN, rig.look());
        for (int i = 0; i < PROPOSALS; i++) {
            rig.now += 10_000;
            try {
                step();
            } catch (ProposalRefusedException refused) {
                refusals.merge(refused.reason(), 1, Integer::sum);
            }
            floorHolds(i);
        }
        String told = "seed " + SEED + ": " + published + " published, " + loose + " loose, by hand " + byHand + " taken and " + refusedByHand
                + " refused, " + refusals;
        assertTrue(published > 100 && byHand > 20 && refusedByHand > 10, told);
        assertTrue(refusals.keySet().containsAll(List.of(ProposalRefusal.FAULTY_FILES, ProposalRefusal.LOOSENS_STATUTORY,
                ProposalRefusal.NEEDS_APPROVAL,
                ProposalRefusal.OWN_PROPOSAL)), told);
    }

    private void step() throws IOException {
        switch (random.nextInt(8)) {
            case 0 -> {
                String kept = rig.file();
                rig.write(site());
                Look look = rig.look();
                byHand += look == Look.TAKEN ? 1 : 0;
                if (look == Look.REFUSED) {
                    refusedByHand++;
                    rig.write(kept);
                    rig.look();
                }
            }
            case 1 -> {
                List<Revision> revisions = rig.store.revisions(Long.MAX_VALUE, 50);
                drive(rig.book.restore(any(revisions), any(PEOPLE), "back", (enterprise, site) -> true, rig.now));
            }
            case 2 -> drive(rig.propose(ProposalKind.IMPORT, any(PEOPLE), Map.of(ProposalRig.FILE, site())));
            case 3 -> {
                List<Proposal> old = rig.store.proposals(Long.MAX_VALUE, 30, true);
                if (!old.isEmpty()) {
                    drive(any(old));
                }
            }
            default -> drive(rig.propose(any(PEOPLE), site()));
        }
    }

    /** Does what people do with a proposal, in any order and by anybody. */
    private void drive(Proposal proposal) {
        rig.book.tested(proposal.number(), new ProposalEvidence(true, "", 0, List.of(), List.of(), 0));
        for (int i = 0; i < 4 && rig.store.proposal(proposal.number()).state().isOpen(); i++) {
            try {
                act(proposal.number());
            } catch (ProposalRefusedException refused) {
                refusals.merge(refused.reason(), 1, Integer::sum);
            }
        }
    }

    private void act(long number) {
        switch (random.nextInt(6)) {
            case 0 -> rig.book.reject(number, any(PEOPLE), "no", rig.now);
            case 1, 2 -> rig.book.approve(number, any(PEOPLE), "yes", rig.now);
            default -> {
                rig.book.publish(number, any(PEOPLE), random.nextBoolean(), rig.now);
                published++;
            }
        }
    }

    private void floorHolds(int step) {
        Point lel = rig.running.points().stream().filter(point -> point.id().point().equals("lel")).findFirst().orElseThrow();
        assertEquals("%LEL", lel.unit());
        for (LimitSetting limit : lel.limits()) {
            double law = limit.level() == LimitLevel.HH ? LAW_HH : LAW_H;
            assertTrue(limit.at() <= law && limit.onDelayMillis() == 0 && limit.onSamples() == null && !(limit.beyond() && limit.at() == law),
                    "seed " + SEED + " step " + step + ": " + limit);
        }
        assertEquals(2, lel.limits().size());
        for (Proposal each : rig.store.proposals(Long.MAX_VALUE, 3, false)) {
            if (each.state() == ProposalState.PUBLISHED && each.needsApproval()) {
                assertFalse(each.decided().by().isEmpty() || each.decided().by().equals(each.proposed().by()), "step " + step + ": " + each);
            }
        }
    }
}
