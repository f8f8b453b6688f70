package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.api.response.Permits;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.response.permits.PermitView;
import java.util.List;

/** The open permits as duty needs them. From memory, any thread. */
final class PermitBoard {
    private final Permits permits;

    PermitBoard(Permits permits) {
        this.permits = permits;
    }

    /** The permits that are open at sites of a post. */
    List<OpenMatter> of(DutyPost post) {
        return permits.open().stream().filter(each -> post.covers(each.permit().terms().enterprise(), each.permit().terms().site()))
                .map(each -> new OpenMatter(OpenMatter.Kind.WORK_PERMIT, each.permit().id(), text(each))).toList();
    }

    /** What a permit is, in Chinese, by the subject of a note; the subject when it is not open any more. */
    String name(String subject) {
        String id = subject.substring(subject.lastIndexOf('.') + 1);
        return permits.open().stream().filter(each -> each.permit().id().equals(id)).findFirst().map(each -> text(each).zh()).orElse("作业票 " + id);
    }

    private static Text text(PermitView view) {
        PermitTerms terms = view.permit().terms();
        Text work = view.counted() == null ? terms.kind().text() : view.counted().title();
        return new Text(work.zh() + " " + terms.place() + "，作业票 " + view.permit().id() + (view.isSuggested() ? "，建议暂停" : ""),
                work.en() + " at " + terms.place() + ", permit " + view.permit().id() + (view.isSuggested() ? ", suspension suggested" : ""));
    }
}
