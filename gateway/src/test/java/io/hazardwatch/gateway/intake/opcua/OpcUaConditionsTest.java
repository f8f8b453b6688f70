package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Device;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.junit.jupiter.api.Test;

/** What the alarms of a server are, by what it tells. Times in ms since the epoch. */
class OpcUaConditionsTest {
    private static final long T = 1_760_000_000_000L;
    private static final long NOW = T + 60_000;

    private final List<String> told = new ArrayList<>();
    private final OpcUaConditions conditions = new OpcUaConditions("plc", (point, value) -> told.add(text(point, value)));

    private static OpcUaNode point(int number) {
        return new OpcUaNode(new NodeId(0, number), Device.of(new DeviceId("e", "s", "d"), List.of()), number,
                new MessageOrigin("opcua", "", "", "e", ""));
    }

    private static String text(OpcUaNode point, DataValue value) {
        return point.point() + "=" + value.getValue().getValue() + (value.getStatusCode().isBad() ? " bad" : "") + " at "
                + (value.getSourceTime().getJavaTime() - T);
    }

    private static DateTime time(long millis) {
        return new DateTime(Instant.ofEpochMilli(T + millis));
    }

    private static OpcUaCondition condition(String id, boolean isActive, int severity, long millis) {
        return new OpcUaCondition(new NodeId(2, id), new NodeId(2, "of " + id), "Tank", "High", false, isActive, severity, StatusCode.GOOD,
                time(millis), "");
    }

    private void follow() {
        conditions.follow(Map.of("Tank/High", List.of(point(1)), "ns=2;s=of a/High", List.of(point(2))));
    }

    private void take(OpcUaCondition condition) {
        conditions.take(condition, NOW);
    }

    /** What has been told since the last call. */
    private List<String> told() {
        List<String> now = List.copyOf(told);
        told.clear();
        return now;
    }

    private List<String> standing() {
        List<String> all = new ArrayList<>();
        conditions.standing((point, value) -> all.add(text(point, value)));
        all.sort(null);
        return all;
    }

    @Test
    void alarmsOfSourcesOfOneName_doNotOverwriteEachOther() {
        follow();
        take(condition("a", true, 500, 10));
        assertEquals(List.of("1=500.0 at 10", "2=500.0 at 10"), told());
        take(condition("b", true, 800, 20));
        assertEquals(List.of("1=800.0 at 20"), told(), "the worst of both");
        take(condition("b", false, 800, 30));
        assertEquals(List.of("1=500.0 at 30"), told(), "the other still stands");
        take(condition("a", false, 500, 25));
        assertEquals(List.of("1=0.0 at 31", "2=0.0 at 25"), told(), "after what was told before, whatever its clock says");
        assertFalse(conditions.take(new OpcUaCondition(null, null, "Tank", "Low", false, true, 1, StatusCode.GOOD, null, ""), NOW));
    }

    @Test
    void branch_isNotThePresentState() {
        follow();
        take(condition("a", false, 500, 10));
        told();
        assertTrue(conditions.take(new OpcUaCondition(new NodeId(2, "a"), new NodeId(2, "of a"), "Tank", "High", true, true, 500, StatusCode.GOOD,
                time(20), ""), NOW));
        assertEquals(List.of(), told());
        assertEquals(List.of("1=0.0 at 10", "2=0.0 at 10"), standing());
    }

    @Test
    void whatARefreshDoesNotTell_isOver_andWhatItTellsStands() {
        follow();
        assertEquals(List.of(), standing(), "nothing is known");
        conditions.refreshBegins(0);
        take(condition("b", true, 800, -5_000));
        conditions.refreshEnds(time(100), NOW);
        assertEquals(List.of("1=800.0 at -5000", "2=0.0 at 100"), told());
        conditions.refreshEnds(time(200), NOW);
        conditions.refreshBegins(0);
        conditions.refreshEnds(time(300), NOW);
        assertEquals(List.of(), told(), "what is known stays as it is");
        assertEquals(List.of("1=800.0 at -5000", "2=0.0 at 100"), standing());
    }

    @Test
    void endOfARefresh_meansNothing_withoutItsBeginning_orAfterALoss() {
        follow();
        conditions.refreshEnds(time(100), NOW);
        conditions.refreshBegins(0);
        take(condition("b", true, 800, 110));
        conditions.unknown();
        conditions.refreshEnds(time(200), NOW);
        assertEquals(List.of("1=800.0 at 110"), told());
        assertEquals(List.of(), standing());
        conditions.refreshBegins(0);
        follow();
        conditions.refreshEnds(time(300), NOW);
        assertEquals(List.of(), told(), "it was the refresh of another subscription");
    }

