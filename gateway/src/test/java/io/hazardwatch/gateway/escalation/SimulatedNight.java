package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.people.ContactMeans;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.time.Backoff;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * One alarm, two officers on two levels, two means that fail, a process that crashes between any two steps and a clock that is set
 * by an hour: half an hour of it, decided by one seed. It keeps what a real runner keeps in the journal, and loses at a crash what
 * a real runner has in memory.
 */
final class SimulatedNight {
    private static final long LENGTH = 30 * Scene.MINUTE;
    private static final long HEARTBEAT = 10_000;
    private static final long HOUR = 60 * Scene.MINUTE;
    private static final Backoff BACKOFF = Backoff.exact(1_000, 30_000);

    /** The process dies here. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash() {
            super(null, null, false, false);
        }
    }

    private record Event(long at, long order, int life, Runnable what) {}

    private final Random random;
    private final EscalationMachine machine;
    private final boolean isClockWatched;
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Map<ContactMeansKind, Boolean> isUp = new EnumMap<>(ContactMeansKind.class);
    private final NightPromises promises = new NightPromises();
    // the journal
    private Escalation stored;
    private final Map<String, NightRow> rows = new LinkedHashMap<>();
    private long storedSeen;
    // the process
    private Escalation escalation;
    private int life;
    private boolean isRunning = true;
    private int crashesLeft;
    private long crashPart;
    private long tickOrder;
    // the world
    private Chain chain;
    private long now;
    private long order;
    private long offset;
    private long clockOfTheProcess;
    private int crashes;

    SimulatedNight(long seed, EscalationMachine machine, boolean isClockWatched) {
        this.random = new Random(seed);
        this.machine = machine;
        this.isClockWatched = isClockWatched;
        crashesLeft = random.nextInt(3);
        crashPart = 20 + random.nextInt(200);
        isUp.put(ContactMeansKind.PUSH, random.nextInt(4) > 0);
        isUp.put(ContactMeansKind.VOICE, random.nextInt(4) > 0);
        chain = usual();
    }

    private static Recipient officer(String person) {
        return new Recipient(person, List.of(new ContactMeans(ContactMeansKind.PUSH, person, 1L, ""),
                new ContactMeans(ContactMeansKind.VOICE, person + '1', 1L, "")));
    }

    private static Chain usual() {
        return new Chain(List.of(Scene.level("one", 10, officer("ann")), Scene.level("two", 20, officer("bob"))));
    }

    private Chain edited() {
        return switch (random.nextInt(6)) {
            case 0 -> new Chain(List.of(Scene.level("one", 10), Scene.level("two", 20, officer("bob"))));
            case 1 -> new Chain(List.of(Scene.level("two", 20, officer("bob"))));
            case 2 -> new Chain(List.of(Scene.level("one", 10, officer("eva")), Scene.level("two", 20)));
            case 3 -> new Chain(List.of(Scene.level("one", 10, officer("ann"))));
            case 4 -> Chain.EMPTY;
            default -> usual();
        };
    }

    /** Plays it; which promises broke, empty if none. */
    List<String> play() {
        plan();
        submit(0, () -> commit(machine.began(subject(), wall(), chain)));
        while (!events.isEmpty() && promises.broken().isEmpty() && now < LENGTH) {
            Event event = events.remove();
            now = Math.min(event.at(), LENGTH);
            promises.silence(isRunning && NightPromises.isAnybodyIn(chain) && isUp.containsValue(true), now);
            if (event.life() < 0 || isRunning && event.life() == life) {
                run(event.what());
            }
        }
        promises.end(rows.values(), isRunning, escalation != null && escalation.isRunning(), now);
        return promises.broken();
    }

    private void plan() {
        for (ContactMeansKind means : isUp.keySet()) {
            for (long at = random.nextLong(4 * Scene.MINUTE); at < LENGTH; at += 20_000 + random.nextLong(6 * Scene.MINUTE)) {
                world(at, () -> set(means, !isUp.get(means) || random.nextInt(3) == 0));
            }
        }
        for (int edits = random.nextInt(5); edits > 0; edits--) {
            world(random.nextLong(LENGTH), () -> {
                chain = edited();
                promises.changed(now);
            });
        }
        for (int steps = random.nextInt(3); steps > 0; steps--) {
            world(random.nextLong(LENGTH), this::stepClock);
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            world(random.nextLong(LENGTH), this::announceAgain);
        }
        if (random.nextBoolean()) {
            world(random.nextLong(LENGTH), this::answer);
        }
        if (random.nextInt(3) == 0) {
            world(random.nextLong(LENGTH), () -> whenUp(() -> commit(machine.declined(escalation, "ann", "VOICE", wall(), chain))));
        }
    }

    private void set(ContactMeansKind means, boolean up) {
        isUp.put(means, up);
        promises.changed(now);
    }

    private void stepClock() {
        long delta = random.nextBoolean() ? HOUR : -HOUR;
        offset += delta;
        if (!isRunning || crashesLeft > 0) {
            promises.clockAndCrash();
        }
        if (isRunning && isClockWatched) {
            after(random.nextLong(1_000), this::noticeClock);
        }
    }

    /** As the watch of the clocks does once a second: the exact step against the monotonic clock. */
    private void noticeClock() {
        long delta = offset - clockOfTheProcess;
        clockOfTheProcess = offset;
        if (delta != 0 && escalation != null) {
            Escalation moved = escalation.seenAt() + delta > wall() ? escalation : escalation.moved(delta);
            store(() -> stored = moved);
            escalation = moved;
            look();
        }
    }

