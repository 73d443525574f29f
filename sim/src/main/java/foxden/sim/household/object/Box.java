package foxden.sim.household.object;

import foxden.scenes.Vec3;

/** An axis-parallel box in the world, m. */
public record Box(Vec3 lo, Vec3 hi) {

  /** From lo x y z, hi x y z. */
  public static Box of(double[] b) {
    return new Box(new Vec3(b[0], b[1], b[2]), new Vec3(b[3], b[4], b[5]));
  }

  /** A box without extent. */
  public static Box around(Vec3 p) {
    return new Box(p, p);
  }

  /** The smallest box that holds both. */
  public Box union(Box o) {
    return new Box(
        new Vec3(
            Math.min(lo.x(), o.lo.x()), Math.min(lo.y(), o.lo.y()), Math.min(lo.z(), o.lo.z())),
        new Vec3(
            Math.max(hi.x(), o.hi.x()), Math.max(hi.y(), o.hi.y()), Math.max(hi.z(), o.hi.z())));
  }

  /** Middle. */
  public Vec3 centre() {
    return lo.plus(hi).times(0.5);
  }

  /** Edge lengths. */
  public Vec3 size() {
    return hi.minus(lo);
  }

  /** Whether the point lies in it or on its faces. */
  public boolean contains(Vec3 p) {
    return p.x() >= lo.x()
        && p.x() <= hi.x()
        && p.y() >= lo.y()
        && p.y() <= hi.y()
        && p.z() >= lo.z()
        && p.z() <= hi.z();
  }

  /** The gap to another box along each axis, 0 where they overlap. */
  public Vec3 gap(Box o) {
    return new Vec3(
        gap(lo.x(), hi.x(), o.lo.x(), o.hi.x()),
        gap(lo.y(), hi.y(), o.lo.y(), o.hi.y()),
        gap(lo.z(), hi.z(), o.lo.z(), o.hi.z()));
  }

  private static double gap(double a0, double a1, double b0, double b1) {
    return Math.max(0, Math.max(a0 - b1, b0 - a1));
  }
}
