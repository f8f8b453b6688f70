package io.hazardwatch.gateway.api.plant;

import java.io.IOException;

/** Drawings of sites that people have uploaded, as they may be shown. */
public interface SiteDrawings {
    /** Whether the site has one. Any thread, never blocks. */
    boolean has(String enterprise, String site);

    /**
     * The drawing, or null. Blocking, worker threads only.
     *
     * @throws IOException if it cannot be read
     */
    String find(String enterprise, String site) throws IOException;

    /**
     * Keeps a drawing in the place of the one before. Blocking, worker threads only.
     *
     * @param svg null removes it
     * @throws IOException if it cannot be written; the one before is kept then
     */
    void put(String enterprise, String site, String svg) throws IOException;
}
