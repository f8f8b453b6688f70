package io.hazardwatch.gateway.intake.modbus;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects a bus to its slaves or their converter, again and again. Event loop only. */
final class BusDialler implements BusLink {
    private static final Logger LOG = LoggerFactory.getLogger(BusDialler.class);
    private static final long WAIT_NANOS_MIN = TimeUnit.SECONDS.toNanos(1);
    private static final long WAIT_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);
    private static final double JITTER = 0.2;

    private final BusMaster master;
    private final ModbusLoop loop;
    private final Bootstrap bootstrap;
    private long waitNanos = WAIT_NANOS_MIN;
    private boolean isClosed;
    private Channel dialling;

    /** @param bootstrap without a handler */
    BusDialler(BusMaster master, ModbusLoop loop, Bootstrap bootstrap) {
        this.master = master;
        this.loop = loop;
        this.bootstrap = bootstrap.clone().handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new DialledConnection(BusDialler.this, loop));
            }
        });
    }

    @Override
    public BusMaster master() {
        return master;
    }

    @Override
    public void open() {
        if (isClosed) {
            return;
        }
        var attempt = bootstrap.connect(master.bus().host(), master.bus().port());
        dialling = attempt.channel();
        attempt.addListener(done -> {
            if (!done.isSuccess()) {
                LOG.debug("modbus {} cannot be reached", master.bus().name(), done.cause());
                ended(null);
            }
        });
    }

    /** The connection is open. */
    void opened(Channel channel) {
        if (isClosed) {
            channel.close();
        } else {
            master.connected(channel);
        }
    }

    /** Something has come over the connection: it is worth to be opened soon again. */
    void heard() {
        waitNanos = WAIT_NANOS_MIN;
    }

    /** The connection has ended, or none was made. */
    void ended(Channel channel) {
        if (isClosed || loop.isClosed()) {
            return;
        }
        if (channel == null) {
            master.unreachable();
        } else {
            master.disconnected(channel);
        }
        long wait = (long) (waitNanos * (1 + JITTER * (2 * loop.random().nextDouble() - 1)));
        waitNanos = Math.min(WAIT_NANOS_MAX, 2 * waitNanos);
        loop.schedule(this::open, wait);
    }

    @Override
    public void close() {
        isClosed = true;
        master.close();
        if (dialling != null) {
            dialling.close();
        }
    }
}
