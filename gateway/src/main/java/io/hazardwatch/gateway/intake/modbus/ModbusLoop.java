package io.hazardwatch.gateway.intake.modbus;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.DurableReplies;
import io.hazardwatch.gateway.intake.MessageOrigin;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.intake.tcp.ProgressSignal;
import io.hazardwatch.gateway.intake.tcp.TcpListener;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.registry.ModbusBus;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What all buses share: one ingest, the readings that wait to be durable, the buses of the registry in force. All of it belongs to the event
 * loop; only the ingest's progress comes from lane threads, and hops over.
 */
final class ModbusLoop {
    /** What Modbus needs from the other rooms; every part may be used by any thread. */
    record Parts(Supplier<Registry> registry, ReadingIngests ingests, Quarantine quarantine, ConnectionListener connections,
                 BiConsumer<String, Throwable> defects, Clock clock) {}

    private static final long LOOK_SECONDS = 1;
    /** A bus that has no connection so long after the start counts as lost. */
    private static final long FIRST_CONNECT_NANOS = TimeUnit.SECONDS.toNanos(60);

    // any thread
    private final ModbusSettings settings;
    private final Parts parts;
    private final EventLoop eventLoop;
    private final ModbusCounters counters = new ModbusCounters();

    // event loop
    private final ReadingIngest ingest;
    private final DurableReplies<Integer> owed;
    private final Map<ModbusBus, BusLink> links = new HashMap<>();
    private final Map<String, ModbusSlave> slaves = new HashMap<>();
    private final Set<BusMaster> withoutRoom = new LinkedHashSet<>();
    private final SplittableRandom random = new SplittableRandom();
    private final byte[] scratch = new byte[TcpListener.READ_BYTES];
    private Registry seen;
    private boolean isClosed;

    ModbusLoop(ModbusSettings settings, Parts parts, EventLoop eventLoop) {
        this.settings = settings;
        this.parts = parts;
        this.eventLoop = eventLoop;
        this.ingest = parts.ingests().open(new ProgressSignal(eventLoop, this::progress)::raise);
        this.owed = new DurableReplies<>(ingest, readings -> counters.readings.add(readings));
    }

    ModbusCounters counters() {
        return counters;
    }

    byte[] scratch() {
        return scratch;
    }

    long nowNanos() {
        return parts.clock().nanos();
    }

    long nowMillis() {
        return parts.clock().millis();
    }

    boolean isClosed() {
        return isClosed;
    }

    SplittableRandom random() {
        return random;
    }

    Future<?> schedule(Runnable work, long nanos) {
        return eventLoop.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }

    /** Follows the registry from now on. */
    void start(Function<BusMaster, BusLink> linkOf) {
        guarded(() -> look(linkOf));
        eventLoop.scheduleWithFixedDelay(() -> guarded(() -> look(linkOf)), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs work that must not end with a defect of it; catches all, because nothing that throws is repeated. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable defect) {
            defect(defect);
        }
    }

    /** The gateway has failed by a mistake of its own. */
    void defect(Throwable thrown) {
        counters.failures.increment();
        parts.defects().accept("modbus", thrown);
    }

    private void look(Function<BusMaster, BusLink> linkOf) {
        Registry present = parts.registry().get();
        if (present != seen && !isClosed) {
            seen = present;
            follow(ModbusPlan.of(present, settings, slaves), linkOf);
        }
        counters.connected = (int) links.values().stream().filter(link -> link.master().isConnected()).count();
        counters.silent = (int) slaves.values().stream().filter(slave -> slave.state == ModbusSlave.State.SILENT).count();
        settle();
    }

    private void follow(Map<ModbusBus, List<PolledDevice>> plan, Function<BusMaster, BusLink> linkOf) {
        for (Iterator<BusLink> each = links.values().iterator(); each.hasNext();) {
            BusLink link = each.next();
            if (!plan.containsKey(link.master().bus())) {
                each.remove();
                withoutRoom.remove(link.master());
                link.close();
            }
        }
        plan.forEach((bus, devices) -> {
            BusLink link = links.get(bus);
            if (link == null) {
                add(bus, devices, linkOf);
            } else if (!ModbusPlan.isSame(link.master().schedule().devices(), devices)) {
                link.master().replace(new BusSchedule(devices, random, nowNanos()));
            }
        });
        counters.buses = links.size();
        counters.slaves = slaves.size();
    }

    private void add(ModbusBus bus, List<PolledDevice> devices, Function<BusMaster, BusLink> linkOf) {
        BusMaster master = new BusMaster(bus, this, new BusSchedule(devices, random, nowNanos()));
        BusLink link = linkOf.apply(master);
        links.put(bus, link);
        schedule(() -> {
            if (links.get(bus) == link && !master.isConnected()) {
                master.unreachable();
            }
        }, FIRST_CONNECT_NANOS);
        link.open();
    }

    /** The buses at present. */
    Iterable<BusLink> links() {
        return links.values();
    }

    void back(DeviceId device) {
        parts.connections().back(device);
    }

    void lost(DeviceId device, long atMillis) {
        parts.connections().lost(device, atMillis);
    }

    void reject(MessageOrigin origin, RejectReason reason, String detail, byte[] bytes) {
        counters.rejects.increment();
        parts.quarantine().reject(origin, reason, detail, bytes, 0, bytes.length, nowMillis());
    }

    void count(MessageOrigin origin, RejectReason reason) {
        counters.rejects.increment();
        parts.quarantine().count(origin, reason);
    }

    /**
     * Offers readings; they are counted when they are durable.
     *
     * @return false when there is no room; the bus is told when there is
     */
    boolean isOffered(BusMaster from, PolledDevice device, Decoded readings, byte[] shown, long arrivalMillis) {
        long token = ingest.offer(device.origin(), device.device(), readings, shown, arrivalMillis);
        if (token == ReadingIngest.FULL) {
            counters.backpressurePauses.increment();
            withoutRoom.add(from);
            return false;
        }
        counters.rejects.add(readings.rejectCount);
        owed.add(token, readings.count);
        return true;
    }

    /** Ends a burst: wakes lanes and counts what is durable. */
    void settle() {
        if (!isClosed) {
            ingest.flush();
            owed.settle();
        }
    }

    private void progress() {
        if (!isClosed) {
            List<BusMaster> waiting = List.copyOf(withoutRoom);
            withoutRoom.clear();
            waiting.forEach(master -> guarded(master::roomMade));
            settle();
        }
    }

    /** Closes every connection, and never uses the ingest again. */
    void close() {
        settle();
        isClosed = true;
        links.values().forEach(BusLink::close);
        links.clear();
    }
}
