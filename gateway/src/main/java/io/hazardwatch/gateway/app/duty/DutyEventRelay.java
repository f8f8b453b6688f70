package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.alarms.AlarmCommand;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.alarms.Commands;
import io.hazardwatch.gateway.api.duty.Duty;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.book.DutyListener;
import io.hazardwatch.gateway.duty.book.DutyMessage;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes the news of the duty book to journal, system alarms, lanes, consoles and people's own devices. Duty thread; never blocks. */
final class DutyEventRelay implements DutyListener {
    private static final Logger LOG = LoggerFactory.getLogger(DutyEventRelay.class);
    private static final String PART = "duty";
    private static final int NAME_MAX = 64;

    private final Consumer<Note> journal;
    private final SystemAlarms alarms;
    private final Commands commands;
    private final DutyPhones phones;
    private final Clock clock;
    private final RequestSession session;
    private volatile Duty.Follower follower;
    private volatile Supplier<Map<String, DutyNow>> now = Map::of;

    /** @param journal takes a note without delay */
    DutyEventRelay(Consumer<Note> journal, SystemAlarms alarms, Commands commands, DutyPhones phones, RequestSession session, Clock clock) {
        this.phones = phones;
        this.journal = journal;
        this.alarms = alarms;
        this.commands = commands;
        this.session = session;
        this.clock = clock;
    }

    void follow(Duty.Follower next, Supplier<Map<String, DutyNow>> present) {
        now = present;
        follower = next;
    }

    @Override
    public void journal(Kind kind, DutyPost post, String subject, String actor, String what) {
        journal.accept(new Note(TransitionType.valueOf(kind.name()), post.enterprise(), subject, actor, what, clock.millis(),
                session.of(actor)));
    }

    @Override
    public void tell(DutyPost post, Collection<String> persons, DutyMessage message) {
        tellConsoles(post, persons, message);
        phones.tell(post, persons, message);
    }

    @Override
    public void call(DutyPost post, String leader, DutyMessage message) {
        tellConsoles(post, leader == null ? List.of() : List.of(leader), message);
        phones.call(post, message);
    }

    @Override
    public void over(DutyPost post, DutyMessage.Kind kind) {
        phones.over(post, kind);
    }

    private void tellConsoles(DutyPost post, Collection<String> persons, DutyMessage message) {
        Duty.Follower told = follower;
        if (told != null) {
            Text more = message.more();
            told.told(post, persons, more == null ? message.text() : new Text(message.text().zh() + '\n' + more.zh(),
                    message.text().en() + '\n' + more.en()));
        }
    }

    @Override
    public void alarm(boolean stands, String id, Text what) {
        String name = id.length() <= NAME_MAX ? id : id.substring(0, NAME_MAX - 9) + '-' + Integer.toHexString(id.hashCode());
        alarms.set(stands, PART, name, what, Priority.P2);
    }

    @Override
    public void takeOver(String alarmId, String person) {
        String[] names = alarmId.split("\\.", 5);
        PointId point = new PointId(names[0], names[1], names[2], names[3]);
        commands.submit(new AlarmCommand.TakeOver(alarmId, point, person, "交接班 hand-over"), session.of(person)).whenComplete((taken, failure) -> {
            if (failure != null) {
                LOG.warn("duty: {} did not take over {}: {}", person, alarmId, failure.toString());
            }
        });
    }

    @Override
    public void changed(DutyPost post) {
        Duty.Follower told = follower;
        DutyNow present = now.get().get(post.id());
        if (told != null && present != null) {
            told.changed(present);
        }
    }
}
