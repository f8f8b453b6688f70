package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.scenario.Event;
import io.hazardwatch.simulator.scenario.Scenario;
import io.hazardwatch.simulator.scenario.Timeline;

/** One scenario being played, again and again when looping. One thread. */
final class Playback {
    private final Scenario scenario;
    private final Stamps stamps;
    private final boolean loop;

    private Timeline timeline;
    private long passStartMillis;
    private Event next;

    Playback(Scenario scenario, Stamps stamps, boolean loop) {
        this.scenario = scenario;
        this.stamps = stamps;
        this.loop = loop;
        this.timeline = new Timeline(scenario);
        advance();
    }

    /** Whether anything is left. */
    boolean isOver() {
        return next == null;
    }

    /** When the next event is due, counted from the first pass's start in scenario time. */
    long nextMillis() {
        return passStartMillis + next.atMillis();
    }

    /** Lets the next event happen. */
    void play(Stage stage) {
        switch (next) {
            case Event.Message message -> stage.send(message,
                    stamps.stamp(passStartMillis + message.takenAtMillis(), message.offsetMillis()));
            case Event.Link link -> stage.setLink(link);
        }
        advance();
    }

    private void advance() {
        if (!timeline.hasNext() && loop) {
            passStartMillis += scenario.durationMillis();
            timeline = new Timeline(scenario);
        }
        next = timeline.hasNext() ? timeline.next() : null;
    }

    /** Where events take effect. */
    interface Stage {
        /** @param stampMillis milliseconds since the epoch, by the device's clock */
        void send(Event.Message message, long stampMillis);

        /** Cuts or restores a link. */
        void setLink(Event.Link link);
    }
}
