package io.hazardwatch.gateway.settings.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.http.SettingRuleTexts;
import io.hazardwatch.gateway.registry.Household;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.yaml.SettingsProblem;
import io.hazardwatch.gateway.testkit.SiteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contacts of households: what is taken, and each mistake with its place, in both languages and without the number. */
class HouseholdFilesTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String DEVICES = """
            devices:
              - {id: home-1, points: [{id: lel, unit: "%LEL", limits: {H: {at: 25, priority: P2}}}]}
              - {id: home-2, points: [{id: lel, unit: "%LEL", limits: {H: {at: 25, priority: P2}}}]}
              - {id: meter, points: [{id: flow, unit: m3/h}]}
            """;
    private static final Registry USERS = SiteText.load("kind: gas_user\n" + DEVICES);

    @TempDir
    private Path directory;

    private HouseholdFiles.Read read(Registry registry, String text) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("households")).resolve("h.yaml"), "enterprise: acme\nsite: yard\n" + text);
        return HouseholdFiles.read(directory, registry);
    }

    private List<String> problems(Registry registry, String text) throws IOException {
        List<SettingsProblem> problems = read(registry, text).problems();
        assertTrue(problems.stream().allMatch(each -> HAN.matcher(SettingRuleTexts.of(each.rule()).zh()).find()), problems::toString);
        return problems.stream().map(each -> each.path() + ": " + each.value() + ": " + each.rule()).toList();
    }

    private List<String> problems(String households) throws IOException {
        return problems(USERS, "households:\n  - " + households + '\n');
    }

    @Test
    void telephoneOrPerson_isTaken() throws IOException {
        List<Household> all = read(USERS, """
                households:
                  - {id: a, name: {zh: 1 室, en: Flat 1}, devices: [home-1], phone: "000-0000-0101", purpose: {zh: 户主, en: Tenant}, language: en}
                  - {id: b, devices: [home-2], person: wang}
                """).households();
        assertEquals("household:acme/yard/a", all.getFirst().contact());
        assertEquals("000-0000-0101", all.getFirst().phone());
        assertTrue(all.getFirst().isEnglish());
        assertEquals("wang", all.getLast().contact());
        assertFalse(all.getLast().isEnglish());
    }

    @Test
    void noFolder_isNoHousehold() {
        assertEquals(List.of(), HouseholdFiles.read(directory, USERS).households());
        assertEquals(List.of(), HouseholdFiles.read(directory, USERS).problems());
    }

    @Test
    void mistake_isToldWithItsPlace_andNeverWithTheNumber() throws IOException {
        assertEquals(List.of("households[0].phone: (not shown): must be a telephone number"),
                problems("{id: a, devices: [home-1], phone: \"call 13800138000 at night\"}"));
        assertEquals(List.of("households[0].person: (not shown): must be given, or phone, but not both"),
                problems("{id: a, devices: [home-1], phone: \"000-0000-0101\", person: wang}"));
        assertEquals(List.of("households[0].person: (not shown): must be given, or phone, but not both"), problems("{id: a, devices: [home-1]}"));
        assertEquals(List.of("households[0].devices: (a list): home-9 must be a device of this site"),
                problems("{id: a, devices: [home-9], person: wang}"));
        assertEquals(1, problems("{id: a, devices: [meter], person: wang}").stream()
                .filter(each -> each.endsWith("meter must have a point in %LEL or %vol with a limit H or HH")).count());
        assertEquals(1, problems("{id: a, devices: [], person: wang}").stream()
                .filter(each -> each.endsWith("must be a list of 1 to 20 devices")).count());
        assertEquals(1, problems("{id: a, devices: [home-1, home-1], person: wang}").stream()
                .filter(each -> each.endsWith("home-1 must stand only once")).count());
        assertEquals(List.of("households[0].purpose: (not shown): must be a text of 1 to 40 characters"),
                problems("{id: a, devices: [home-1], person: wang, purpose: " + "x".repeat(41) + "}"));
        assertEquals(1, problems("{id: a, devices: [home-1], person: wang, language: fr}").size());
        assertEquals(1, problems("{id: a, devices: [home-1], person: wang, phones: none}").size());
    }

    /** Wherever somebody writes a number: under a wrong key, as a person, as a key, in a list, and in what is no YAML. */
    @Test
    void number_isInNoProblem_whereverItStands() throws IOException {
        String home = "{id: a, devices: [home-1], ";
        for (String number : List.of("13800138000", "+86 138 0013 8000", "010-6000-1234", "+86 (0)10 6000.1234")) {
            for (String wrong : List.of(home + "phones: \"#\"}", home + "tel: \"#\", person: wang}", home + "mobile: #}",
                    home + "phone: \"# at night\"}", home + "phone: [\"#\"]}",
                    home + "phones: [\"#\"], person: wang}", home + "person: {tel: \"#\"}}", home + "person: \"#\"}",
                    home + "person: wang, \"#\": x}", "{id: a, devices: [\"#\"], person: wang}", "{id: \"tel #\", devices: [home-1], person: wang}",
                    home + "person: wang, name: {zh: x, tel: \"#\"}}", home + "person: wang, language: \"#\"}",
                    home + "person: wang, purpose: [\"#\"]}", "\"#\"", home + "person: wang, person: \"#\"}", home + "phone: \"#\"",
                    home + "phone: &a \"#\", person: *a}")) {
                List<String> found = problems(wrong.replace("#", number));
                assertFalse(found.isEmpty(), wrong);
                for (String part : number.replaceAll("[^0-9]+", " ").strip().split(" ")) {
                    assertTrue(part.length() < 3 || found.stream().noneMatch(each -> each.contains(part)), () -> wrong + found);
                }
            }
            Files.writeString(directory.resolve("households/h.yaml"), "enterprise: acme\nsite: \"#\"\ncontact: \"#\"\n".replace("#", number));
            assertFalse(HouseholdFiles.read(directory, USERS).problems().toString().contains(number));
        }
    }

    @Test
    void personThatIsATelephoneNumber_isRefused_andAShortNumberOfAPersonIsNot() throws IOException {
        assertEquals(List.of("households[0].person: (not shown): must be the id of a person, and no telephone number"),
                problems("{id: a, devices: [home-1], person: 13800138000}"));
        assertEquals(1, problems("{id: a, devices: [home-1], person: 138-0013-8000}").size());
        assertEquals(List.of(), read(USERS, "households:\n  - {id: a, devices: [home-1], person: 13800138000}\n").households());
        assertEquals(List.of(), problems("{id: a, devices: [home-1], person: wang-2}"));
        assertEquals(List.of(), problems("{id: a, devices: [home-1], person: \"10023\"}"));
        assertEquals(List.of(), problems("{id: a, devices: [home-1], person: \"20210045\"}"), "a number of staff");
    }

    @Test
    void oxygen_isNoGas() throws IOException {
        Registry mixed = SiteText.load("""
                kind: gas_user
                devices:
                  - {id: o2, points: [{id: o2, unit: "%vol", limits: {L: {at: 19.5, priority: P2}, H: {at: 23.5, priority: P2}}}]}
                  - {id: rich, points: [{id: o2, unit: "%vol", limits: {H: {at: 23.5, priority: P2}}}]}
                  - {id: ch4, points: [{id: ch4, unit: "%vol", limits: {H: {at: 1, priority: P2}, HH: {at: 2.5, priority: P1}}}]}
                """);
        for (String oxygen : List.of("o2", "rich")) {
            assertEquals(1, problems(mixed, "households:\n  - {id: a, devices: [" + oxygen + "], person: wang}\n").stream()
                    .filter(each -> each.endsWith(oxygen + " must have a point in %LEL or %vol with a limit H or HH")).count(), oxygen);
        }
        assertEquals(List.of(), problems(mixed, "households:\n  - {id: a, devices: [ch4], person: wang}\n"));
    }

    @Test
    void householdTwice_orDeviceOfTwo_isRefused_andTheFirstIsTaken() throws IOException {
        String twice = "households:\n  - {id: a, devices: [home-1], person: wang}\n  - {id: a, devices: [home-2], person: wang}\n";
        assertEquals(List.of("households[1].id: a: must stand only once in its site"), problems(USERS, twice));
        assertEquals(1, read(USERS, twice).households().size());
        assertEquals(1, problems(USERS, twice.replace("id: a, devices: [home-2]", "id: b, devices: [home-1]")).size());
    }

    @Test
    void siteThatIsNone_orOfAnotherKind_isRefused() throws IOException {
        String one = "households:\n  - {id: a, devices: [home-1], person: wang}\n";
        assertEquals(List.of("site: yard: must be a site of the kind gas_user"), problems(SiteText.load(DEVICES), one));
        assertEquals(0, read(SiteText.load(DEVICES), one).households().size());
        assertEquals("site: yard: must be a site of this configuration", problems(Registry.EMPTY, one).getFirst());
    }
}
