package io.hazardwatch.gateway.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Calls registered callbacks; one that throws does not keep the others from being called. */
final class Callbacks {
    private final String name;
    private final BiConsumer<String, Throwable> defects;
    private final List<Runnable> hooks = new CopyOnWriteArrayList<>();

    Callbacks(String name, BiConsumer<String, Throwable> defects) {
        this.name = name;
        this.defects = defects;
    }

    void add(Runnable hook) {
        hooks.add(hook);
    }

    void run() {
        for (Runnable hook : hooks) {
            try {
                hook.run();
            } catch (Throwable defect) {
                defects.accept(name, defect);
            }
        }
    }
}
