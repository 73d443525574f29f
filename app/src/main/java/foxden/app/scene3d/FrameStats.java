package foxden.app.scene3d;

/**
 * How drawing goes.
 *
 * @param fps frames finished in the last second
 * @param medianMs median time of the last frames, ms
 * @param p95Ms 95th percentile of the same, ms
 * @param resolution share of the asked-for width that is drawn, 0.75 to 1
 * @param device what draws
 */
public record FrameStats(
    double fps, double medianMs, double p95Ms, double resolution, String device) {}
