package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.coap.Admission.Verdict;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.AbstractLayer;

/**
 * Stands below the layer that puts blocks together, so that of a stranger no block is kept, and above the one that answers repetitions. Thread
 * {@code coap}.
 */
final class AdmissionLayer extends AbstractLayer {
    private final Admission admission;
    private final RecentRequests recent;
    private final DtlsSessions sessions;

    AdmissionLayer(Admission admission, RecentRequests recent, DtlsSessions sessions) {
        this.admission = admission;
        this.recent = recent;
        this.sessions = sessions;
    }

    @Override
    public void receiveRequest(Exchange exchange, Request request) {
        Verdict verdict = admission.judge(request);
        if (!verdict.isKnown()) {
            recent.forget(exchange);
        }
        sessions.seen(request.getSourceContext(), verdict.credential());
        if (verdict.isLetIn()) {
            super.receiveRequest(exchange, request);
        } else if (verdict.answer() != null) {
            verdict.answer().setDestinationContext(request.getSourceContext());
            super.sendResponse(exchange, verdict.answer());
        }
    }
}
