package io.hazardwatch.gateway.intake.modbus;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.intake.tcp.TcpListener;
import io.hazardwatch.gateway.intake.tcp.TcpSettings;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Reads the slaves that the site files name, over connections of its own and those of DTUs. Started and closed by one thread. */
public final class ModbusMaster implements AutoCloseable {
    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final long START_SECONDS_MAX = 20;

    private final ModbusSettings settings;
    private final TcpListener port;
    private final ModbusLoop loop;

    /**
     * Creates a master that is idle until {@link #start}.
     *
     * @param threads creates its one thread
     * @param defects the sink for defects: where, and what was thrown
     */
    public ModbusMaster(ModbusSettings settings, Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine,
                        ConnectionListener connections, ThreadFactory threads, BiConsumer<String, Throwable> defects, Clock clock) {
        this.settings = settings;
        TcpSettings tcp = new TcpSettings(settings.host(), settings.port(), settings.connectionsMax(), settings.idleMillis());
        this.port = new TcpListener("modbus", tcp, threads, this::refused);
        this.loop = new ModbusLoop(settings, new ModbusLoop.Parts(registry, ingests, quarantine, connections, defects, clock), port.eventLoop());
    }

    private void refused() {
        loop.counters().refusedConnections.increment();
    }

    /** Opens the port for DTUs if there is one, and begins to connect. */
    public void start() {
        if (settings.isListening()) {
            port.start(connection -> new DtuConnection(loop, connection));
        }
        Bootstrap bootstrap = new Bootstrap().group(port.eventLoop()).channel(NioSocketChannel.class)
                .resolver(new DnsAddressResolverGroup(NioDatagramChannel.class, DnsServerAddressStreamProviders.platformDefault()))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(TcpListener.READ_BYTES));
        port.eventLoop().submit(() -> loop.start(master -> master.bus().isDialIn() ? new DtuLink(master) : new BusDialler(master, loop, bootstrap)))
                .awaitUninterruptibly(START_SECONDS_MAX, TimeUnit.SECONDS);
    }

    /** Any thread. */
    public ModbusCounters counters() {
        return loop.counters();
    }

    /** Why the port for DTUs is not open; null if it is. Any thread. */
    public String portProblem() {
        return port.problem();
    }

    /** What is wrong with the master as a whole, for health; null if nothing is. Any thread. */
    public String problem() {
        if (settings.isListening() && port.problem() != null) {
            return port.problem();
        }
        ModbusCounters counters = loop.counters();
        return counters.buses() > 0 && counters.connected() == 0 ? "none of " + counters.buses() + " buses is connected" : null;
    }

    /** The bound port for DTUs; -1 before {@link #start} or without one. Any thread. */
    public int port() {
        return port.port();
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        port.close(loop::close);
    }
}
