package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.AlarmSnapshot;
import io.hazardwatch.gateway.journal.ChannelCount;
import io.hazardwatch.gateway.journal.KpiEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Computes a {@link KpiReport}. Call {@link #openAtStart} for the alarms that were open when the period began, then
 * {@link #entry} for every journal entry of the period in the order of decisions, then {@link #report}. One thread.
 */
public final class KpiCalculator {
    private static final Set<Kpi> OF_TIME = EnumSet.of(Kpi.K1, Kpi.K2, Kpi.K3, Kpi.K4, Kpi.K5, Kpi.K7, Kpi.K23);
    private static final Set<Kpi> COUNTS = EnumSet.of(Kpi.K6, Kpi.K8, Kpi.K10, Kpi.K11, Kpi.K12);

    private final OperatingPosition position;
    private final ObservedPeriod observed;
    private final ConfiguredAlarms configured;
    private final List<ChannelCount> channels;
    private final StaleAlarmFigures stale;
    private final FloodDetector floods;
    private final RepetitionFigures repeats = new RepetitionFigures();
    private final List<FigureBuilder> tallies;
    private int unapproved = -1;
    private long entries;

    /**
     * @param observed the period, and when the gateway was watching during it
     * @param channels outcome of the notices planned in the period
     */
    public KpiCalculator(OperatingPosition position, ObservedPeriod observed, ConfiguredAlarms configured, List<ChannelCount> channels) {
        this.position = position;
        this.observed = observed;
        Period period = observed.period();
        this.configured = configured;
        this.channels = List.copyOf(channels);
        this.stale = new StaleAlarmFigures(period);
        this.floods = new FloodDetector(observed);
        this.tallies = List.of(new RateFigures(observed), floods, repeats, stale, new OccurrenceFigures(), new DelayFigures(),
                new SuppressionFigures(period),
                new EarlyWarningFigures(period, configured.forewarnings()),
                new SilenceFigures(period, !channels.isEmpty()), new BadQualityFigures(observed, configured.points()));
    }

    /** Takes an alarm that was not normal when the period began. */
    public void openAtStart(AlarmSnapshot standing) {
        tallies.forEach(tally -> tally.openAtStart(standing));
    }

    /** Takes the next journal entry of the period. */
    public void entry(KpiEntry line) {
        entries++;
        if (line.alarm() != null) {
            tallies.forEach(tally -> tally.entry(line));
        }
    }

    /**
     * Withholds figures that unobserved time makes unknown. A count that already exceeds its target stays: more observation
     * could not lower it.
     */
    private static Figure asFarAsKnown(Figure figure) {
        boolean isUnknown = OF_TIME.contains(figure.kpi()) || COUNTS.contains(figure.kpi()) && figure.value() <= figure.kpi().target();
        return isUnknown ? Figure.none(figure.kpi(), figure.part(), MissingReason.NOT_OBSERVED) : figure;
    }

    /** Takes how many changes of the configuration nobody approved in the period; negative if that is not known. */
    public void unapproved(int changes) {
        unapproved = changes;
    }

    /** The report; call once. */
    public KpiReport report() {
        var staleDays = stale.days();
        List<Figure> figures = new ArrayList<>();
        tallies.forEach(tally -> figures.addAll(tally.figures()));
        figures.addAll(RateFigures.mix(Kpi.K13B, configured.alarms(), MissingReason.NOTHING_CONFIGURED));
        figures.add(unapproved < 0 ? Figure.none(Kpi.K15, MissingReason.NO_CHANGE_RECORDS) : new Figure(Kpi.K15, "", unapproved, null));
        figures.addAll(DeliveryFigures.of(channels));
        figures.sort(Comparator.comparing(Figure::kpi));
        List<Figure> known = observed.isEnough() ? figures : figures.stream().map(KpiCalculator::asFarAsKnown).toList();
        return new KpiReport(position, observed, entries, List.copyOf(known), floods.floods(), repeats.frequent(),
                repeats.chattering(), repeats.restless(), repeats.fleeting(), staleDays);
    }
}
