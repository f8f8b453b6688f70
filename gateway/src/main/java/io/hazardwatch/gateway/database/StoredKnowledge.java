package io.hazardwatch.gateway.database;

/**
 * Whether the owner of some rows knows what of them is stored: not before it has read them, and not after a write that failed, because whether that
 * is stored all the same, as when the answer to a commit was lost, only the store knows. One thread reads and writes; {@link #isKnown} any.
 */
public final class StoredKnowledge {
    private final String what;
    private volatile boolean isKnown;

    /** @param what the rows, for people, in the plural */
    public StoredKnowledge(String what) {
        this.what = what;
    }

    public boolean isKnown() {
        return isKnown;
    }

    /** All has been read. */
    public void read() {
        isKnown = true;
    }

    /** Writes; throws what the act throws, and all is to be read again then. */
    public void write(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException unknown) {
            isKnown = false;
            throw unknown;
        }
    }

    /** Throws an {@link IllegalStateException} while it is not known. */
    public void require() {
        if (!isKnown) {
            throw new IllegalStateException("the stored " + what + " are not known yet; try again");
        }
    }
}
