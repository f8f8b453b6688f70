package io.hazardwatch.gateway.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test whose work threw on some other thread, and a test class that left threads running.
 *
 * <p>{@code @ExtendWith(LeakCheck.class)}. Threads are compared around the whole class, so a fixture shared by its tests is
 * fine as long as {@code @AfterAll} ends it. Threads of the JVM and of libraries that never end theirs are known by name.
 */
public final class LeakCheck implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(LeakCheck.class);
    private static final long PATIENCE_MILLIS = 60_000;
    private static final Pattern ENDLESS = Pattern.compile(
            "process reaper.*|Common-Cleaner|Reference Handler|Finalizer|Signal Dispatcher|Cleaner-\\d+|Attach Listener"
            + "|CompletableFutureDelayScheduler|VirtualThread-unparker|Read-Updater|Write-Updater" // of JDKs before 25
            + "|ForkJoinPool.*|globalEventExecutor.*|Keep-Alive-.*|surefire.*|junit.*|ping-.*|testcontainers.*|ducttape.*"
            + "|MQTT Snd: test-.*" // Paho loses its sender when a server refuses its client; clients of tests only
            + "|OkHttp.*|Okio.*|SQLite.*|PostgreSQL-JDBC-Cleaner|Netty.*Cleaner.*|JNA Cleaner|VirtualThread-unblocker|.*Poller");
    private static final Queue<Throwable> UNCAUGHT = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put("threads", liveThreads());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        UNCAUGHT.clear();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> UNCAUGHT.add(
                new AssertionError("uncaught on thread " + thread.getName(), thrown)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Thread.setDefaultUncaughtExceptionHandler(null);
        if (!UNCAUGHT.isEmpty()) {
            AssertionError failure = new AssertionError("a thread threw: " + UNCAUGHT.peek().getCause());
            UNCAUGHT.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Set<?> before = context.getStore(NAMESPACE).get("threads", Set.class);
        if (!Await.isWithin(PATIENCE_MILLIS, () -> leftOver(before).isEmpty())) {
            throw new AssertionError("threads left running: " + leftOver(before).stream().map(LeakCheck::describe).toList());
        }
    }

    private static List<Thread> leftOver(Set<?> before) {
        List<Thread> left = new ArrayList<>(liveThreads());
        left.removeIf(before::contains);
        left.removeIf(thread -> ENDLESS.matcher(thread.getName()).matches());
        return left;
    }

    private static Set<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).collect(Collectors.toSet());
    }

    private static String describe(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return thread.getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
