package foxden.app.scene3d;

/** A thin mark on top of the picture. Metres, world frame; colours 0xRRGGBB. */
public sealed interface OverlayShape {

  /**
   * A polyline.
   *
   * @param points x y z of each point, m
   * @param rgb colour
   * @param closed whether the last point is joined to the first
   */
  record Line(float[] points, int rgb, boolean closed) implements OverlayShape {}

  /**
   * An arrow.
   *
   * @param from x y z of its tail, m
   * @param to x y z of its tip, m
   * @param rgb colour
   */
  record Arrow(float[] from, float[] to, int rgb) implements OverlayShape {}

  /**
   * A box, drawn as edges and a faint fill.
   *
   * @param pose x y z (m) and qx qy qz qw of its middle
   * @param half half its size along its own axes, m
   * @param rgb colour
   */
  record Volume(float[] pose, float[] half, int rgb) implements OverlayShape {}
}
