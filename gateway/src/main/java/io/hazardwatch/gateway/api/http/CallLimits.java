package io.hazardwatch.gateway.api.http;

/**
 * How many calls of the API are answered in a minute; the calls of one minute may come at once.
 *
 * @param perUser    of one account
 * @param perKey     of one key of a program
 * @param perAddress of one address, of all accounts together
 */
public record CallLimits(int perUser, int perKey, int perAddress) {
    /** What holds if nothing is set: far more than people and consoles need. */
    public static final CallLimits STANDARD = new CallLimits(12_000, 6_000, 30_000);
    /** So many that nothing is ever refused. */
    public static final CallLimits NONE = new CallLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
