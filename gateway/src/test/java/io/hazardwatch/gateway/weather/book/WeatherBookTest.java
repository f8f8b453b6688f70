package io.hazardwatch.gateway.weather.book;

import static io.hazardwatch.gateway.weather.book.WeatherRig.NOW;
import static io.hazardwatch.gateway.weather.book.WeatherRig.at;
import static io.hazardwatch.gateway.weather.book.WeatherRig.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningRefusal;
import io.hazardwatch.gateway.weather.WarningState;
import io.hazardwatch.gateway.weather.book.WarningNotice.Kind;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told of warnings, and what becomes of answers and actions. */
class WeatherBookTest {
    private static final String ORANGE = "暴雨橙色预警";
    private static final String RED = "暴雨红色预警";
    private static final String YELLOW = "暴雨黄色预警";
    private static final long MINUTE = 60_000;
    private static final SiteName FIRST = new SiteName("e", "s0");

    private WeatherRig rig = new WeatherRig(3);

    @Test
    void stormOverManySites_isOneMessageForEachPerson() {
        rig = new WeatherRig(300);
        rig.receive("A", 0, "Alert", RED, "", NOW);
        assertEquals(List.of("boss", "li-wei"), rig.notices.stream().map(notice -> notice.to().person()).toList());
        assertEquals(300, rig.notices.getFirst().sites().size());
        assertEquals(NOW + 10 * MINUTE, rig.notices.getFirst().answerByMillis());
        assertTrue(rig.notices.getFirst().byVoice());
        assertTrue(rig.notices.getFirst().text().zh().contains("测试气象台") && rig.notices.getFirst().text().zh().contains(RED));
    }

