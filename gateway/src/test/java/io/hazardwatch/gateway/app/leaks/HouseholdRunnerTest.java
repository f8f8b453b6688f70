package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.site.HouseholdFiles;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the thread of households does with its files, its clock and what fails; its looks are made by the test. */
class HouseholdRunnerTest extends HouseholdRig {
    private static final String ONE = """
            enterprise: acme
            site: yard
            households:
              - {id: flat-0, name: Flat 0, devices: [h-0], phone: "13800000100"}
              - {id: flat-1, name: Flat 1, devices: [h-1], phone: "13800000101"}
              - {id: flat-2, name: Flat 2, devices: [h-2], phone: "13800000102"}
            """;
    private static final List<String> TOLD_CLOSED = List.of("comment h-0: Valve 0: the valve has closed",
            "tell household:acme/yard/flat-0: the valve has closed");

    private final FakeClock clock = new FakeClock(now);
    private final List<Alarm> present = new ArrayList<>();
    private final List<FieldNeed> needed = new ArrayList<>();
    private final Set<String> persons = new HashSet<>();
    @TempDir
    private Path config;
    private HouseholdRunner runner;
    /** What keeps the only file from being read, though nothing of it changes; null if nothing does. */
    private SettingsProblem unreadable;
    private int reads;

    private HouseholdFiles.Read read(Path folder, Registry registry) {
        reads++;
        return unreadable == null ? HouseholdFiles.read(folder, registry)
                : new HouseholdFiles.Read(List.of(), List.of(unreadable), Map.of("one.yaml", List.of()), Set.of());
    }

    @BeforeEach
    void open() throws IOException {
        write("one.yaml", ONE);
        restart();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(Files.createDirectories(config.resolve("households")).resolve(file), text);
    }

    private void restart() {
        calls = new HouseholdCalls(desk);
        HouseholdRunner.Sources sources = new HouseholdRunner.Sources(config, this::read, () -> REGISTRY, () -> present, persons::contains);
        runner = new HouseholdRunner(sources, calls, all -> {
            needed.clear();
            needed.addAll(all);
        }, clock, Thread::new, (where, defect) -> { });
    }

    private List<String> pass(long millis) {
        clock.advance(millis);
        now = clock.millis();
        desk.now = now;
        runner.look(now);
        return desk.take();
    }

    @Test
    void clockThatIsSetForward_endsNoCalls_andOneThatIsSetBack_prolongsNone() {
        pass(1_000);
        present.add(gas(1));
        restart();
        assertEquals(List.of("call Flat 1: gas was found"), pass(1_000));
        clock.stepWall(HouseholdCalls.CALLED_MILLIS + 3_600_000);
        assertEquals(List.of(), pass(1_000));
        clock.stepWall(-7_200_000);
        assertEquals(List.of(), pass(HouseholdCalls.CALLED_MILLIS - 4_000));
        assertEquals(List.of("note " + subject(1) + " nobody answered within 30 min", "over " + subject(1)), pass(2_000));
    }

    private void commit(Alarm alarm) {
        runner.committed(List.of(new JournalEntry(1, now, 0, new Transition(null, alarm, null, false, null, now, "system", ""))));
    }

    private void setClock(long byMillis) {
        clock.stepWall(byMillis);
        now = clock.millis();
    }

    private void valve(boolean isOpen) {
        stand("closed-v-0", !isOpen);
        stand("opened-v-0", isOpen);
    }

    private void stand(String rule, boolean isActive) {
        if (isActive != (standing.at(PointId.parse("acme/yard/_site/plant-" + rule)) != null)) {
            commit(ofPlant(rule, isActive ? FindingType.RAISE : FindingType.CLEAR));
        }
    }

    @Test
    void clockThatIsSetBack_putsOffNothingOfAValve() {
        pass(1_000);
        commit(gas(0));
        assertEquals(List.of("call Flat 0: gas was found"), pass(1_000));
        valve(false);
        assertEquals(TOLD_CLOSED, pass(1_000));
        setClock(-7_200_000);
        pass(60_000);
        valve(true);
        assertEquals(List.of("comment h-0: Valve 0: the valve was opened while there is gas",
                "tell household:acme/yard/flat-0: the valve was opened while there is gas", "call Flat 0: gas was found"), pass(1_000));
        pass(CallSequence.QUIET_MILLIS);
        valve(false);
        assertEquals(TOLD_CLOSED, pass(1_000));
        commit(gas(0, FindingType.CLEAR, "H", Priority.P2));
        assertEquals(List.of("over " + subject(0)), pass(1_000));
    }

    @Test
    void clockThatIsSetForward_endsNoCallsThatAnOpenedValveBegins_norKeepsItsNews() {
        pass(1_000);
        commit(gas(0));
        pass(1_000);
        valve(true);
        assertEquals("call Flat 0: gas was found", pass(1_000).getLast());
        valve(false);
        assertEquals(TOLD_CLOSED, pass(10_000));
        valve(true);
        assertEquals(List.of(), pass(10_000), "so soon it begins nothing");
        setClock(7_200_000);
        assertEquals(List.of(), pass(10_000));
        assertEquals(List.of("comment h-0: Valve 0: the valve was opened while there is gas",
                "tell household:acme/yard/flat-0: the valve was opened while there is gas", "call Flat 0: gas was found"),
                pass(CallSequence.QUIET_MILLIS - 30_000));
        assertEquals(List.of(), pass(HouseholdCalls.CALLED_MILLIS - 180_000), "for half an hour from the opening");
        assertEquals(List.of("note " + subject(0) + " nobody answered within 30 min", "over " + subject(0)), pass(180_000));
    }

