package io.hazardwatch.gateway.app.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.response.cards.WindSector;
import io.hazardwatch.gateway.response.permits.PermitState;
import io.hazardwatch.gateway.response.permits.PermitView;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningOutcome;
import io.hazardwatch.gateway.response.warnings.OwnWarningScope;
import io.hazardwatch.gateway.response.warnings.OwnWarningType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A leak with wind beside hot work, from its first sign to the all clear, in fake time: limits, stop, card, sector, neighbours, warnings out,
 * correction, and the end of all of it, with the process killed in the middle of each. Nothing is lost and nothing said twice.
 */
class ResponseScenarioTest {
    @TempDir
    private Path directory;

    private static List<String> sent(ResponseScenario at) {
        return at.warnings.all().reversed().stream().filter(each -> each.state() == OwnWarning.State.SENT)
                .map(each -> each.scope() + " " + each.type() + ' ' + each.urgency()).toList();
    }

    private static void requireUnchanged(ResponseScenario at, List<OwnWarning> before) {
        before.forEach(each -> assertEquals(each.document(), at.warnings.sent(each.identifier()).document()));
    }

    private static List<OwnWarning> documents(ResponseScenario at) {
        return at.warnings.all().stream().filter(each -> each.state() == OwnWarning.State.SENT).toList();
    }

    @Test
    void leakBesideHotWork_fromFirstSignToAllClear_throughRestarts() throws IOException {
        ResponseScenario at = new ResponseScenario(directory);
        at.run(60);
        assertEquals(25, at.limit("gd-1"));

        // hot work within 30 m; the process is killed in the middle of the permit
        String permit = at.issueHotWork(40 * 60).id();
        at.run(1);
        assertEquals(List.of(ResponseScenario.point("gd-1"), ResponseScenario.point("gd-2")), at.permits.view(permit, at.now()).permit().terms()
                .detectors(), "the third one is 300 m away");
        assertEquals(10, at.limit("gd-1"), "0.2 %vol of 2 %vol");
        assertEquals(25, at.limit("gd-3"));
        at.restart();
        assertEquals(10, at.limit("gd-1"));
        at.run(30);
        assertEquals(List.of("issued", "begun"), at.permitJournal);

        // first sign: below the limit of the site, beyond that of the permit
        at.gas("gd-1", 12);
        long sign = at.now();
        at.run(2);
        assertEquals(List.of("ann+bob ALARM"), at.told);
        assertTrue(at.toldAt - sign <= 2_000, () -> at.toldAt - sign + " ms");
        PermitView stopped = at.permits.view(permit, at.now());
        assertTrue(stopped.isSuggested());
        assertEquals(List.of(), sent(at), "one detector is no leak that people are told of");

        // the leak, its card, and the wind
        at.gas("gd-1", 55);
        at.gas("gd-2", 30);
        at.run(10);
        assertEquals(List.of("ann+bob ALARM", "ann+bob ALARM"), at.told, "a second alarm");
        assertEquals("pump-1", at.leak().sources().getFirst().id());
        assertEquals("RESTRICTED ALERT IMMEDIATE", sent(at).getFirst());
        assertTrue(at.cards.brief(at.point(ResponseScenario.point("gd-1"))).zh().contains("未佩戴空气呼吸器"), "the message has the card in one line");
        WindSector sector = at.cards.sector("acme", "yard");
        assertEquals(90, sector.towards(), 1e-6);
        assertEquals(30, sector.halfDegrees(), 1e-6);

        // who is down-wind is told
        assertEquals(List.of("school"), at.downWind());
        at.call("school", true);
        at.restart();
        assertEquals(List.of("school true"), at.called());
        assertEquals(1, at.callJournal.size());

        // the public: two persons for Immediate, then a correction in two actions with a kill in its middle
        OwnWarning draft = at.preparePublic();
        assertEquals(OwnWarning.State.PREPARED, at.warnings.release(draft.id(), "ann", false, at.now()).warning().state());
        assertEquals(OwnWarningOutcome.Refusal.SECOND_PERSON_NEEDED, at.warnings.release(draft.id(), "ann", false, at.now()).refusal());
        at.restart();
        OwnWarning told = at.warnings.release(draft.id(), "bob", false, at.now()).warning();
        assertEquals(OwnWarning.State.SENT, told.state());
        List<OwnWarning> before = documents(at);
        at.run(5);
        OwnWarning correction = at.warnings.correct(told.id(), "wrong site", "ann", at.now()).warning();
        at.restart();
        assertEquals(correction, at.warnings.of(correction.id()), "prepared as before");
        assertEquals(OwnWarning.State.SENT, at.warnings.release(correction.id(), "ann", false, at.now()).warning().state());
        assertTrue(documents(at).stream().anyMatch(each -> each.type() == OwnWarningType.CORRECTION && each.referred().contains(told.identifier())));
        at.restart();
        assertEquals(OwnWarningOutcome.Refusal.NOT_PREPARED, at.warnings.release(correction.id(), "ann", false, at.now()).refusal());
        requireUnchanged(at, before);

        // all clear, with a kill between the end of the leak and its message, and one after it
        at.gas("gd-1", 0.5);
        at.gas("gd-2", 0.5);
        at.isFollowing = false;
        at.run(640);
        assertTrue(at.leak().isOver());
        at.restart();
        at.isFollowing = true;
        at.run(5);
        at.restart();
        at.run(30);
        assertEquals(List.of("RESTRICTED ALERT IMMEDIATE", "PUBLIC ALERT IMMEDIATE", "PUBLIC CORRECTION PAST", "RESTRICTED ALL_CLEAR PAST"),
                sent(at));
        requireUnchanged(at, before);
        documents(at).forEach(at::requireValid);

        // the permit ends by itself
        assertEquals(10, at.limit("gd-1"));
        at.run(40 * 60);
        assertEquals(25, at.limit("gd-1"));
        assertEquals(PermitState.ENDED, at.permits.view(permit, at.now()).state());
        assertEquals(List.of("issued", "begun", "stop", "stop", "ended"), at.permitJournal);
        assertEquals(2, at.told.size(), "nothing twice over the restarts");
        assertEquals(sent(at).size(), at.warningJournal.stream().filter(each -> each.startsWith("sent: ")).count());
        assertEquals(List.of(), new ArrayList<>(at.problems));
    }

    @Test
    void update_isSentWhenTheUrgencyChanges() throws IOException {
        ResponseScenario at = new ResponseScenario(directory);
        at.run(60);
        at.gas("gd-1", 30);
        at.gas("gd-2", 30);
        at.run(10);
        at.gas("gd-1", 55);
        at.run(10);
        assertEquals(List.of("RESTRICTED ALERT EXPECTED", "RESTRICTED UPDATE IMMEDIATE"), sent(at));
        assertTrue(documents(at).stream().allMatch(each -> each.scope() == OwnWarningScope.RESTRICTED));
        documents(at).forEach(at::requireValid);
        PointId far = ResponseScenario.point("gd-3");
        assertTrue(at.leak().members().stream().noneMatch(each -> each.point().equals(far)));
    }
}
