package io.hazardwatch.gateway.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of rooms holds: who knows whom, which libraries where, and what the pure rooms do without. */
class ArchitectureTest {
    private static final String BASE = "io.hazardwatch.gateway";
    private static final int CLASSES_AT_LEAST = 150;
    /** The language itself; input and output below it are another matter. */
    private static final List<String> LANGUAGE = List.of("java.lang", "java.util", "java.math", "java.text", "java.time",
            "java.nio.charset");
    private static final List<String> IMPURE = List.of("java.util.concurrent.Executor", "java.util.concurrent.Scheduled",
            "java.util.concurrent.CompletableFuture", "java.util.concurrent.ForkJoin", "java.util.Timer",
            "java.util.logging", "java.util.zip", "java.lang.Process", "java.lang.Runtime");
    /** What reads a clock or lets a thread wait; {@code Thread} itself only where a lane tells whose it is. */
    private static final Set<String> IMPURE_CALLS = Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime",
            "java.lang.System.getenv", "java.lang.System.getProperty", "java.time.Instant.now", "java.time.Clock.systemUTC",
            "java.lang.Thread.sleep", "java.lang.Thread.start", "java.lang.Thread.<init>", "java.lang.Object.wait",
            "java.util.concurrent.locks.LockSupport.park", "java.util.concurrent.locks.LockSupport.parkNanos");
    /** The one place that may read the machine's clock; app lends it. */
    private static final String CLOCK = BASE + ".time.Clock";

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(BASE);
    }

    private static String[] folders(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(BASE) ? new String[] {""} : name.substring(BASE.length() + 1).split("\\.");
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + '.');
    }

    private static Stream<JavaClass> inRooms() {
        return classes.stream().filter(type -> isOurs(type) && !folders(type)[0].isEmpty());
    }

    private static Stream<JavaClass> targets(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive()).distinct();
    }

    @Test
    void scan_sawTheWholeGateway() {
        assertTrue(classes.size() > CLASSES_AT_LEAST, classes.size() + " classes");
        assertTrue(inRooms().anyMatch(type -> type.getSimpleName().equals("Registry")));
    }

    @Test
    void everyFolder_isARoomOfTheTable() {
        assertEquals(List.of(), inRooms().filter(type -> Room.of(folders(type)[0]) == null).map(JavaClass::getName).toList());
    }

    @Test
    void rooms_knowOnlyTheRoomsOfTheirRow() {
        Set<String> broken = new TreeSet<>();
        inRooms().forEach(type -> targets(type).filter(ArchitectureTest::isOurs)
                .filter(target -> !Room.of(folders(type)[0]).mayKnow(folders(target)[0]))
                .forEach(target -> broken.add(type.getName() + " knows " + target.getName())));
        assertEquals("", String.join("\n", broken));
    }

    @Test
    void rooms_useOnlyTheLibrariesOfTheirRow() {
        Set<String> broken = new TreeSet<>();
        inRooms().forEach(type -> targets(type).filter(target -> !isOurs(target) && !mayUse(type, target))
                .forEach(target -> broken.add(type.getName() + " uses " + target.getName())));
        assertEquals("", String.join("\n", broken));
    }

    private static boolean mayUse(JavaClass type, JavaClass target) {
        Room room = Room.of(folders(type)[0]);
        String name = target.getPackageName();
        String subRoom = folders(type).length > 1 ? folders(type)[1] : "";
        if (target.getName().equals("java.nio.ByteOrder")) {
            return true;
        }
        if (LANGUAGE.stream().anyMatch(part -> name.equals(part) || name.startsWith(part + '.'))) {
            return !room.isPure() || IMPURE.stream().noneMatch(target.getName()::startsWith);
        }
        return !room.isPure() && (isPlatform(name) || name.startsWith("org.slf4j")) || room.mayUse(subRoom, name);
    }

    private static boolean isPlatform(String packageName) {
        return packageName.startsWith("java.") && !packageName.startsWith("java.sql")
                || packageName.startsWith("javax.crypto") || packageName.startsWith("javax.net.ssl");
    }

    @Test
    void pureRooms_readNoClockAndWaitForNothing() {
        List<String> broken = new ArrayList<>();
        inRooms().filter(type -> Room.of(folders(type)[0]).isPure() && !type.getName().startsWith(CLOCK))
                .forEach(type -> type.getAccessesFromSelf().stream().filter(ArchitectureTest::isImpure)
                        .forEach(access -> broken.add(access.getDescription())));
        assertEquals(List.of(), broken);
    }

    private static boolean isImpure(JavaAccess<?> access) {
        String target = access.getTargetOwner().getName() + '.' + access.getTarget().getName();
        return IMPURE_CALLS.contains(target) || target.equals(CLOCK + ".SYSTEM");
    }

    @Test
    void environment_isReadBySettingsAlone() {
        List<String> readers = classes.stream().filter(type -> type.getAccessesFromSelf().stream()
                .anyMatch(access -> access.getTargetOwner().getName().equals("java.lang.System")
                        && access.getTarget().getName().equals("getenv"))).map(JavaClass::getName).toList();
        assertTrue(List.of(BASE + ".Main").containsAll(readers), readers.toString());
    }

    /** The pool that all of Vert.x shares would let one kind of work delay another. */
    @Test
    void blockingWork_isDoneInNamedBoundedPoolsAlone() {
        List<String> broken = new ArrayList<>();
        inRooms().filter(type -> !folders(type)[0].equals("workers")).forEach(type -> type.getAccessesFromSelf().stream()
                .filter(access -> access.getTarget().getName().equals("executeBlocking"))
                .forEach(access -> broken.add(access.getDescription())));
        assertEquals(List.of(), broken);
    }

    @Test
    void rooms_haveNoCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    /** A folder that knows another is never known by it, directly or by a detour: also inside each room. */
    @Test
    void folders_haveNoCycles() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(classes);
    }

    /** A simple name means one thing, so nobody has to look at imports to know which. */
    @Test
    void typeNames_areUsedOnce() {
        Map<String, List<String>> byName = classes.stream().filter(ArchitectureTest::isOurs).filter(type -> !type.isNestedClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, TreeMap::new, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        byName.values().removeIf(names -> names.size() == 1);
        assertEquals(Map.of(), byName);
    }

    @Test
    void table_isTheOneOfTheDocuments() {
        String text = Documents.text("docs/architecture.md");
        assertEquals(List.of(), Arrays.stream(Room.values()).map(Room::folder)
                .filter(folder -> !text.contains("| `" + folder + "` |")).toList());
    }
}