    @Test
    void stateThatARefreshTells_doesNotReplaceALaterOne_butAClockThatIsSetBackDoes() {
        follow();
        take(condition("a", true, 500, 50));
        conditions.refreshBegins(0);
        take(condition("a", false, 500, 40));
        conditions.refreshEnds(time(100), NOW);
        assertEquals(List.of("1=500.0 at 50", "2=500.0 at 50"), standing());
        take(condition("a", false, 500, 45));
        assertEquals(List.of("1=0.0 at 51", "2=0.0 at 51"), standing());
    }

    @Test
    void stateThatIsToldAnewAfterALoss_isTheSameAtTheSameTime() {
        follow();
        take(condition("a", true, 500, 50));
        told();
        conditions.unknown();
        take(condition("a", true, 500, 50));
        assertEquals(List.of("1=500.0 at 50", "2=500.0 at 50"), told());
        follow();
        take(condition("a", true, 600, 40));
        assertEquals(List.of("1=600.0 at 51", "2=600.0 at 51"), told());
    }

    @Test
    void alarmWhoseStateIsNotKnown_isWorseThanOneThatIsOver() {
        follow();
        take(condition("a", false, 500, 10));
        take(new OpcUaCondition(new NodeId(2, "b"), new NodeId(2, "of b"), "Tank", "High", false, false, 1,
                new StatusCode(StatusCodes.Bad_ConditionDisabled), time(20), ""));
        assertEquals("1=0.0 bad at 20", told().getLast());
        take(condition("a", true, 500, 30));
        assertEquals("1=500.0 at 30", told().getFirst());
    }

    /** An event of one source and name, with that id. */
    private static OpcUaCondition event(String id, boolean isActive, int severity, long millis) {
        return new OpcUaCondition(new NodeId(2, id), new NodeId(2, "of a"), "Tank", "High", false, isActive, severity, StatusCode.GOOD,
                time(millis), "");
    }

    @Test
    void serverThatGivesEachEventAnIdOfItsOwn_isBelievedEachTime() {
        follow();
        for (int i = 0; i < 3 * OpcUaAlarmsOfSource.TOLD_APART_MAX; i++) {
            take(event("event " + i, i % 2 == 0, 500, i));
            String state = (i % 2 == 0 ? "500.0" : "0.0") + " at " + i;
            assertEquals(List.of("1=" + state, "2=" + state), told());
        }
        follow();
        conditions.refreshBegins(0);
        take(event("event 95", false, 500, 95));
        take(event("event 96", true, 500, 96));
        conditions.refreshEnds(time(97), NOW);
        take(event("event 97", false, 500, 98));
        assertEquals(List.of("1=0.0 at 98", "2=0.0 at 98"), standing());
    }

    @Test
    void refreshOfAServerWithIdsOfEvents_doesNotMakeThemIdsOfAlarms() {
        follow();
        take(event("event 1", true, 500, 1));
        conditions.refreshBegins(0);
        take(event("event 1", true, 500, 1));
        conditions.refreshEnds(time(2), NOW);
        take(event("event 2", false, 500, 3));
        assertEquals(List.of("1=0.0 at 3", "2=0.0 at 3"), standing());
    }

    @Test
    void alarmsOfOneSourceAndName_areToldApartOnceAnIdHasComeASecondTime() {
        follow();
        take(event("low stage", true, 500, 1));
        take(event("high stage", true, 800, 2));
        take(event("high stage", false, 800, 3));
        assertEquals(List.of("1=500.0 at 3", "2=500.0 at 3"), standing(), "the other stage still stands");
        conditions.unknown();
        take(event("high stage", true, 800, 4));
        take(event("low stage", false, 500, 5));
        assertEquals(List.of("1=800.0 at 5", "2=800.0 at 5"), standing());
    }

    /** Two stages that stand when the gateway starts, told by a refresh in this order. */
    private void startWith(OpcUaCondition first, OpcUaCondition second) {
        conditions.follow(Map.of());
        follow();
        conditions.refreshBegins(0);
        take(first);
        take(second);
        conditions.refreshEnds(time(1_000), NOW);
        assertTrue(standing().getFirst().startsWith("1=800.0"), () -> standing() + " of " + first + ", " + second);
    }

