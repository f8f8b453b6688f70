package io.hazardwatch.gateway.intake.modbus;

/** How a bus gets its connection. Event loop only. */
sealed interface BusLink permits BusDialler, DtuLink {
    BusMaster master();

    /** Begins to get one. */
    void open();

    /** Gives it up for good. */
    void close();
}
