package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.plant.Signal;
import io.hazardwatch.simulator.scenario.Scenario.Actor;
import io.hazardwatch.simulator.scenario.Scenario.Backlog;
import io.hazardwatch.simulator.scenario.Scenario.Cut;
import io.hazardwatch.simulator.scenario.Scenario.WrongClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Iterates over a scenario's events in order of time. At the same time, links come first, then devices in the file's order, and a
 * device's backlog comes before its new message. Used by one thread.
 */
public final class Timeline implements Iterator<Event> {
    private final Scenario scenario;
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparingLong(Turn::atMillis).thenComparingInt(turn -> turn.rank));
    private final Deque<Event> ready = new ArrayDeque<>();
    private final Deque<Event.Link> links;

    /** Starts at the beginning of the scenario. */
    public Timeline(Scenario scenario) {
        this.scenario = scenario;
        this.links = new ArrayDeque<>(links(scenario));
        for (Actor actor : scenario.actors()) {
            turns.add(new Turn(actor, turns.size()));
        }
    }

    private static List<Event.Link> links(Scenario scenario) {
        List<Event.Link> links = new ArrayList<>();
        for (Cut cut : scenario.cuts()) {
            links.add(new Event.Link(cut.span().fromMillis(), cut.of(), false));
            links.add(new Event.Link(Math.min(cut.span().toMillis(), scenario.durationMillis()), cut.of(), true));
        }
        links.sort(Comparator.comparingLong(Event.Link::atMillis));
        return links;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !turns.isEmpty()) {
            takeTurn();
        }
        return !ready.isEmpty();
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.poll();
    }

    private void takeTurn() {
        Turn turn = turns.poll();
        boolean over = turn.atMillis() >= scenario.durationMillis();
        addLinks(over && turns.isEmpty() ? Long.MAX_VALUE : Math.min(turn.atMillis(), scenario.durationMillis()));
        if (!over) {
            turn.play(ready);
            turns.add(turn);
        }
    }

    /** Adds the link events. A link still down at the end is restored then, so that no link stays cut after the scenario. */
    private void addLinks(long untilMillis) {
        while (!links.isEmpty() && links.peek().atMillis() <= untilMillis) {
            ready.add(links.poll());
        }
    }

    private long offsetMillis(DeviceId device, long atMillis) {
        for (WrongClock clock : scenario.clocks()) {
            if (device.isUnder(clock.of()) && clock.span().holds(atMillis)) {
                return clock.offsetMillis();
            }
        }
        return 0;
    }

    private Cut cut(DeviceId device, long atMillis) {
        for (Cut cut : scenario.cuts()) {
            if (device.isUnder(cut.of()) && cut.span().holds(atMillis)) {
                return cut;
            }
        }
        return null;
    }

    /** The position of one device within its samples. */
    private final class Turn {
        private final Actor actor;
        private final int rank;
        private final Deque<Event.Message> backlog = new ArrayDeque<>();
        private long index;

        Turn(Actor actor, int rank) {
            this.actor = actor;
            this.rank = rank;
        }

        long atMillis() {
            return index * actor.periodMillis();
        }

        void play(Deque<Event> out) {
            Event.Message message = message();
            Cut cut = cut(actor.id(), atMillis());
            if (cut == null) {
                replay(out);
                add(out, message);
            } else if (cut.backlog() == Backlog.REPLAY) {
                backlog.add(message);
            }
            index++;
        }

        private Event.Message message() {
            List<Sample> samples = new ArrayList<>();
            for (Signal signal : actor.signals()) {
                signal.sample(index).ifPresent(samples::add);
            }
            return new Event.Message(atMillis(), atMillis(), offsetMillis(actor.id(), atMillis()), actor.id(), samples);
        }

        private void replay(Deque<Event> out) {
            for (Event.Message late = backlog.poll(); late != null; late = backlog.poll()) {
                add(out, new Event.Message(atMillis(), late.takenAtMillis(), late.offsetMillis(), late.device(),
                        late.samples()));
            }
        }

        private void add(Deque<Event> out, Event.Message message) {
            if (!message.samples().isEmpty()) {
                out.add(message);
            }
        }
    }
}
