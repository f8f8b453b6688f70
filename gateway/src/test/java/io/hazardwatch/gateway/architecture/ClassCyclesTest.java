package io.hazardwatch.gateway.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In these rooms a class that knows another is not known by it, directly or by a detour. A class includes what is nested in it. */
class ClassCyclesTest {
    private static final String BASE = "io.hazardwatch.gateway.";

    /** Each class with what is nested in it. */
    private record TopLevelClass(String folder) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getBaseComponentType().getName();
            return type.getBaseComponentType().getPackageName().equals(folder) ? SliceIdentifier.of(name.split("\\$")[0]) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "classes of " + folder;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake.mqtt", "lane"})
    void classesOfTheRoom_haveNoCycles(String room) {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(BASE + room);
        slices().assignedFrom(new TopLevelClass(BASE + room)).should().beFreeOfCycles().check(classes);
    }
}
