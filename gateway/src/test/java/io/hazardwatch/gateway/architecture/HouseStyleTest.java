package io.hazardwatch.gateway.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits of the house that can be counted. */
class HouseStyleTest {
    private static final Pattern EMPTY_NAMES = Pattern.compile("(Manager|Helper|Utils?|Impl|Abstract|Base|Default)");
    private static final Pattern DEBT = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled|@SuppressWarnings");
    /** A latch that is awaited without looking at the answer is a sleep too. */
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep|TimeUnit\\.[A-Z]+\\.sleep|\\bparkNanos\\(|\\bparkUntil\\(|\\bwait\\(\\d"
            + "|(?m)^\\s*(?!return)[\\w.]+\\.await\\(\\d[^;]*\\);");
    /** Waits on conditions, and programs that put load on a gateway at a steady pace, which is not waiting for a result. */
    private static final Set<String> PACED = Set.of("Await", "Attack", "AbuseTest", "BusyPlant", "InfluxTrickleTest", "QuestExhausted",
            "JournalLoad", "LateReadingsLoad", "OvertakingLoad", "YearLoad");
    private static final Pattern THREAD = Pattern.compile("new Thread\\(|Thread\\.(ofPlatform|ofVirtual|startVirtualThread)\\b|\\bExecutors\\.");
    /**
     * The factory itself, what runs before it is made or after it, work whose every failure is in its result (emergency ways, exports), and the
     * threads of a library.
     */
    private static final Set<String> UNSUPERVISED = Set.of("SupervisedThreads", "Main", "StartupPreloader", "EmergencyCommand", "ReadingExports",
            "OpcUaSession");
    private static final int LINES_MAX = 350;
    private static final int METHOD_LINES_MAX = 40;

    private static Stream<Path> sources() {
        return Stream.of("gateway/src", "simulator/src").flatMap(folder -> Documents.files(folder, ".java").stream())
                .filter(file -> !file.getParent().endsWith("architecture"));
    }

    private static List<String> those(Predicate<Path> broken) {
        return sources().filter(broken).map(Documents::name).toList();
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("/src/test/") || file.toString().contains("/src/jmh/");
    }

    @Test
    void names_saySomething() {
        assertEquals(List.of(), those(file -> EMPTY_NAMES.matcher(file.getFileName().toString()).find()));
    }

    @Test
    void debts_areNotLeft() {
        assertEquals(List.of(), those(file -> DEBT.matcher(Documents.text(file)).find()));
    }

    @Test
    void tests_doNotSleep() {
        assertEquals(List.of(), those(file -> isTest(file) && !PACED.contains(file.getFileName().toString().replace(".java", ""))
                && SLEEP.matcher(Documents.text(file)).find()));
    }

    @Test
    void threads_areSupervised() {
        assertEquals(List.of(), those(file -> file.toString().contains("gateway/src/main/") && THREAD.matcher(Documents.text(file)).find()
                && !UNSUPERVISED.contains(file.getFileName().toString().replace(".java", ""))));
    }

    @Test
    void files_areOneThingEach() {
        assertEquals(List.of(), those(file -> Documents.text(file).lines().count() > LINES_MAX));
    }

    /** By indentation: a method begins at four blanks and ends at the closing brace there. */
    @Test
    void methods_fitAPage() {
        Set<String> longOnes = new TreeSet<>();
        sources().filter(file -> !isTest(file)).forEach(file -> {
            int begun = 0;
            int number = 0;
            for (String line : Documents.text(file).lines().toList()) {
                number++;
                if (line.matches(" {4}[^ }/*@].*\\{") && !line.matches(".*\\b(class|record|enum|interface)\\b.*")) {
                    begun = number;
                } else if (line.matches(" {4}}.*")) {
                    if (begun > 0 && number - begun + 1 > METHOD_LINES_MAX) {
                        longOnes.add(Documents.name(file) + ':' + begun);
                    }
                    begun = 0;
                }
            }
        });
        assertEquals(Set.of(), longOnes);
    }

    @Test
    void migrations_areAsTheyWere_andNewOnesAreListed() throws IOException {
        assertEquals(List.of(), Migrations.wrong());
    }

    @Test
    void rooms_sayWhatTheyAreFor() {
        Set<String> silent = new TreeSet<>();
        sources().filter(file -> !isTest(file) && !Files.exists(file.resolveSibling("package-info.java")))
                .filter(file -> !file.getFileName().toString().equals("Main.java"))
                .forEach(file -> silent.add(Documents.name(file.getParent())));
        assertEquals(Set.of(), silent);
    }
}
