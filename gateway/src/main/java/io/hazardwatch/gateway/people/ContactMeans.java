package io.hazardwatch.gateway.people;

/**
 * A means to tell one person something.
 *
 * @param address    telephone number, mail address, user id at the service, as the kind has it
 * @param verifiedAt when it was shown that the person is reached there, ms since the epoch; null = never, or not since it failed
 * @param verifiedBy who showed it; null = nobody
 * @param failure    why the provider says that it cannot work; null = it does not say so
 */
public record ContactMeans(ContactMeansKind kind, String address, Long verifiedAt, String verifiedBy, MeansFailure failure) {
    /** A means that nobody has tried yet. */
    public ContactMeans(ContactMeansKind kind, String address) {
        this(kind, address, null, null);
    }

    /** A means that works as far as anybody knows. */
    public ContactMeans(ContactMeansKind kind, String address, Long verifiedAt, String verifiedBy) {
        this(kind, address, verifiedAt, verifiedBy, null);
    }

    /** Whether it was shown to work. */
    public boolean isVerified() {
        return verifiedAt != null;
    }

    boolean isSameAs(ContactMeans other) {
        return kind == other.kind && address.equals(other.address);
    }
}
