package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.ChannelCount;
import io.hazardwatch.gateway.journal.LogLine;
import io.hazardwatch.gateway.journal.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a {@link Report}: first what {@link #standing stood} when the period began, then every {@link #line} of it in the
 * order of decisions, then {@link #report}. One thread.
 */
public final class Assessment {
    private final Position position;
    private final Period period;
    private final Configured configured;
    private final List<ChannelCount> channels;
    private final StaleAlarms stale;
    private final FloodWatch floods;
    private final Repeats repeats = new Repeats();
    private final List<Tally> tallies;
    private long entries;

    /** @param channels what became of the notices planned in the period */
    public Assessment(Position position, Period period, Configured configured, List<ChannelCount> channels) {
        this.position = position;
        this.period = period;
        this.configured = configured;
        this.channels = List.copyOf(channels);
        this.stale = new StaleAlarms(period);
        this.floods = new FloodWatch(period);
        this.tallies = List.of(new Rates(period), floods, repeats, stale, new Occurrences(), new Delays(),
                new Suppressions(period),
                new Foresight(period, configured.forewarnings()),
                new Silences(period, !channels.isEmpty()), new Instruments(period, configured.points()));
    }

    /** An alarm that was not normal when the period began. */
    public void standing(Standing standing) {
        tallies.forEach(tally -> tally.standing(standing));
    }

    /** The next line of the period. */
    public void line(LogLine line) {
        entries++;
        if (line.alarm() != null) {
            tallies.forEach(tally -> tally.line(line));
        }
    }

    /** What came out; asked once. */
    public Report report() {
        var staleDays = stale.days();
        List<Figure> figures = new ArrayList<>();
        tallies.forEach(tally -> figures.addAll(tally.figures()));
        figures.addAll(Rates.mix(Kpi.K13B, configured.alarms(), Missing.NOTHING_CONFIGURED));
        figures.add(Figure.none(Kpi.K15, Missing.NO_CHANGE_RECORDS));
        figures.addAll(Deliveries.of(channels));
        figures.sort(Comparator.comparing(Figure::kpi));
        return new Report(position, period, entries, List.copyOf(figures), floods.floods(), repeats.frequent(),
                repeats.chattering(), repeats.restless(), repeats.fleeting(), staleDays);
    }
}