    @Test
    void repeatedMessage_tellsNobodyAgain() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.told();
        assertTrue(rig.receive("A", 0, "Alert", ORANGE, "", NOW + MINUTE).isRepeated());
        rig.book.look(NOW + MINUTE);
        assertEquals(List.of(), rig.told());
    }

    @Test
    void higherColour_isToldAnewAndLowerIsNot() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.told();
        rig.receive("B", 1, "Update", YELLOW, at("A", 0), NOW + MINUTE);
        assertEquals(List.of(), rig.told());
        rig.receive("C", 2, "Update", RED, at("B", 1), NOW + 2 * MINUTE);
        assertEquals(List.of(Kind.HIGHER, Kind.HIGHER), rig.told());
    }

    @Test
    void answerToAnEarlierMessage_countsForItsUpdate() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        assertEquals(3, rig.book.answer(id("A"), site -> true, "li-wei", NOW + MINUTE));
        rig.receive("B", 1, "Update", YELLOW, at("A", 0), NOW + 2 * MINUTE);
        assertEquals("li-wei", rig.book.view(id("B"), site -> true, NOW).matches().getFirst().answeredBy());
    }

    @Test
    void cancel_isToldToWhoeverWasTold() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.send(NOW);
        rig.told();
        rig.receive("C", 3, "Cancel", "解除", at("A", 0), NOW + MINUTE);
        assertEquals(List.of(Kind.CANCELLED, Kind.CANCELLED), rig.told());
        assertEquals(WarningState.CANCELLED, rig.book.view(id("A"), site -> true, NOW + MINUTE).state());
    }

    @Test
    void cancelBeforeItsAlert_tellsNobody() {
        rig.receive("C", 3, "Cancel", "解除", at("A", 0), NOW);
        rig.receive("A", 0, "Alert", ORANGE, "", NOW + MINUTE);
        assertEquals(List.of(), rig.told());
    }

    @Test
    void endWithoutCancel_isSaidAsSuch() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.answer(id("A"), site -> true, "li-wei", NOW);
        rig.send(NOW);
        rig.told();
        rig.book.look(NOW + 25 * 60 * MINUTE);
        assertEquals(List.of(Kind.EXPIRED, Kind.EXPIRED), rig.told());
    }

    @Test
    void updateThatLeavesASite_isToldThere() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.send(NOW);
        rig.told();
        rig.book.receive(rig.message("B", 1, "Update", ORANGE, "cma@example.cn," + at("A", 0),
                "<geocode><valueName>GB/T 2260</valueName><value>150000</value></geocode>"), NOW + MINUTE);
        assertEquals(List.of(Kind.NO_LONGER_HERE, Kind.NO_LONGER_HERE), rig.told());
    }

    @Test
    void nobodyAnswers_isRecordedOnceWhenTheTimeIsOver() {
        rig.receive("A", 0, "Alert", RED, "", NOW);
        rig.book.look(NOW + 10 * MINUTE - 1);
        assertEquals(0, rig.book.view(id("A"), site -> true, NOW).matches().getFirst().lateMillis());
        rig.book.look(NOW + 10 * MINUTE);
        rig.book.look(NOW + 11 * MINUTE);
        assertEquals(NOW + 10 * MINUTE, rig.book.view(id("A"), site -> true, NOW).matches().getFirst().lateMillis());
        assertEquals(1, rig.journal.stream().filter(event -> event.what().startsWith("NOT_ANSWERED")).count());
    }

    @Test
    void timeForAnAnswer_isThatOfTheColour() {
        rig.receive("A", 0, "Alert", RED, "", NOW);
        rig.receive("B", 1, "Alert", YELLOW, "", NOW);
        assertEquals(List.of(10, 30), rig.calls.stream().map(call -> call.answer().minutes()).toList());
        assertEquals(List.of(true, false), rig.calls.stream().map(call -> call.answer().byVoice()).toList());
    }

    @Test
    void action_isConfirmedOrSaysWhyNotAndTheFirstCounts() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        ActionRecord done = new ActionRecord(FIRST, "rain-drains", NOW + MINUTE, "li-wei", true, "done", "", "", 0);
        assertEquals(done, rig.book.confirm(id("A"), done, NOW + MINUTE));
        ActionRecord cannot = new ActionRecord(FIRST, "rain-drains", NOW + 2 * MINUTE, "x", false, "locked", "pump", "", 0);
        assertEquals("li-wei", rig.book.confirm(id("A"), cannot, NOW + 2 * MINUTE).by());
        assertNull(rig.book.confirm(id("A"), new ActionRecord(FIRST, "hail-covers", NOW, "x", true, "", "", "", 0), NOW));
        assertNull(rig.book.confirm("unknown", done, NOW));
    }

    @Test
    void actionsNotConfirmed_areCalledAboutOnce_untilAllAreConfirmed() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.answer(id("A"), site -> true, "li-wei", NOW);
        rig.calls.clear();
        rig.book.look(NOW + 31 * MINUTE);
        rig.book.look(NOW + 31 * MINUTE + 1_000);
        assertEquals(1, rig.calls.size());
        WarningCall late = rig.calls.getFirst();
        assertTrue(late.isAboutActions());
        assertTrue(late.text(late.sites()).zh().contains("s0："), late.text(late.sites()).zh());
        late.sites().forEach(site -> rig.book.view(id("A"), each -> true, NOW).actions().get(site).stream()
                .filter(action -> action.record().lateMillis() > 0).forEach(action -> {
                    assertFalse(rig.ended.contains(id("A") + " actions done"));
                    rig.book.confirm(id("A"), new ActionRecord(site, action.action().id(), NOW + 32 * MINUTE, "x", false, "locked", "pump", "", 0),
                            NOW + 32 * MINUTE);
                }));
        assertEquals(id("A") + " actions done", rig.ended.getLast());
    }

    @Test
    void confirmedAction_needsNoSecondConfirmationAfterAnUpdate() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.confirm(id("A"), new ActionRecord(FIRST, "rain-drains", NOW, "li-wei", true, "", "", "", 0), NOW);
        rig.receive("B", 1, "Update", RED, at("A", 0), NOW + MINUTE);
        assertEquals("li-wei", rig.book.view(id("B"), site -> true, NOW).actions().get(FIRST).stream()
                .filter(action -> action.action().id().equals("rain-drains")).findFirst().orElseThrow().record().by());
    }

    @Test
    void allClear_goesToThoseWhoWereReallySentSomething() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        WarningNotice toBoss = rig.notices.stream().filter(notice -> notice.to().person().equals("boss")).findFirst().orElseThrow();
        rig.notices.clear();
        rig.book.message(new MessageReport(id("A"), Kind.NEW, "li-wei", "duty-officer", rig.calls.getFirst().sites(), 0, MessageResult.SENT, "VOICE"),
                NOW + 1);
        rig.receive("C", 3, "Cancel", "解除", at("A", 0), NOW + MINUTE);
        assertEquals(List.of("li-wei"), rig.notices.stream().map(notice -> notice.to().person()).toList());
        assertEquals(List.of("boss"), rig.withdrawn.stream().map(notice -> notice.to().person()).toList());
        rig.notices.clear();
        rig.send(toBoss, NOW + 2 * MINUTE);
        assertEquals(List.of("boss"), rig.notices.stream().map(notice -> notice.to().person()).toList(), "reached after the end");
        assertEquals(List.of(Kind.CANCELLED), rig.told());
    }

    @Test
    void told_listsWhoWasSentSomething_withMeansAndWhetherItArrived() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        assertFalse(rig.book.view(id("A"), site -> true, NOW).toldMillis().containsKey(FIRST));
        List<SiteName> sites = rig.calls.getFirst().sites();
        rig.book.message(new MessageReport(id("A"), Kind.NEW, "li-wei", "duty-officer", sites, 0, MessageResult.SENT, "VOICE"), NOW + 1_000);
        rig.book.message(new MessageReport(id("A"), Kind.NEW, "li-wei", "duty-officer", sites, 0, MessageResult.SENT, "SMS"), NOW + 2_000);
        rig.book.message(new MessageReport(id("A"), Kind.NEW, "li-wei", "duty-officer", sites, 0, MessageResult.REACHED, "SMS"), NOW + 3_000);
        WarningView view = rig.book.view(id("A"), site -> true, NOW);
        assertEquals(NOW + 1_000, view.toldMillis().get(FIRST));
        WarningNoticeRecord told = view.told().stream().filter(each -> each.to().person().equals("li-wei")).findFirst().orElseThrow();
        assertEquals(NOW + 3_000, told.reachedMillis());
        assertEquals(2, view.told().size());
    }

    @Test
    void announcementOfAHigherColour_isToldOnlyOnceItIsSent() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.send(NOW + 1_000);
        rig.receive("B", 1, "Update", RED, at("A", 0), NOW + MINUTE);
        assertFalse(rig.book.view(id("B"), site -> true, NOW).toldMillis().containsKey(FIRST));
        rig.send(NOW + MINUTE + 1_000);
        assertEquals(NOW + MINUTE + 1_000, rig.book.view(id("B"), site -> true, NOW).toldMillis().get(FIRST));
        rig.receive("C", 2, "Update", ORANGE, at("B", 1), NOW + 2 * MINUTE);
        assertEquals(NOW + MINUTE + 1_000, rig.book.view(id("C"), site -> true, NOW).toldMillis().get(FIRST));
    }

    @Test
    void restart_handsOverAgainWhatNobodyAnswered() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.calls.clear();
        rig.restarted();
        assertEquals(1, rig.calls.size());
        rig.book.answer(id("A"), site -> true, "li-wei", NOW);
        rig.calls.clear();
        rig.restarted();
        assertEquals(List.of(), rig.calls);
    }

    @Test
    void extremeWarningWithoutAColour_isToldWithTheColourThatItsSeverityCountsAs() {
        rig.book.receive(rig.read(rig.message("A", 0, "Alert", "暴雨预警", "", WeatherRig.AREA).original()
                .replaceAll("<severity>[^<]*<", "<severity>Extreme<")), NOW);
        assertEquals(WarningColour.RED, rig.notices.getFirst().counted());
    }

    @Test
    void messageOfTomorrow_isRefused() {
        assertEquals(WarningRefusal.IN_FUTURE, rig.receive("A", 0, "Alert", ORANGE, "", NOW - 24 * 60 * MINUTE).refusal());
        assertEquals(List.of(), rig.told());
    }

    @Test
    void describedArea_isLeftToAPersonWhoMatchesIt() {
        WarningReceipt receipt = rig.book.receive(rig.message("A", 0, "Alert", ORANGE, "", " "), NOW);
        assertTrue(receipt.needsPerson());
        assertEquals(List.of(), rig.told());
        assertTrue(rig.book.matchByPerson(receipt.id(), FIRST, true, "li-wei", NOW + MINUTE));
        assertEquals(List.of(Kind.NEW, Kind.NEW), rig.told());
        assertFalse(rig.book.matchByPerson(receipt.id(), new SiteName("e", "nowhere"), true, "li-wei", NOW));
    }

    @Test
    void siteThatComesLater_isMatchedToo() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.told();
        rig.plan = rig.plan.with(Registry.of(List.of(WeatherRig.site(0), WeatherRig.site(9), WeatherRig.elsewhere(1))));
        rig.book.look(NOW + MINUTE);
        assertEquals(List.of(new SiteName("e", "s9")), rig.notices.getFirst().sites());
    }

    @Test
    void storeAway_warningsAreToldAllTheSameAndRowsWait() {
        rig.failure = new IllegalStateException("away");
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        assertEquals(2, rig.told().size());
        assertEquals("away", rig.book.storeProblem());
        rig.failure = null;
        rig.book.look(NOW + 1_000);
        assertEquals("", rig.book.storeProblem());
        assertEquals(0, rig.book.waiting()[0]);
        assertTrue(rig.saved.size() >= 6);
    }

    @Test
    void oneCall_forEachEnterpriseWhateverItsSites_andItsUpdatesGoOnWithIt() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.receive("B", 1, "Update", YELLOW, at("A", 0), NOW + MINUTE);
        assertEquals(1, rig.calls.size());
        assertEquals(3, rig.calls.getFirst().sites().size());
        rig.receive("C", 2, "Update", RED, at("B", 1), NOW + 2 * MINUTE);
        assertEquals(id("A"), rig.calls.getLast().callId());
        assertTrue(rig.calls.getLast().announcement() > rig.calls.getFirst().announcement());
        rig.book.answerCall(new CallKey(id("A"), "e"), "li-wei", NOW + 3 * MINUTE);
        assertEquals("li-wei", rig.book.view(id("C"), site -> true, NOW).matches().getFirst().answeredBy());
        rig.receive("D", 5, "Cancel", "解除", at("C", 2), NOW + 6 * MINUTE);
        assertTrue(rig.ended.contains(id("A") + " over"));
    }

    @Test
    void answerAtTheConsole_endsTheCall() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.answer(id("A"), site -> true, "li-wei", NOW + MINUTE);
        assertEquals(List.of(id("A") + " answered by li-wei"), rig.ended);
    }

    @Test
    void stepsOfAWarning_areMeasuredByColour() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.send(NOW + 2_000);
        rig.book.answer(id("A"), site -> true, "li-wei", NOW + 5_000);
        List<SiteTimes> times = rig.book.times(NOW - 60 * MINUTE, NOW + 1, site -> true, NOW);
        assertEquals(3, times.size());
        WarningFigures.OfColour orange = WarningFigures.of(times).get(WarningColour.ORANGE);
        assertEquals(1, orange.warnings());
        assertEquals(new WarningFigures.Step(3, 2_000, 2_000, 2_000), orange.steps().get("matchedToTold"));
        assertEquals(new WarningFigures.Step(3, 3_000, 3_000, 3_000), orange.steps().get("toldToAnswered"));
        assertEquals(0, orange.steps().get("toldToAllConfirmed").count());
        rig.book.view(id("A"), site -> true, NOW).actions().forEach((site, actions) -> actions.forEach(action -> rig.book.confirm(id("A"),
                new ActionRecord(site, action.action().id(), NOW + 62_000, "x", true, "", "", "", 0), NOW + 62_000)));
        assertEquals(60_000, WarningFigures.of(rig.book.times(0, NOW + 1, site -> true, NOW)).get(WarningColour.ORANGE).steps()
                .get("toldToAllConfirmed").maxMillis());
    }

    @Test
    void describedArea_isMatchedByAPersonForAWholeArea() {
        WarningReceipt receipt = rig.book.receive(rig.message("A", 0, "Alert", ORANGE, "", " "), NOW);
        assertEquals(3, rig.book.matchAreaByPerson(receipt.id(), "3204", site -> true, true, "li-wei", NOW + MINUTE));
        assertEquals(1, rig.calls.size());
        assertEquals(0, rig.book.matchAreaByPerson(receipt.id(), "44", site -> true, true, "li-wei", NOW + MINUTE));
        assertEquals(-1, rig.book.matchAreaByPerson("unknown", "32", site -> true, true, "li-wei", NOW + MINUTE));
    }

    @Test
    void restart_keepsStatesAnswersAndWhoWasTold() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        rig.book.answer(id("A"), site -> true, "li-wei", NOW);
        rig.send(NOW);
        rig.book.look(NOW);
        rig.told();
        WeatherBook next = rig.restarted();
        next.look(NOW + MINUTE);
        assertEquals(List.of(), rig.told());
        assertEquals("li-wei", next.view(id("A"), site -> true, NOW).matches().getFirst().answeredBy());
        next.receive(rig.message("C", 3, "Cancel", "解除", "cma@example.cn," + at("A", 0), ""), NOW + 2 * MINUTE);
        assertEquals(List.of(Kind.CANCELLED, Kind.CANCELLED), rig.told());
    }

    @Test
    void view_showsTheIssuersTextAndOnlyTheSitesAsked() {
        rig.receive("A", 0, "Alert", ORANGE, "", NOW);
        WarningView view = rig.book.view(id("A"), site -> site.equals(FIRST), NOW);
        assertEquals(1, view.matches().size());
        assertEquals(WarningColour.ORANGE, view.warning().colour());
        assertTrue(view.messages().getFirst().original().contains("预计未来3小时降雨量将达50毫米以上。"));
        assertNotNull(view.actions().get(FIRST));
    }
}
