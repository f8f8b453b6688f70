package io.hazardwatch.gateway.leaks.checks;

import java.util.List;

/** Where checks of instruments are kept. Blocking; throws if it is away. */
public interface InstrumentCheckStore {
    /** The newest, oldest first. */
    List<InstrumentCheck> load(int most);

    void add(InstrumentCheck check);
}
