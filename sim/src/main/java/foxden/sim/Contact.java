package foxden.sim;

/**
 * One contact point.
 *
 * @param a name of a body
 * @param b name of the other body (a movable one, or a fixed scene object)
 * @param x world position of the point, m
 * @param y see x
 * @param z see x
 * @param nx unit normal, pointing from b to a
 * @param ny see nx
 * @param nz see nx
 * @param force normal force over the last tick, N
 */
public record Contact(
    String a, String b, float x, float y, float z, float nx, float ny, float nz, float force) {}
