package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.CallKey;
import io.hazardwatch.gateway.weather.book.WarningCall;
import io.hazardwatch.gateway.weather.book.WarningNotice;
import io.hazardwatch.gateway.weather.book.WeatherEvent;
import io.hazardwatch.gateway.weather.book.WeatherListener;
import java.util.List;
import java.util.function.Consumer;

/** Passes events of warnings to the journal, and notices to the sender of messages. Weather thread; never blocks. */
final class JournaledWeather implements WeatherListener {
    private final Consumer<Note> journal;
    private final WeatherCalls calls;
    private final RequestSession session;
    private final Clock clock;

    JournaledWeather(Consumer<Note> journal, WeatherCalls calls, RequestSession session, Clock clock) {
        this.journal = journal;
        this.calls = calls;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void journal(WeatherEvent event) {
        journal.accept(new Note(TransitionType.valueOf(event.kind().name()), event.enterprise(), event.subject(), event.actor(), event.what(),
                clock.millis(), session.of(event.actor())));
    }

    @Override
    public void tell(WarningNotice notice) {
        calls.tell(notice);
    }

    @Override
    public void withdraw(WarningNotice notice) {
        calls.withdraw(notice);
    }

    @Override
    public void actionsDone(String chainId, String enterprise) {
        calls.actionsDone(chainId, enterprise);
    }

    @Override
    public void call(List<WarningCall> announced) {
        calls.call(announced);
    }

    @Override
    public boolean wasRefused() {
        return calls.wasRefused();
    }

    @Override
    public void follow(List<WarningCall> running) {
        calls.follow(running);
    }

    @Override
    public void answered(CallKey call, String by) {
        calls.answered(call, by);
    }

    @Override
    public void over(CallKey call) {
        calls.over(call);
    }
}
