package io.hazardwatch.simulator.pipeline;

/**
 * A pipe from x = 0 to its length.
 *
 * @param lengthMetres    along the axis
 * @param diameterMetres  inner
 * @param wallMetres      thickness of the wall
 * @param elasticityPa    modulus of the wall
 * @param roughnessMetres height of the sand roughness
 * @param profile         pairs of place and elevation in metres, by rising place
 */
public record Pipe(double lengthMetres, double diameterMetres, double wallMetres, double elasticityPa, double roughnessMetres, double[] profile) {
    public Pipe {
        profile = profile.clone();
    }

    @Override
    public double[] profile() {
        return profile.clone();
    }

    /** Inner cross section, m2. */
    public double area() {
        return Math.PI * diameterMetres * diameterMetres / 4;
    }

    /** Speed of pressure waves in a thin-walled pipe that is anchored with expansion joints (c1 = 1), m/s. */
    public double waveSpeed(Liquid liquid) {
        double stretch = liquid.bulkModulusPa() * diameterMetres / (elasticityPa * wallMetres);
        return Math.sqrt(liquid.bulkModulusPa() / liquid.density() / (1 + stretch));
    }

    /** Elevation at a place, by linear interpolation, metres. */
    public double elevation(double place) {
        for (int i = 2; i < profile.length; i += 2) {
            if (place <= profile[i]) {
                double share = (place - profile[i - 2]) / (profile[i] - profile[i - 2]);
                return profile[i - 1] + share * (profile[i + 1] - profile[i - 1]);
            }
        }
        return profile[profile.length - 1];
    }
}
