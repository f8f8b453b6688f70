package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.api.response.Permits;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.leaks.NearbyWork;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.permits.PermitState;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.permits.PermitView;
import java.util.List;
import java.util.function.Function;

/** The open permits as duty needs them. From memory, any thread. */
final class PermitBoard {
    private final Permits permits;
    private final Function<String, Text> names;

    PermitBoard(Permits permits, Function<String, Text> names) {
        this.permits = permits;
        this.names = names;
    }

    /** The permits that are open at sites of a post. */
    List<OpenMatter> of(DutyPost post) {
        return permits.open().stream().filter(each -> post.covers(each.permit().terms().enterprise(), each.permit().terms().site()))
                .map(each -> new OpenMatter(OpenMatter.Kind.WORK_PERMIT, each.permit().id(), text(each))).toList();
    }

    /** The work at a site that goes on: from its begin to its end, also while it is suspended, because people may still be at the place. */
    List<NearbyWork> works(String enterprise, String site) {
        return permits.open().stream().filter(each -> each.state() == PermitState.VALID || each.state() == PermitState.SUSPENDED)
                .map(each -> each.permit()).filter(each -> each.terms().enterprise().equals(enterprise) && each.terms().site().equals(site))
                .map(each -> new NearbyWork(each.id(), each.terms().kind().name(), each.terms().place(), each.terms().area().position(),
                        each.terms().area().radiusMetres(), each.terms().detectors())).toList();
    }

    /** What a permit is, in Chinese, by the subject of a note; its id when it is not kept any more. */
    String name(String subject) {
        String id = subject.substring(subject.lastIndexOf('.') + 1);
        Text name = names.apply(id);
        return name == null ? "作业票 " + id : name.zh();
    }

    private static Text text(PermitView view) {
        PermitTerms terms = view.permit().terms();
        Text work = view.counted() == null ? terms.kind().text() : view.counted().title();
        return new Text(work.zh() + " " + terms.place() + "，作业票 " + view.permit().id() + (view.isSuggested() ? "，建议暂停" : ""),
                work.en() + " at " + terms.place() + ", permit " + view.permit().id() + (view.isSuggested() ? ", suspension suggested" : ""));
    }
}
