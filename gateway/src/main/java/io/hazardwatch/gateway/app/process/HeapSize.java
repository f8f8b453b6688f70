package io.hazardwatch.gateway.app.process;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** How large the heap of this process may become, as {@code -Xmx} says it. */
public final class HeapSize {
    private HeapSize() {}

    /** Bytes. {@link Runtime#maxMemory} is some percent less than {@code -Xmx} under some collectors, so it is only the second choice. */
    public static long ofThisProcess() {
        long usable = Runtime.getRuntime().maxMemory();
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm == null) {
            return usable == Long.MAX_VALUE ? usable : usable + usable / 20;
        }
        return Math.max(usable, Long.parseLong(jvm.getVMOption("MaxHeapSize").getValue()));
    }
}
