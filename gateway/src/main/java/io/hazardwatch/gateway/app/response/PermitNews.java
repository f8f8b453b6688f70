package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.escalation.Notices;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.MessageFacts;
import io.hazardwatch.gateway.notify.person.MessageNature;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitGrade;
import io.hazardwatch.gateway.response.permits.PermitListener;
import io.hazardwatch.gateway.response.permits.PermitNotice;
import io.hazardwatch.gateway.response.permits.PermitTable;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.time.Clock;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes what happens to permits to the journal, and to the people of the permit. Permits' thread; never blocks. */
public final class PermitNews implements PermitListener {
    private static final Logger LOG = LoggerFactory.getLogger(PermitNews.class);

    private final Consumer<Note> journal;
    private final Notices notices;
    private final SiteIndex sites;
    private final PermitTable table;
    private final Clock clock;
    private final AtomicBoolean isRefused = new AtomicBoolean();

    public PermitNews(Consumer<Note> journal, Notices notices, SiteIndex sites, PermitTable table, Clock clock) {
        this.journal = journal;
        this.notices = notices;
        this.sites = sites;
        this.table = table;
        this.clock = clock;
    }

    /** What a note is about: site and permit. */
    static String subject(Permit permit) {
        return permit.terms().enterprise() + '.' + permit.terms().site() + '.' + permit.id();
    }

    @Override
    public void journal(Permit permit, String actor, String session, String what) {
        journal.accept(new Note(TransitionType.WORK_PERMIT, permit.terms().enterprise(), subject(permit), actor, what, clock.millis(), session));
    }

    /** Escalation knows the notice by its subject, so a repetition after a kill is told once. */
    @Override
    public CompletionStage<?> tell(Permit permit, PermitNotice notice, Collection<String> persons) {
        PermitTerms terms = permit.terms();
        Priority priority = notice.cause().kind().isStop() ? Priority.P1 : Priority.P2;
        Subject subject = new Subject(SubjectKind.WORK_PERMIT, permit.id() + '@' + notice.cause().key(), notice.number(), 1, priority,
                terms.enterprise(), terms.site(), terms.hazardSource().isEmpty() ? null : terms.hazardSource());
        Site site = sites.site(terms.enterprise(), terms.site());
        MessageFacts facts = new MessageFacts(MessageNature.LIVE, MessagePurpose.DUTY, priority, site == null ? Text.of(terms.site()) : site.name(),
                matter(permit, notice), null, null, null, notice.sinceMillis(), sites.zone(terms.enterprise(), terms.site()), action(permit, notice),
                null, 1, null);
        return notices.tell(subject, facts, persons).whenComplete((done, failure) -> {
            if (failure != null && !isRefused.getAndSet(true)) {
                LOG.warn("permits: a message could not be handed over; it is tried again: {}", failure.toString());
            } else if (failure == null) {
                isRefused.set(false);
            }
        });
    }

    private Text matter(Permit permit, PermitNotice notice) {
        PermitTerms terms = permit.terms();
        PermitGrade grade = table.grade(terms.kind(), terms.grade());
        Text work = grade == null ? terms.kind().text() : grade.title();
        Text cause = notice.cause().text();
        if (notice.cause().kind().isStop() && permit.suspended().isDone()) {
            return new Text("立即撤离！作业已暂停：" + work.zh() + " " + terms.place() + "；" + cause.zh(),
                    "LEAVE, the work is suspended: " + work.en() + " at " + terms.place() + "; " + cause.en());
        }
        return notice.cause().kind().isStop()
                ? new Text("停止作业，立即撤离！" + work.zh() + " " + terms.place() + "；" + cause.zh(),
                        "STOP WORK, LEAVE: " + work.en() + " at " + terms.place() + "; " + cause.en())
                : new Text("作业场所相遇，须有协调人：" + work.zh() + " " + terms.place() + " 与 " + cause.zh(),
                        "Places of work meet, a coordinator is needed: " + work.en() + " at " + terms.place() + " and " + cause.en());
    }

    private static Text action(Permit permit, PermitNotice notice) {
        boolean isSuggested = notice.cause().kind().isStop() && !permit.suspended().isDone();
        return isSuggested ? new Text("建议暂停作业票 " + permit.id(), "suspend permit " + permit.id()) : null;
    }
}
