package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.tls.PeerCertificate;
import java.security.Principal;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.auth.X509CertPath;

/**
 * By what a request proves whose it is: the secret that it names, or the certificate of its DTLS session. Every request does, so a revoked
 * credential lets nothing in any more. Thread {@code coap}.
 */
final class CoapLogIn {
    private final Credentials credentials;
    private final ConnectionListener door;
    private final Clock clock;

    CoapLogIn(Credentials credentials, ConnectionListener door, Clock clock) {
        this.credentials = credentials;
        this.door = door;
        this.clock = clock;
    }

    /** The credential; null when there is none, or a wrong one. */
    Credential of(CoapTarget target, Request request) {
        if (target.username() != null) {
            return credentials.authenticate(target.username(), target.password());
        }
        String certificate = certificate(request);
        return certificate == null ? null : credentials.authenticateCertificate(certificate);
    }

    private static String certificate(Request request) {
        Principal peer = request.getSourceContext().getPeerIdentity();
        return peer instanceof X509CertPath path ? PeerCertificate.fingerprint(path.getTarget()) : null;
    }

    /** Somebody has been let in. */
    void letIn(Credential credential, Request request) {
        door.pushed(credential, address(request), request.getSourceContext() instanceof DtlsEndpointContext, clock.millis());
    }

    /** Notes a log-in that {@link #of} has refused. */
    void refused(CoapTarget target, Request request) {
        String address = address(request);
        long now = clock.millis();
        LogInFailure failure = target.username() == null && certificate(request) != null ? LogInFailure.UNKNOWN_CERTIFICATE
                : credentials.refused(target.username(), target.password(), address, now);
        StrangerKind kind = switch (failure) {
            case NO_USERNAME -> StrangerKind.NO_USERNAME;
            case UNKNOWN_USERNAME -> StrangerKind.UNKNOWN_USERNAME;
            case UNKNOWN_CERTIFICATE -> StrangerKind.UNKNOWN_CERTIFICATE;
            case NO_PASSWORD, WRONG_PASSWORD -> null;
        };
        if (kind != null) {
            door.stranger(kind, address, target.username(), now);
        }
    }

    private static String address(Request request) {
        return request.getSourceContext().getPeerAddress().getAddress().getHostAddress();
    }
}
