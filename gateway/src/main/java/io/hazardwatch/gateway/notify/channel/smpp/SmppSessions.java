package io.hazardwatch.gateway.notify.channel.smpp;

import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.util.DefaultComposer;

/**
 * Keeps one bound session, from the first message on: a session that ends is opened again by itself, after 1 s, doubling, at most 30 s,
 * because receipts and replies come over it. Any thread; only {@link #bound} blocks, so a centre that cannot be reached holds up no event loop.
 */
final class SmppSessions {
    private static final long PAUSE_MILLIS = 1_000;
    private static final long PAUSE_MILLIS_MAX = 30_000;

    private final SmppSettings settings;
    private final MessageReceiverListener listener;
    private final Vertx vertx;
    private final WorkerPool threads;
    /** Held while a session is opened, which may take as long as an attempt. */
    private final Object opening = new Object();
    // guarded by this
    private SMPPSession session;
    private IOException refusal;
    private int refusals;
    private long pauseMillis = PAUSE_MILLIS;
    private boolean isClosed;

    SmppSessions(SmppSettings settings, MessageReceiverListener listener, Vertx vertx, WorkerPool threads) {
        this.settings = settings;
        this.listener = listener;
        this.vertx = vertx;
        this.threads = threads;
    }

    /**
     * The bound session, opened if there is none. Whoever waited while another opening failed fails with it, instead of trying in turn.
     *
     * @throws IOException if there is none and none can be opened
     */
    SMPPSession bound() throws IOException {
        int before = refusals();
        synchronized (opening) {
            SMPPSession present = present(before);
            return present == null ? begun() : present;
        }
    }

    private synchronized int refusals() {
        return refusals;
    }

    private synchronized SMPPSession present(int refusalsBefore) throws IOException {
        if (isClosed) {
            throw new IOException("the channel is closed");
        }
        if (session != null && session.getSessionState().isBound()) {
            return session;
        }
        if (refusals != refusalsBefore) {
            throw refusal;
        }
        return null;
    }

    private SMPPSession begun() throws IOException {
        SMPPSession next;
        try {
            next = opened();
        } catch (IOException refused) {
            synchronized (this) {
                refusal = refused;
                refusals++;
            }
            throw refused;
        }
        if (!take(next)) {
            next.close();
            throw new IOException("the channel is closed");
        }
        if (!next.getSessionState().isBound()) {
            lost(next);
        }
        return next;
    }

    private synchronized boolean take(SMPPSession next) {
        if (!isClosed) {
            session = next;
            pauseMillis = PAUSE_MILLIS;
        }
        return !isClosed;
    }

    private SMPPSession opened() throws IOException {
        SMPPSession next = new SMPPSession(new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())), new BoundedPduReader(),
                new SmppConnections(settings));
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
            threads.run(this::reopened).onFailure(full -> openLater());
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