    @Test
    void alarmOfTheMomentInWhichTheClockIsSet_isOfThatMoment() {
        pass(1_000);
        commit(gas(0));
        pass(1_000);
        setClock(7_200_000);
        pass(60_000);
        valve(true);
        setClock(7_200_000);
        assertEquals(List.of("comment h-0: Valve 0: the valve was opened while there is gas",
                "tell household:acme/yard/flat-0: the valve was opened while there is gas", "call Flat 0: gas was found"), pass(500));
        pass(CallSequence.QUIET_MILLIS);
        valve(false);
        pass(1_000);
        valve(true);
        setClock(-14_400_000);
        assertEquals("call Flat 0: gas was found", pass(500).getLast());
        assertEquals(List.of(), pass(HouseholdCalls.CALLED_MILLIS - 2_000));
        assertEquals("over " + subject(0), pass(2_000).getLast());
    }

    @Test
    void clockThatIsSetBack_delaysNoFieldTask() {
        present.add(gas(1));
        clock.stepWall(-3_600_000);
        pass(11_000);
        assertEquals(1, needed.size());
    }

    @Test
    void journalThatCannotBeRead_holdsBackNoCall_andLosesNoComment() {
        desk.isJournalAway = true;
        List.of(gas(0), ofPlant("closed-v-0", FindingType.RAISE), gas(1)).forEach(present::add);
        assertEquals(List.of("tell household:acme/yard/flat-0: the valve has closed", "call Flat 0: gas was found", "call Flat 1: gas was found"),
                pass(11_000));
        assertEquals(2, needed.size());
        assertTrue(desk.defects > 0);
        desk.isJournalAway = false;
        assertEquals(List.of("comment h-0: Valve 0: the valve has closed"), pass(1_000));
    }

    @Test
    void alarmOfWhichSomethingFails_stopsNoOther_andEndsNoCall() {
        present.add(gas(1));
        assertEquals(List.of("call Flat 1: gas was found"), pass(1_000));
        desk.broken = "household:acme/yard/flat-1";
        present.add(gas(2));
        restart();
        assertEquals(List.of("call Flat 2: gas was found"), pass(11_000));
        assertEquals(2, needed.size());
        desk.broken = "";
        assertEquals(List.of(), pass(1_000));
    }

    @Test
    void personWhomTheDirectoryLacks_isToldInHealth_untilItHasOne() throws IOException {
        pass(1_000);
        assertEquals("", runner.problem());
        write("two.yaml", """
                enterprise: acme
                site: yard
                households:
                  - {id: flat-3, devices: [h-3], person: "8123456"}
                  - {id: flat-4, devices: [h-4], person: liu}
                """);
        pass(11_000);
        assertEquals("2 households name a person whom the directory lacks; nobody there is called", runner.problem());
        persons.addAll(List.of("liu", "8123456"));
        pass(11_000);
        assertEquals("", runner.problem());
    }

    private void remove(String file) throws IOException {
        Files.delete(config.resolve("households").resolve(file));
    }

    @Test
    void fileOrFolderThatIsGone_losesNoContact_untilAnEmptyListGivesThemUp() throws IOException {
        pass(1_000);
        assertEquals(3, runner.households().size());
        remove("one.yaml");
        Files.delete(config.resolve("households"));
        pass(11_000);
        assertEquals(3, runner.households().size());
        assertEquals("files with contacts of households that are gone: 1; their contacts are kept, and a file with an empty list gives them up",
                runner.problem());
        write("two.yaml", "enterprise: acme\nsite: yard\nhouseholds:\n  - {id: flat-3, devices: [h-3], phone: \"13800000103\"}\n");
        pass(11_000);
        assertEquals(4, runner.households().size(), "a file that is gone keeps no other from being taken");
        write("two.yaml", "enterprise: acme\nsite: yard\nhouseholds:\n  - {id: flat-3, devices: [h-3], phone: \"13800000104\"}\n  - {id: flat-4}\n");
        pass(11_000);
        assertEquals(4, runner.households().size());
        assertEquals("13800000104", runner.households().ofContact("household:acme/yard/flat-3").phone(), "nor do mistakes");
        write("two.yaml", "enterprise: acme\nsite: yard\nhouseholds:\n  - {id: flat-3, devices: [h-3], phone: \"13800000103\"}\n");
        write("one.yaml", "enterprise: acme\nsite: yard\nhouseholds:\n");
        pass(11_000);
        assertEquals(4, runner.households().size(), "nothing is no empty list");
        write("one.yaml", "enterprise: acme\nsite: yard\nhouseholds: []\n");
        pass(11_000);
        assertEquals(1, runner.households().size());
        assertEquals("", runner.problem());
        remove("one.yaml");
        pass(11_000);
        assertEquals("", runner.problem(), "it gave up its contacts before");
    }

