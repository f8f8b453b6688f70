package io.hazardwatch.gateway.intake.opcua;

import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;

/** How messages are protected; with Basic256Sha256 unless not at all. */
public enum OpcUaSecurity {
    /** Anybody on the way can read and change values. */
    NONE(SecurityPolicy.None, MessageSecurityMode.None),
    /** Anybody on the way can read values. */
    SIGN(SecurityPolicy.Basic256Sha256, MessageSecurityMode.Sign),
    SIGN_AND_ENCRYPT(SecurityPolicy.Basic256Sha256, MessageSecurityMode.SignAndEncrypt);

    private final SecurityPolicy policy;
    private final MessageSecurityMode mode;

    OpcUaSecurity(SecurityPolicy policy, MessageSecurityMode mode) {
        this.policy = policy;
        this.mode = mode;
    }

    SecurityPolicy policy() {
        return policy;
    }

    MessageSecurityMode mode() {
        return mode;
    }
}
