package io.hazardwatch.gateway.notify.channel.smpp;

import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;

/**
 * Keeps one bound session, from the first message on: a session that ends is opened again by itself, after 1 s, doubling, at most 30 s,
 * because receipts and replies come over it. Any thread; opening blocks.
 */
final class SmppSessions {
    private static final long PAUSE_MILLIS = 1_000;
    private static final long PAUSE_MILLIS_MAX = 30_000;

    private final SmppSettings settings;
    private final MessageReceiverListener listener;
    private final Vertx vertx;
    private final WorkerPool threads;
    // guarded by this
    private SMPPSession session;
    private long pauseMillis = PAUSE_MILLIS;
    private boolean isClosed;

    SmppSessions(SmppSettings settings, MessageReceiverListener listener, Vertx vertx, WorkerPool threads) {
        this.settings = settings;
        this.listener = listener;
        this.vertx = vertx;
        this.threads = threads;
    }

    /** The bound session, opened if there is none. */
    synchronized SMPPSession bound() throws IOException {
        if (isClosed) {
            throw new IOException("the channel is closed");
        }
        if (session == null || !session.getSessionState().isBound()) {
            session = opened();
            pauseMillis = PAUSE_MILLIS;
        }
        return session;
    }

    private SMPPSession opened() throws IOException {
        SMPPSession next = new SMPPSession(new SmppConnections(settings));
        next.setTransactionTimer(settings.options().timeoutMillis());
        next.setEnquireLinkTimer((int) settings.enquireMillis());
        next.setMessageReceiverListener(listener);
        boolean isBound = false;
        try {
            next.connectAndBind(settings.host(), settings.port(), new BindParameter(BindType.BIND_TRX, settings.systemId(), settings.password(),
                    settings.systemType(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null, InterfaceVersion.IF_34),
                    settings.options().timeoutMillis());
            isBound = true;
        } finally {
            if (!isBound) {
                next.close();
            }
        }
        next.addSessionStateListener((now, before, source) -> {
            if (!now.isBound()) {
                lost(next);
            }
        });
        return next;
    }

    private synchronized void lost(SMPPSession over) {
        if (session == over && !isClosed) {
            session = null;
            openLater();
        }
    }

    private synchronized void openLater() {
        if (!isClosed) {
            vertx.setTimer(pauseMillis, timer -> reopen());
            pauseMillis = Math.min(PAUSE_MILLIS_MAX, pauseMillis * 2);
        }
    }

    private synchronized void reopen() {
        if (!isClosed) {
            threads.run(this::reopened);
        }
    }

    private Void reopened() {
        try {
            bound();
        } catch (IOException | RuntimeException refused) {
            openLater();
        }
        return null;
    }

    /** Ends a session that does not answer. */
    void drop(SMPPSession silent) {
        lost(silent);
        silent.close();
    }

    void close() {
        SMPPSession last;
        synchronized (this) {
            isClosed = true;
            last = session;
            session = null;
        }
        if (last != null) {
            last.close();
        }
    }
}