    private static String file(String... entries) {
        return "enterprise: acme\nsite: yard\nhouseholds:\n" + String.join("", List.of(entries).stream().map(each -> "  - " + each + "\n").toList());
    }

    /** Whom gas at that device calls; null if nobody. */
    private String phone(String device) {
        Household household = runner.households().of(new DeviceId("acme", "yard", device));
        return household == null ? null : runner.households().ofContact(household.contact()).phone();
    }

    @Test
    void deviceThatMovesToAnEntryWithAMistake_keepsItsContact_untilTheFileIsWhole() throws IOException {
        write("one.yaml", file("{id: flat-3, devices: [h-3, h-4], phone: \"13800000103\"}"));
        pass(1_000);
        String flat = "{id: flat-3, devices: [h-3], phone: \"13800000113\"}";
        write("one.yaml", file("{id: flat-4, devices: [h-4], phone: \"none\"}", flat));
        pass(11_000);
        assertEquals("13800000113", phone("h-3"), "what is read counts");
        assertEquals("13800000113", phone("h-4"), "gas calls somebody");
        write("one.yaml", file("{id: flat-4, devices: [h-4], phone: \"none\"}", "{id: flat-3, devices: [h-3], phone: \"none\"}"));
        pass(11_000);
        assertEquals("13800000113", phone("h-3"));
        assertEquals("13800000113", phone("h-4"));
        write("one.yaml", file("{id: flat-4, devices: [h-4], phone: \"13800000104\"}", flat));
        pass(11_000);
        assertEquals("13800000104", phone("h-4"));
        assertEquals(2, runner.households().size());
        assertEquals("", runner.problem());
    }

    @Test
    void deviceThatMovesToAnEntryWithAMistakeInAnotherFile_keepsItsContact_untilThatIsMended() throws IOException {
        write("one.yaml", file("{id: flat-3, devices: [h-3, h-4], phone: \"13800000103\"}"));
        pass(1_000);
        write("one.yaml", file("{id: flat-3, devices: [h-3], phone: \"13800000103\"}"));
        write("two.yaml", file("{id: flat-4, devices: [h-4], phone: \"none\"}"));
        pass(11_000);
        assertEquals("13800000103", phone("h-4"));
        write("two.yaml", "households: []\nenterprise: acme\nsite: yard\n");
        pass(11_000);
        assertNull(phone("h-4"), "no file names it any more");
        assertEquals("", runner.problem());
    }

    @Test
    void personWhoIsRemovedFromAFileWithAMistakeElsewhere_isCalledUntilTheFileIsWhole() throws IOException {
        pass(1_000);
        write("one.yaml", file("{id: flat-1, devices: [h-1], phone: \"none\"}"));
        pass(11_000);
        assertEquals("13800000100", phone("h-0"));
        write("one.yaml", file("{id: flat-1, devices: [h-1], phone: \"13800000101\"}"));
        pass(11_000);
        assertNull(phone("h-0"));
        assertEquals("13800000101", phone("h-1"));
    }

    @Test
    void filesThatAreGone_andMistakesInOthers_areBothTold() throws IOException {
        pass(1_000);
        remove("one.yaml");
        write("two.yaml", file("{id: flat-3, devices: [h-3], phone: \"none\"}"));
        pass(11_000);
        assertEquals("1 mistakes in the contacts of households; the command check names them; files with contacts of households that are gone: 1;"
                + " their contacts are kept, and a file with an empty list gives them up", runner.problem());
    }

    @Test
    void fileThatCannotBeReadForAMoment_isReadAgainAtTheNextLookAtFiles() {
        unreadable = new SettingsProblem("households/one.yaml", "", "FileSystemException", YamlFile.READABLE);
        pass(1_000);
        assertEquals(0, runner.households().size());
        unreadable = null;
        pass(9_000);
        assertEquals(1, reads, "not each second");
        pass(1_000);
        assertEquals(3, runner.households().size());
        assertEquals("", runner.problem());
        pass(10_000);
        assertEquals(2, reads, "what has been read is not read again");
    }

    @Test
    void fileWithMistakes_isReadAgainOnlyOnceItHasChanged() {
        unreadable = new SettingsProblem("households/one.yaml", "", "x", "must be YAML");
        pass(1_000);
        pass(10_000);
        assertEquals(1, reads);
    }

    @Test
    void fileThatIsRenamed_isNotGone() throws IOException {
        pass(1_000);
        remove("one.yaml");
        write("other.yaml", ONE);
        pass(11_000);
        assertEquals(3, runner.households().size());
        assertEquals("", runner.problem());
    }

    @Test
    void startWithoutContacts_isToldWhereASiteHasHouseholds() throws IOException {
        pass(1_000);
        assertEquals("", runner.remark());
        remove("one.yaml");
        restart();
        pass(1_000);
        assertEquals("", runner.problem());
        assertEquals("no household is told: there are no contacts; sites with households: 1", runner.remark());
    }
}
