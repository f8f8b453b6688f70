package io.hazardwatch.gateway.hazards;

/** The files of hazard sources and their stock book, which share a thread. */
public record HazardBooks(HazardBook file, StockBook stock) {
    /** Takes up what is stored; throws what the store throws. */
    public void look() {
        file.look();
        stock.look();
    }

    /** Whether what is stored is known. */
    public boolean areLoaded() {
        return file.isLoaded() && stock.isLoaded();
    }
}
