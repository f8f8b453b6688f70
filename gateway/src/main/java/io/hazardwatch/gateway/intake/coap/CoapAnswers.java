package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.model.RejectReason;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;

/** Makes answers. No state. */
final class CoapAnswers {
    private CoapAnswers() {}

    static Response of(ResponseCode code) {
        return new Response(code);
    }

    static Response of(ResponseCode code, String diagnostic) {
        Response answer = new Response(code);
        answer.setPayload(diagnostic);
        return answer;
    }

    /** Nothing could be used, for that reason; it is in quarantine. */
    static Response rejected(RejectReason reason) {
        return of(switch (reason) {
            case NOT_AUTHORISED -> ResponseCode.FORBIDDEN;
            case UNKNOWN_DEVICE -> ResponseCode.NOT_FOUND;
            case TOO_LARGE -> ResponseCode.REQUEST_ENTITY_TOO_LARGE;
            default -> ResponseCode.BAD_REQUEST;
        }, reason.name());
    }

    static Response tooLarge(int bytesMax) {
        Response answer = rejected(RejectReason.TOO_LARGE);
        answer.getOptions().setSize1(bytesMax);
        return answer;
    }

    /** Try again after so many seconds. */
    static Response later(String why, long seconds) {
        Response answer = of(ResponseCode.SERVICE_UNAVAILABLE, why);
        answer.getOptions().setMaxAge(seconds);
        return answer;
    }
}
