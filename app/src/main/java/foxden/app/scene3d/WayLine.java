package foxden.app.scene3d;

/**
 * A way through the world, drawn as a line with its name at its end.
 *
 * @param points x y z of each point, m
 * @param rgb colour, 0xRRGGBB
 */
public record WayLine(String name, float[] points, int rgb) {}
