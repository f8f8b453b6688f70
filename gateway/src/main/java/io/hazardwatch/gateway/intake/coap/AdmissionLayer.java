package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.coap.Admission.Verdict;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.AbstractLayer;

/**
 * Stands below the layer that puts blocks together, so that of a stranger no block is kept, and above the one that answers repetitions. Thread
 * {@code coap}.
 */
final class AdmissionLayer extends AbstractLayer {
    private final Admission admission;
    private final BlockTransfers transfers;
    private final RecentRequests recent;
    private final DtlsSessions sessions;
    private final StrangerPauses pauses;

    AdmissionLayer(Admission admission, BlockTransfers transfers, RecentRequests recent, DtlsSessions sessions, StrangerPauses pauses) {
        this.admission = admission;
        this.transfers = transfers;
        this.recent = recent;
        this.sessions = sessions;
        this.pauses = pauses;
    }

    @Override
    public void receiveRequest(Exchange exchange, Request request) {
        try {
            admit(exchange, request);
        } catch (RuntimeException defect) {
            recent.letIn(exchange);
            answer(exchange, request, admission.failed(defect));
        }
    }

    private void admit(Exchange exchange, Request request) {
        Verdict verdict = admission.judge(exchange, request, transfers);
        if (verdict.isKnown()) {
            recent.letIn(exchange);
        } else {
            recent.forget(exchange);
        }
        if (verdict.isLogIn()) {
            sessions.seen(request.getSourceContext(), verdict.credential());
        }
        if (verdict.isKnown()) {
            pauses.letIn(request.getSourceContext().getPeerAddress());
        }
        if (verdict.isLetIn()) {
            super.receiveRequest(exchange, request);
        } else if (verdict.answer() != null) {
            answer(exchange, request, verdict.answer());
        }
    }

    private void answer(Exchange exchange, Request request, Response answer) {
        answer.setDestinationContext(request.getSourceContext());
        super.sendResponse(exchange, answer);
    }

    @Override
    public void sendResponse(Exchange exchange, Response answer) {
        admission.answered(exchange, answer, transfers);
        if (!recent.isReplaced(exchange)) {
            super.sendResponse(exchange, answer);
        }
    }

    @Override
    public void sendEmptyMessage(Exchange exchange, EmptyMessage message) {
        if (exchange == null || !recent.isReplaced(exchange)) {
            super.sendEmptyMessage(exchange, message);
        }
    }
}
