package io.hazardwatch.gateway.hazards;

/** The stock book does not take an entry or a decision. */
public final class StockRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** More would be gone than was there. */
        STOCK_NEGATIVE,
        /** It was confirmed or refused before. */
        STOCK_DECIDED,
        /** Who entered it does not confirm it. */
        STOCK_OWN_ENTRY,
        /** Only a confirmed entry that nobody took back is taken back. */
        STOCK_NOT_CORRECTABLE,
        /** Too many entries of the source wait for the second person. */
        STOCK_TOO_MANY_PENDING,
        /** There is no such entry. */
        STOCK_UNKNOWN
    }

    private final Reason reason;

    StockRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