    private void announceAgain() {
        whenUp(() -> commit(machine.reannounced(escalation, new Subject(SubjectKind.ALARM, "a", 1, escalation.subject().annSeq() + 1,
                Priority.P1, "e", "s", null), wall(), chain)));
    }

    private void answer() {
        whenUp(() -> commit(machine.acknowledged(escalation, "zoe", "console", wall(), chain)));
    }

    private void whenUp(Runnable what) {
        if (isRunning && escalation != null) {
            what.run();
        } else {
            world(now + 500, () -> whenUp(what));
        }
    }

    private Subject subject() {
        return new Subject(SubjectKind.ALARM, "a", 1, 1, Priority.P1, "e", "s", null);
    }

    private long wall() {
        return Scene.START + now + offset;
    }

    private void world(long at, Runnable what) {
        events.add(new Event(at, order++, -1, what));
    }

    private void submit(long at, Runnable what) {
        events.add(new Event(at, order++, life, what));
    }

    private void after(long millis, Runnable what) {
        submit(now + millis, what);
    }

    private void run(Runnable what) {
        try {
            what.run();
        } catch (Crash crash) {
            isRunning = false;
            crashes++;
            life++;
            escalation = null;
            world(now + 500 + random.nextLong(20_000), () -> run(this::restart));
        }
    }

    private void restart() {
        isRunning = true;
        promises.changed(now);
        clockOfTheProcess = offset;
        if (stored == null) {
            after(0, () -> commit(machine.began(subject(), wall(), chain)));
            return;
        }
        escalation = machine.resumed(stored, Scene.START + storedSeen, wall());
        rows.values().stream().filter(row -> row.isClaimed).toList().forEach(this::takeBackClaim);
        rows.values().stream().filter(row -> !row.isDone).toList().forEach(row -> after(0, () -> send(row)));
        heartbeat();
        look();
    }

    /** Nobody knows whether it was sent: while people are called it is sent again, and after the answer its person hears of that. */
    private void takeBackClaim(NightRow row) {
        row.isClaimed = false;
        if (row.isTakenBack) {
            row.isDone = true;
            after(0, () -> commit(machine.reported(escalation, row.report(AttemptResult.ACCEPTED), wall(), chain)));
        } else if (row.isCall()) {
            NotifiedPerson to = new NotifiedPerson(row.call.person(), row.call.means(), row.call.address());
            after(0, () -> commit(machine.maybeTold(escalation, to, wall())));
        }
    }

    private void heartbeat() {
        storedSeen = wall() - Scene.START;
        after(HEARTBEAT, this::heartbeat);
    }

    private void crashPoint() {
        if (crashesLeft > 0 && random.nextLong(crashPart) == 0) {
            crashesLeft--;
            throw new Crash();
        }
    }

    private void store(Runnable change) {
        crashPoint();
        change.run();
        crashPoint();
    }

    private void commit(EscalationStep step) {
        commit(step, () -> { });
    }

    private void commit(EscalationStep step, Runnable rowChange) {
        promises.step(step, escalation, chain, machine.nextAt(step.next()) != Escalation.NEVER);
        List<NightRow> fresh = step.calls().stream().map(call -> new NightRow(call, step.next().subject().annSeq())).toList();
        boolean isFirst = stored == null;
        crashPoint();
        rowChange.run();
        stored = step.next();
        fresh.forEach(row -> rows.put(row.call.key(), row));
        step.cancelled().stream().map(rows::get).forEach(row -> {
            row.isTakenBack = true;
            row.isDone |= !row.isClaimed;
        });
        promises.committed(stored, now);
        escalation = step.next();
        crashPoint();
        if (isFirst) {
            heartbeat();
        }
        fresh.forEach(row -> after(0, () -> send(row)));
        look();
    }

    private void look() {
        long mine = ++tickOrder;
        long next = machine.nextAt(escalation);
        if (next != Escalation.NEVER) {
            after(Math.max(0, next - wall()) + random.nextLong(50), () -> {
                if (mine == tickOrder) {
                    commit(machine.tick(escalation, wall(), chain));
                }
            });
        }
    }

    private void send(NightRow row) {
        if (row.isDone || row.isClaimed) {
            return;
        }
        store(() -> row.isClaimed = true);
        promises.send(row, now, crashes);
        row.sent++;
        boolean isTaken = isUp.get(row.call.means());
        long latency = isTaken ? 20 + random.nextLong(2_000) : random.nextBoolean() ? 10_000 : random.nextLong(1_000);
        if (isTaken && row.isCall()) {
            world(now + latency, () -> promises.accepted(row, now));
        }
        after(latency, () -> settled(row, isTaken));
    }

    private void settled(NightRow row, boolean isTaken) {
        Runnable recorded = () -> {
            row.isClaimed = false;
            row.isDone |= isTaken || row.isTakenBack;
        };
        if (row.isCall()) {
            commit(machine.reported(escalation, row.report(isTaken ? AttemptResult.ACCEPTED : AttemptResult.REFUSED), wall(), chain), recorded);
        } else {
            store(recorded);
        }
        if (!isTaken && !row.isDone) {
            after(BACKOFF.millis(++row.refusals), () -> send(row));
        }
        if (isTaken && row.isCall()) {
            AttemptResult[] outcomes = {AttemptResult.DELIVERED, AttemptResult.NOT_REACHED, AttemptResult.SEEN, null};
            AttemptResult outcome = outcomes[random.nextInt(outcomes.length)];
            if (outcome != null) {
                after(random.nextLong(25_000), () -> commit(machine.reported(escalation, row.report(outcome), wall(), chain)));
            }
        }
    }
}
