package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.settings.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the thread of households knows when its files change, have mistakes, are gone or cannot be read. */
class HouseholdContactsTest extends HouseholdRunnerRig {
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

    /** What may be wrong with a file so that nobody knows which devices it names. */
    @ParameterizedTest
    @ValueSource(strings = {"enterprise: acme\nsite: yrad\nhouseholds:\n  - #\n", "site: yard\nhouseholds:\n  - #\n",
            "enterprise: acme\nsite: yard\nhouseholds:\n  - #\n  - [\n", "enterprise: acme\nsite: yard\nhousehold:\n  - #\n",
            "enterprise: acme\nsite: yard\nhouseholds: []\n---\nhouseholds:\n  - #\n", "- #\n",
            "enterprise: acme\nsite: yard\nhouseholds:\n  - {id: flat-4, devices: [h4], phone: \"13800000104\"}\n",
            "enterprise: acme\nsite: yard\nhouseholds:\n  - {id: flat-4, devices: [[h-4]], phone: \"13800000104\"}\n",
            "enterprise: acme\nsite: yard\nhouseholds:\n  - {id: flat-4, device: [h-4], phone: \"13800000104\"}\n",
            "enterprise: acme\nsite: yard\nhouseholds:\n  - flat-4\n"})
    void deviceThatMovesToAFileThatCannotSayWhichItNames_keepsItsContact_untilThatIsMended(String wrong) throws IOException {
        write("one.yaml", file("{id: flat-3, devices: [h-3], phone: \"13800000103\"}", "{id: flat-4, devices: [h-4], phone: \"13800000104\"}"));
        pass(1_000);
        write("one.yaml", file("{id: flat-3, devices: [h-3], phone: \"13800000113\"}"));
        write("two.yaml", wrong.replace("#", "{id: flat-4, devices: [h-4], phone: \"13800000114\"}"));
        pass(11_000);
        assertEquals("13800000104", phone("h-4"));
        assertEquals("13800000113", phone("h-3"), "what is read counts");
        write("two.yaml", file("{id: flat-4, devices: [h-4], phone: \"13800000114\"}"));
        pass(11_000);
        assertEquals("13800000114", phone("h-4"));
        write("two.yaml", "enterprise: acme\nsite: yard\nhouseholds: []\n");
        pass(11_000);
        assertNull(phone("h-4"), "who is removed on purpose is called no more");
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
    void fileThatCannotBeReadForLong_isReadAgainEverMoreRarely_andAtOnceWhenSomethingChanges() throws IOException {
        unreadable = new SettingsProblem("households/one.yaml", "", "AccessDeniedException", YamlFile.READABLE);
        List<Integer> readAt = new ArrayList<>();
        for (int second = 0; second <= 1_300; second += 10) {
            int before = reads;
            pass(10_000);
            if (reads > before) {
                readAt.add(second);
            }
        }
        assertEquals(List.of(0, 10, 30, 70, 150, 310, 610, 910, 1_210), readAt);
        write("two.yaml", file("{id: flat-3, devices: [h-3], phone: \"13800000103\"}"));
        pass(10_000);
        assertEquals(10, reads);
        pass(10_000);
        assertEquals(11, reads, "the pause is short again");
        clock.stepWall(-86_400_000);
        pass(20_000);
        assertEquals(12, reads, "a clock that is set back delays nothing");
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
