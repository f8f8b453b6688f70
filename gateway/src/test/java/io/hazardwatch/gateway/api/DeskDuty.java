package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.duty.Duty;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.FixedShifts;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyMessage;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.book.DutyStore;
import io.hazardwatch.gateway.duty.book.MemoryDutyStore;
import io.hazardwatch.gateway.duty.book.SaidDuty;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Text;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Duty in memory, played by whoever asks. */
final class DeskDuty implements Duty {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long HALF_DAY = 12 * 3_600_000L;

    /** What is said goes to the live feed too. */
    private final class Said extends SaidDuty {
        @Override
        public void changed(DutyPost post) {
            if (follower != null) {
                follower.changed(book.now().get(post.id()));
            }
        }

        @Override
        public synchronized void tell(DutyPost post, Collection<String> persons, DutyMessage message) {
            super.tell(post, persons, message);
            if (follower != null) {
                follower.told(post, persons, message.text());
            }
        }

        @Override
        public synchronized void call(DutyPost post, String leader, DutyMessage message) {
            super.call(post, leader, message);
            if (follower != null) {
                follower.told(post, List.of(leader), message.text());
            }
        }
    }

    final FixedShifts shifts = new FixedShifts();
    final MemoryDutyStore kept = new MemoryDutyStore();
    final SaidDuty said = new Said();
    private volatile Follower follower;
    private final DutyBook book = new DutyBook(shifts, said, said, kept, said, DutySettings.STANDARD, (post, from) -> Tightening.NONE, new Random(1));

    /** A post whose shift changes at that moment. */
    void post(String id, String enterprise, List<String> outgoing, List<String> incoming, long changeAt) {
        shifts.with(new DutyPost(id, new Text("中控室", "Control room"), enterprise, null, ZONE))
                .with(new DutyShift(id, changeAt - HALF_DAY, changeAt, outgoing, "leader"))
                .with(new DutyShift(id, changeAt, changeAt + HALF_DAY, incoming, "leader"));
    }

    synchronized void look(long nowMillis) {
        book.look(nowMillis);
    }

    @Override
    public Map<String, DutyNow> now() {
        return book.now();
    }
    private final JournaledSessions sessions;

    DeskDuty(JournaledSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized <T> CompletionStage<T> submit(String session, Function<DutyBook, T> work) {
        sessions.note(session);
        try {
            return CompletableFuture.completedFuture(work.apply(book));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    @Override
    public DutyStore store() {
        return kept;
    }

    @Override
    public DutyPeople people() {
        return said;
    }

    @Override
    public List<OpenMatter.Kind> notKept() {
        return List.of(OpenMatter.Kind.WORK_PERMIT, OpenMatter.Kind.TASK);
    }

    @Override
    public void follow(Follower next) {
        follower = next;
    }
}
