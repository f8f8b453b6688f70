package io.hazardwatch.gateway.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * Identification and grade of a hazard source after GB 18218-2018: {@code S = Σ q/Q}, {@code R = α Σ β q/Q}. The
 * quantities are design maxima, so the legal grade never follows a live level.
 *
 * @param edition   the table used
 * @param grade     from S and R
 * @param alpha     from the people exposed within 500 m of the boundary
 * @param shares    what each listed substance contributes
 * @param notListed substances found neither by CAS number nor by class; they contribute nothing
 */
public record HazardGrading(String edition, HazardGrade grade, double s, double r, double alpha, List<Share> shares,
                      List<Substance> notListed) {
    /** Not graded, because there was no table. */
    public static final HazardGrading NONE = of(List.of(), 0, CriticalQuantities.NONE);

    /** A substance with the row that graded it. */
    public record Share(Substance substance, CriticalQuantities.Row row) {
        /** Part of its critical quantity, q/Q. */
        public double ratio() {
            return substance.tonnes() / row.criticalTonnes();
        }
    }

    public HazardGrading {
        shares = List.copyOf(shares);
        notListed = List.copyOf(notListed);
    }

    /** Grades what {@code substances} make together. */
    public static HazardGrading of(List<Substance> substances, int exposedPeople, CriticalQuantities table) {
        List<Share> shares = new ArrayList<>();
        List<Substance> notListed = new ArrayList<>();
        for (Substance substance : substances) {
            CriticalQuantities.Row row = table.of(substance);
            if (row == null) {
                notListed.add(substance);
            } else {
                shares.add(new Share(substance, row));
            }
        }
        double alpha = alpha(exposedPeople);
        double s = exact(shares.stream().mapToDouble(Share::ratio).sum());
        double r = exact(alpha * shares.stream().mapToDouble(share -> share.row().beta() * share.ratio()).sum());
        return new HazardGrading(table.edition(), HazardGrade.of(s, r), s, r, alpha, shares, notListed);
    }

    /** Whether every figure used was checked against a copy of the standard. */
    public boolean isSourced() {
        return shares.stream().allMatch(share -> share.row().isSourced());
    }

    private static double alpha(int exposedPeople) {
        if (exposedPeople >= 100) {
            return 2.0;
        }
        if (exposedPeople >= 50) {
            return 1.5;
        }
        if (exposedPeople >= 30) {
            return 1.2;
        }
        return exposedPeople >= 1 ? 1.0 : 0.5;
    }

    /** Removes errors of binary fractions, so that a bound that is met exactly on paper is met here. */
    private static double exact(double value) {
        return Math.round(value * 1e9) / 1e9;
    }
}
