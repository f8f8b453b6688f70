package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A plant as a test wants it, and everything the book said. */
public class SaidDuty implements DutyListener, DutySite, DutyPeople {
    public final List<OpenMatter> matters = new ArrayList<>();
    public final List<String> journal = new ArrayList<>();
    public final List<String> told = new ArrayList<>();
    public final List<DutyMessage> messages = new ArrayList<>();
    /** Those that nobody has ended yet. */
    public final Set<String> calls = new TreeSet<>();
    public final List<String> takenOver = new ArrayList<>();
    public final Set<String> alarms = new TreeSet<>();
    public volatile boolean busy;

    @Override
    public synchronized void journal(Kind kind, DutyPost post, String subject, String actor, String what) {
        journal.add(kind + " " + subject + " " + actor + ": " + what);
    }

    @Override
    public synchronized void tell(DutyPost post, Collection<String> persons, DutyMessage message) {
        told.add(String.join(",", persons) + ": " + message.text().en());
        messages.add(message);
    }

    @Override
    public synchronized void call(DutyPost post, String leader, DutyMessage message) {
        told.add(leader + ": " + message.text().en());
        calls.add(message.kind() + " " + post.id());
        messages.add(message);
    }

    @Override
    public synchronized void over(DutyPost post, DutyMessage.Kind kind) {
        calls.remove(kind + " " + post.id());
    }

    @Override
    public synchronized void alarm(boolean stands, String id, Text what) {
        if (stands) {
            alarms.add(id);
        } else {
            alarms.remove(id);
        }
    }

    @Override
    public synchronized void takeOver(String alarmId, String person) {
        takenOver.add(alarmId + " " + person);
    }

    @Override
    public void changed(DutyPost post) {}

    @Override
    public synchronized List<OpenMatter> openMatters(DutyPost post) {
        return List.copyOf(matters);
    }

    @Override
    public boolean hasUnacknowledgedP1(DutyPost post) {
        return busy;
    }

    @Override
    public String snapshot(DutyPost post, long nowMillis) {
        return "{\"at\":" + nowMillis + ",\"points\":1}";
    }

    @Override
    public String personOf(String account) {
        return account;
    }

    @Override
    public String nameOf(String person) {
        return person.equals("zhang") ? "张三" : person;
    }
}