    @Test
    void worseOfTwoAlarmsThatStandAtTheStart_isShown_inWhateverOrderTheyComeAndOfWhateverTime() {
        startWith(event("low stage", true, 500, 10), event("high stage", true, 800, 20));
        startWith(event("low stage", true, 500, 20), event("high stage", true, 800, 10));
        startWith(event("high stage", true, 800, 10), event("low stage", true, 500, 20));
        startWith(event("high stage", true, 800, 20), event("low stage", true, 500, 10));
        take(event("high stage", false, 800, 2_000));
        assertEquals(List.of("1=500.0 at 2000", "2=500.0 at 2000"), standing(), "the other stage still stands");
    }

    @Test
    void oneAlarmThatChangesDuringTheRefresh_isStillOne() {
        follow();
        conditions.refreshBegins(0);
        take(event("event 1", true, 500, 10));
        take(event("event 1", false, 500, 20));
        take(event("event 2", true, 500, 30));
        conditions.refreshEnds(time(40), NOW);
        take(event("event 3", false, 500, 50));
        assertEquals(List.of("1=0.0 at 50", "2=0.0 at 50"), standing());
    }

    @Test
    void milderAlarmThatARefreshTellsFirst_endsNothing_untilTheRefreshEnds() {
        startWith(event("low stage", true, 500, 10), event("high stage", true, 800, 20));
        told();
        conditions.unknown();
        conditions.refreshBegins(0);
        take(event("low stage", true, 500, 10));
        assertEquals(List.of(), told(), "the worse one may follow");
        take(event("high stage", true, 800, 20));
        conditions.refreshEnds(time(2_000), NOW);
        assertEquals(List.of("1=800.0 at 20", "2=800.0 at 20"), told());
        conditions.unknown();
        conditions.refreshBegins(0);
        take(event("low stage", true, 500, 10));
        conditions.refreshEnds(time(3_000), NOW);
        assertEquals(List.of("1=500.0 at 21", "2=500.0 at 21"), told(), "the worse one is over");
    }

    @Test
    void refreshThatNeverEnds_holdsNothingBackForGood() {
        startWith(event("low stage", true, 500, 10), event("high stage", true, 800, 20));
        conditions.unknown();
        told();
        conditions.refreshBegins(100);
        take(event("low stage", true, 500, 10));
        conditions.refreshBegins(140);
        assertFalse(conditions.giveUpRefresh(159, 60, NOW));
        assertEquals(List.of(), told(), "the worse one may follow");
        assertTrue(conditions.giveUpRefresh(160, 60, NOW), "counted from the first beginning");
        assertEquals(List.of("1=500.0 at 21", "2=500.0 at 21"), told());
        assertFalse(conditions.giveUpRefresh(9_999, 60, NOW), "once");
        take(event("low stage", false, 500, 5));
        assertEquals(List.of("1=0.0 at 22", "2=0.0 at 22"), told(), "a change with an earlier time is one again");
    }

    @Test
    void pointOfWhichARefreshThatNeverEndsTellsNothing_staysUnknown_untilOneEnds() {
        follow();
        conditions.refreshBegins(0);
        take(condition("b", true, 800, 10));
        assertTrue(conditions.giveUpRefresh(60, 60, NOW));
        assertEquals(List.of("1=800.0 at 10"), standing(), "the other may stand");
        conditions.refreshEnds(time(70), NOW);
        assertEquals(List.of("1=800.0 at 10", "2=0.0 at 70"), standing(), "it has told all, if late");
        conditions.unknown();
        conditions.refreshBegins(100);
        conditions.giveUpRefresh(200, 60, NOW);
        conditions.unknown();
        conditions.refreshEnds(time(300), NOW);
        assertEquals(List.of(), standing(), "something was lost since its beginning");
    }

    @Test
    void refreshThatIsGivenUp_leavesTheNextOneItsTime() {
        follow();
        conditions.refreshBegins(0);
        assertTrue(conditions.giveUpRefresh(60, 60, NOW));
        conditions.refreshBegins(70);
        assertFalse(conditions.giveUpRefresh(129, 60, NOW));
        assertTrue(conditions.giveUpRefresh(130, 60, NOW));
    }

    @Test
    void stateOfTheFuture_countsWhenItCame_andHoldsNothingBack() {
        follow();
        conditions.take(event("stage", true, 500, 9_000_000), T + 100);
        conditions.take(event("stage", false, 500, 200), T + 201);
        conditions.take(event("stage", true, 500, 300), T + 301);
        assertEquals(List.of("1=500.0 at 100", "2=500.0 at 100", "1=0.0 at 200", "2=0.0 at 200", "1=500.0 at 300", "2=500.0 at 300"), told());
        conditions.take(event("stage", false, 500, -90_000), T - 90_000);
        assertEquals(List.of("1=0.0 at -90000", "2=0.0 at -90000"), told(), "the gateway's own clock was set back");
    }
}
