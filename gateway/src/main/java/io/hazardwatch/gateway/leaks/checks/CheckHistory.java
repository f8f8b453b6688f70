package io.hazardwatch.gateway.leaks.checks;

import io.hazardwatch.gateway.registry.BumpTest;
import io.hazardwatch.gateway.registry.CalibrationDates;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * Merges the checks of an instrument with what its site file states. Of each kind the newer one counts. A check that failed makes nothing due
 * later, and the instrument cannot be trusted until one after it has passed. Stateless.
 */
final class CheckHistory {
    private CheckHistory() {}

    /** @param checks newest first, one at least */
    static CalibrationDates merge(CalibrationDates stated, List<InstrumentCheck> checks) {
        InstrumentCheck calibrated = newest(checks, check -> check.kind() == CheckKind.CALIBRATION && check.isPassed());
        InstrumentCheck answered = newest(checks, check -> check.kind() == CheckKind.BUMP_TEST && check.isPassed());
        InstrumentCheck tested = newest(checks, check -> check.kind() == CheckKind.BUMP_TEST);
        boolean isCalibrated = calibrated != null && !isAfter(stated.last(), calibrated.day());
        BumpTest bump = stated.bump();
        boolean isTested = tested != null && !isAfter(bump.last(), tested.day());
        LocalDate bumpDue = answered != null && !isAfter(bump.last(), answered.day()) ? answered.due() : bump.due();
        BumpTest newer = isTested ? new BumpTest(tested.day(), bumpDue, tested.applied(), tested.asFound(), tolerance(bump)) : bump;
        return new CalibrationDates(isCalibrated ? calibrated.day() : stated.last(), isCalibrated ? calibrated.due() : stated.due(), newer,
                foundOff(stated, checks.getFirst()));
    }

    /** Any newer check that passed mends it. */
    private static LocalDate foundOff(CalibrationDates stated, InstrumentCheck newest) {
        if (!newest.isPassed()) {
            return isAfter(stated.last(), newest.day()) ? stated.foundOffSince() : newest.day();
        }
        return isAfter(stated.foundOffSince(), newest.day()) ? stated.foundOffSince() : null;
    }

    static double tolerance(BumpTest bump) {
        return bump.tolerance() > 0 ? bump.tolerance() : BumpTest.TOLERANCE;
    }

    private static InstrumentCheck newest(List<InstrumentCheck> checks, Predicate<InstrumentCheck> wanted) {
        return checks.stream().filter(wanted).findFirst().orElse(null);
    }

    private static boolean isAfter(LocalDate day, LocalDate other) {
        return day != null && day.isAfter(other);
    }
}
