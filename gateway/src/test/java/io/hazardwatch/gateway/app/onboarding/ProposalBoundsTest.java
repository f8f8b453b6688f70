package io.hazardwatch.gateway.app.onboarding;

import static io.hazardwatch.gateway.app.onboarding.ProposalRig.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.onboarding.Proposal;
import io.hazardwatch.gateway.onboarding.ProposalDraft;
import io.hazardwatch.gateway.onboarding.ProposalKind;
import io.hazardwatch.gateway.onboarding.ProposalRefusal;
import io.hazardwatch.gateway.onboarding.ProposalRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What proposals may cost, and what they tell whom. */
class ProposalBoundsTest {
    private static final String SITE = """
            enterprise: %s
            site: yard
            devices:
              - id: plc
                modbus: {host: 10.0.0.%s, registers: [{point: p, address: 0}]}
                points:
                  - {id: p, unit: MPa, range: [0, 4], limits: {H: {at: %s}}}
            """;

    @TempDir
    private Path directory;
    private ProposalRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new ProposalRig(directory, site("acme", "5", "2"));
    }

    private static String site(String enterprise, String address, String at) {
        return SITE.formatted(enterprise, address, at);
    }

    /** What an engineer of another enterprise is told. */
    private ProposalRefusedException told(String file, String content) {
        ProposalDraft draft = new ProposalDraft(ProposalKind.EDIT, "zhao", "x", Map.of(file, content.getBytes(StandardCharsets.UTF_8)),
                (enterprise, site) -> "bravo".equals(enterprise));
        return assertThrows(ProposalRefusedException.class, () -> rig.book.propose(draft, rig.now));
    }

    @Test
    void addressOfAnotherEnterprise_isTakenElsewhere_andNothingOfItIsNamed() {
        ProposalRefusedException refused = told("sites/zulu.yaml", site("bravo", "5", "2"));
        assertEquals(ProposalRefusal.FAULTY_FILES, refused.reason());
        assertEquals(List.of("sites/zulu.yaml"), refused.problems().stream().map(each -> each.file()).distinct().toList());
        assertFalse(refused.problems().toString().contains("acme"), refused.problems()::toString);
        assertTrue(refused.problems().toString().contains("it is taken elsewhere"), refused.problems()::toString);
        assertFalse(told("sites/bravo.yaml", site("bravo", "5", "2")).problems().toString().contains("acme"), "in whichever order");
        assertEquals(ProposalRefusal.OUTSIDE_SCOPE, told("sites/bravo.yaml", site("acme", "x", "2")).reason(), "before anything is checked");
    }

    @Test
    void openProposalsOfAPerson_areBounded_andTextsThatNobodyNeedsAreCleared() throws IOException {
        for (int i = 0; i < 20; i++) {
            rig.propose("li", site("acme", "5", "1." + (i + 10)));
        }
        refused(ProposalRefusal.TOO_MANY_OPEN, () -> rig.propose("li", site("acme", "5", "1.5")));
        rig.propose("wang", site("acme", "5", "1.5"));
        assertEquals(22, texts(), "those of the proposals, and what is in force");
        for (long number = 1; number <= 20; number++) {
            rig.book.reject(number, "wang", "", rig.now);
        }
        rig.upkeep.look(rig.now += 3_600_000);
        assertEquals(2, texts());
        assertEquals("1.5", new String(rig.book.archive().get(rig.store.proposal(21).files().getFirst().after()), StandardCharsets.UTF_8)
                .replaceAll("(?s).*at: ([0-9.]+).*", "$1"));
        rig.propose("li", site("acme", "5", "1.6"));
    }

    private long texts() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("data/configuration/contents"))) {
            return files.count();
        }
    }

    @Test
    void delayOfAnAddedPoint_isPartOfWhatIsApproved() throws IOException {
        Files.createDirectories(rig.config.resolve("templates"));
        template("30s");
        assertEquals("TAKEN", rig.look().name(), () -> rig.watcher.state().toString());
        Proposal proposal = rig.propose("li", site("acme", "5", "2") + "  - {id: gd, points: [{id: lel, template: works}]}\n");
        assertTrue(proposal.changes().getFirst().words().en().contains("stale after 30s"), proposal.changes()::toString);
        rig.book.approve(proposal.number(), "wang", "", rig.now);
        template("10m");
        rig.look();
        refused(ProposalRefusal.CHANGED_MEANWHILE, () -> rig.book.publish(proposal.number(), "li", false, rig.now));
    }

    private void template(String stale) throws IOException {
        Files.writeString(rig.config.resolve("templates/works.yaml"), """
                template: works
                basis: works standard
                unit: "%LEL"
                range: [0, 100]
                period: 1s
                staleAfter: STALE
                limits: {H: {at: 20}}
                """.replace("STALE", stale));
    }
}
