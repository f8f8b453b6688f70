package io.hazardwatch.gateway.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HazardGradingTest {
    private static CriticalQuantities table;

    @BeforeAll
    static void readTable() throws IOException {
        try (var stream = HazardGradingTest.class.getResourceAsStream("/grading/gb18218-2018.csv")) {
            table = CriticalQuantities.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "68476-85-7, 100, 60, 2.0, 1.5, 4.5, IV",
        "7782-50-5, 50, 0, 10, 0.5, 20, III",
        "7782-50-5, 50, 30, 10, 1.2, 48, III",
        "7782-50-5, 50, 50, 10, 1.5, 60, II",
        "7782-50-5, 50, 100, 10, 2.0, 80, II",
        "7664-41-7, 40, 49, 4, 1.2, 9.6, IV",
        "7664-41-7, 40, 99, 4, 1.5, 12, III",
        "74-82-8, 60, 1000, 1.2, 2.0, 3.6, IV",
        "1333-74-0, 6, 1, 1.2, 1.0, 1.8, IV",
        "1333-74-0, 6, 29, 1.2, 1.0, 1.8, IV",
    })
    void knownQuantity_givesSAndRAndGrade(String cas, double tonnes, int people, double s, double alpha, double r,
                                          HazardGrade grade) {
        HazardGrading grading = HazardGrading.of(List.of(new Substance(cas, "x", tonnes)), people, table);

        assertEquals(s, grading.s());
        assertEquals(alpha, grading.alpha());
        assertEquals(r, grading.r());
        assertEquals(grade, grading.grade());
    }

    @ParameterizedTest
    @CsvSource({"62.5, I", "62.4, II", "31.25, II", "31.2, III", "6.25, III", "6.2, IV"})
    void quantityAtABound_belongsToTheGraverGrade(double tonnesOfChlorine, HazardGrade grade) {
        HazardGrading grading = HazardGrading.of(List.of(new Substance("7782-50-5", "Cl2", tonnesOfChlorine)), 100, table);

        assertEquals(grade, grading.grade());
    }

    @Test
    void quantitiesBelowOneTogether_areNoMajorHazard() {
        HazardGrading grading = HazardGrading.of(List.of(new Substance("68476-85-7", "LPG", 24.9),
                new Substance("7664-41-7", "NH3", 5)), 100, table);

        assertEquals(HazardGrade.NOT_MAJOR, grading.grade());
    }

    @Test
    void decimalQuantitiesThatMakeOneExactly_areAMajorHazard() {
        List<Substance> tenTimes = java.util.Collections.nCopies(10, new Substance("7664-41-7", "NH3", 1));

        assertEquals(1.0, HazardGrading.of(tenTimes, 0, table).s());
        assertEquals(HazardGrade.IV, HazardGrading.of(tenTimes, 0, table).grade());
    }

    @Test
    void substanceOutsideTableOne_isGradedByItsClass() {
        HazardGrading propylene = HazardGrading.of(List.of(new Substance("115-07-1", "propylene", 20, "W2")), 1, table);

        assertEquals(2.0, propylene.s());
        assertEquals(3.0, propylene.r());
    }

    @Test
    void substanceInNeitherTable_isNamedAndContributesNothing() {
        Substance glycol = new Substance("107-21-1", "ethylene glycol", 500);
        HazardGrading grading = HazardGrading.of(List.of(glycol), 1, table);

        assertEquals(List.of(glycol), grading.notListed());
        assertEquals(0, grading.s());
    }

    @Test
    void rememberedFigure_isMarked() {
        assertTrue(HazardGrading.of(List.of(new Substance("7782-50-5", "Cl2", 5)), 1, table).isSourced());
        assertFalse(HazardGrading.of(List.of(new Substance("108-88-3", "toluene", 5)), 1, table).isSourced());
    }

    @Test
    void table_holdsItsEditionAndPositiveFigures() {
        assertEquals("GB 18218-2018", table.edition());
        assertTrue(table.byCas().size() >= 80, table.byCas().size() + " rows");
        assertEquals(24, table.byClass().size());
        table.byCas().values().forEach(row -> assertTrue(row.criticalTonnes() > 0 && row.beta() >= 1));
    }
}
