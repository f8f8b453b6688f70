package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;

/**
 * Passes datagrams on while not too many wait: the library's queue in front of its thread has no bound. What is dropped is sent again by its
 * device, as with every loss over UDP. Sends no more answers to strangers than their pauses allow. Any thread.
 */
final class BoundedConnector implements Connector {
    static final int WAITING_MAX = 4_096;

    private final Connector inner;
    private final Executor thread;
    private final CoapCounters counters;
    private final StrangerPauses pauses;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Runnable isTaken = waiting::decrementAndGet;

    /** @param thread takes datagrams one after the other, in the order of their coming */
    BoundedConnector(Connector inner, Executor thread, CoapCounters counters, StrangerPauses pauses, Clock clock) {
        this.inner = inner;
        this.thread = thread;
        this.counters = counters;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    public void setRawDataReceiver(RawDataChannel receiver) {
        inner.setRawDataReceiver(receiver == null ? null : datagram -> pass(datagram, receiver));
    }

    private void pass(RawData datagram, RawDataChannel receiver) {
        if (waiting.get() >= WAITING_MAX) {
            counters.dropped();
            return;
        }
        counters.received();
        waiting.incrementAndGet();
        receiver.receiveData(datagram);
        try {
            thread.execute(isTaken); // behind the datagram
        } catch (RejectedExecutionException closing) {
            waiting.decrementAndGet();
        }
    }

    @Override
    public void start() throws IOException {
        inner.start();
    }

    @Override
    public void stop() {
        inner.stop();
    }

    @Override
    public void destroy() {
        inner.destroy();
    }

    @Override
    public void send(RawData datagram) {
        if (pauses.maySend(datagram.getBytes(), datagram.getInetSocketAddress(), clock.nanos())) {
            inner.send(datagram);
        }
    }

    @Override
    public void setEndpointContextMatcher(EndpointContextMatcher matcher) {
        inner.setEndpointContextMatcher(matcher);
    }

    @Override
    public InetSocketAddress getAddress() {
        return inner.getAddress();
    }

    @Override
    public String getProtocol() {
        return inner.getProtocol();
    }

    @Override
    public boolean isRunning() {
        return inner.isRunning();
    }

    @Override
    public void processDatagram(DatagramPacket datagram) {
        inner.processDatagram(datagram);
    }

    @Override
    public String toString() {
        return inner.toString();
    }
}
