package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.scenario.Event;
import io.hazardwatch.simulator.scenario.Scenario;
import io.hazardwatch.simulator.scenario.Timeline;

/** The playback of one scenario, repeated as often as asked. Used by one thread. */
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

    /** Whether no events are left. */
    boolean isOver() {
        return next == null;
    }

    /** The due time of the next event, in milliseconds of scenario time since the start of the first pass. */
    long nextMillis() {
        return passStartMillis + next.atMillis();
    }

    /** Passes the next event to {@code stage}. */
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

    /** Receives the events. */
    interface Stage {
        /** @param stampMillis milliseconds since the epoch, by the device's clock */
        void send(Event.Message message, long stampMillis);

        /** Cuts or restores a link. */
        void setLink(Event.Link link);
    }
}
