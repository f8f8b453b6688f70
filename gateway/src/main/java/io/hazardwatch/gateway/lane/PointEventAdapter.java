package io.hazardwatch.gateway.lane;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.Findings;
import io.hazardwatch.gateway.registry.Point;
import java.util.function.Consumer;

/** What the rules of points say, in the words of the journal. Lane thread. */
final class PointEventAdapter implements Findings {
    private final Findings findings;
    private final Consumer<Note> notes;

    PointEventAdapter(Findings findings, Consumer<Note> notes) {
        this.findings = findings;
        this.notes = notes;
    }

    @Override
    public void on(Finding finding) {
        findings.on(finding);
    }

    @Override
    public void onClockSetBack(Point point, long byMillis, long arrivalMillis) {
        notes.accept(new Note(TransitionType.CLOCK_STEP, point.id().enterprise(), point.id().toString(), Transition.SYSTEM,
                "the device's clock was set back by " + byMillis + " ms", arrivalMillis));
    }
}
