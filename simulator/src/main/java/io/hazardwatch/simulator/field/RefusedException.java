package io.hazardwatch.simulator.field;

import java.io.IOException;

/** The gateway has taken a row and wants none of it: to bring the same row again would fare no better. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String reason) {
        super(reason);
    }
}
