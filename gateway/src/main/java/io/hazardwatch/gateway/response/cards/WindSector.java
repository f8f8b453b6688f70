package io.hazardwatch.gateway.response.cards;

import java.util.List;

/**
 * Where gas may drift: a sector down-wind, or the whole circle when the wind is weak or unknown. No dispersion is computed.
 *
 * @param isCircle      all directions
 * @param towards       middle of the sector, degrees from north; NaN for a circle
 * @param halfDegrees   from the middle to each edge; 180 for a circle
 * @param fromDegrees   where the wind comes from, mean; NaN = unknown
 * @param speed         mean, m/s; NaN = unknown
 * @param spreadDegrees standard deviation of the direction; NaN = unknown
 * @param atMillis      of the newest sample; 0 = none
 */
public record WindSector(boolean isCircle, double towards, double halfDegrees, double fromDegrees, double speed, double spreadDegrees,
        long atMillis) {
    /** At and below this speed the direction says nothing. */
    public static final double WEAK_SPEED = 1.5;
    /** Half of the sector without any spread. */
    public static final double HALF_DEGREES = 30;
    /** Samples older than that say nothing. */
    public static final long AGE_MILLIS_MAX = 600_000;
    private static final double ALL = 180;
    private static final double TURN = 360;

    /** From samples of the last ten minutes; the sector is as much wider on each side as the direction spreads. */
    public static WindSector of(List<WindSample> samples, long nowMillis) {
        List<WindSample> fresh = samples.stream().filter(each -> nowMillis - each.atMillis() <= AGE_MILLIS_MAX).toList();
        if (fresh.isEmpty()) {
            return new WindSector(true, Double.NaN, ALL, Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double speed = fresh.stream().mapToDouble(WindSample::speed).average().orElse(0);
        double east = fresh.stream().mapToDouble(each -> Math.sin(Math.toRadians(each.fromDegrees()))).average().orElse(0);
        double north = fresh.stream().mapToDouble(each -> Math.cos(Math.toRadians(each.fromDegrees()))).average().orElse(0);
        double length = Math.min(1, Math.hypot(east, north));
        double from = (Math.toDegrees(Math.atan2(east, north)) + TURN) % TURN;
        double spread = length < 1e-6 ? ALL : Math.toDegrees(Math.sqrt(Math.max(0, -2 * Math.log(length))));
        double half = Math.min(ALL, HALF_DEGREES + spread);
        long at = fresh.stream().mapToLong(WindSample::atMillis).max().orElse(0);
        boolean isCircle = speed <= WEAK_SPEED || half >= ALL;
        return new WindSector(isCircle, isCircle ? Double.NaN : (from + ALL) % TURN, isCircle ? ALL : half, from, speed, spread, at);
    }

    /** Whether a bearing from the source lies in it, degrees from north. */
    public boolean contains(double bearing) {
        double off = Math.abs((bearing - towards + ALL + TURN) % TURN - ALL);
        return isCircle || off <= halfDegrees;
    }
}
