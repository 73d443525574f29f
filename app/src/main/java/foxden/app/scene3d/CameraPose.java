package foxden.app.scene3d;

/**
 * Where a picture is taken from: metres, z up, world frame.
 *
 * @param eyeX position of the eye, m
 * @param eyeY see eyeX
 * @param eyeZ see eyeX
 * @param atX the point in the middle of the picture, m
 * @param atY see atX
 * @param atZ see atX
 * @param fovY vertical opening angle, rad
 * @param upX which way is up in the picture; (0, 0, 1) unless the eye looks straight down
 * @param upY see upX
 * @param upZ see upX
 */
public record CameraPose(
    double eyeX,
    double eyeY,
    double eyeZ,
    double atX,
    double atY,
    double atZ,
    double fovY,
    double upX,
    double upY,
    double upZ) {

  /** A level camera: up in the picture is up in the world. */
  public static CameraPose looking(
      double eyeX, double eyeY, double eyeZ, double atX, double atY, double atZ, double fovY) {
    return new CameraPose(eyeX, eyeY, eyeZ, atX, atY, atZ, fovY, 0, 0, 1);
  }

  /**
   * A camera on a sphere around a point.
   *
   * @param azimuth direction from the point to the eye in the floor plane, rad from +x towards +y
   * @param elevation angle of the eye above the floor plane, rad, in (-pi/2, pi/2]
   * @param distance from the point to the eye, m
   */
  public static CameraPose orbit(
      double atX,
      double atY,
      double atZ,
      double azimuth,
      double elevation,
      double distance,
      double fovY) {
    double flat = distance * Math.cos(elevation);
    // Up leans away from the eye, so that looking straight down stays defined.
    double ux = -Math.cos(azimuth) * Math.sin(elevation);
    double uy = -Math.sin(azimuth) * Math.sin(elevation);
    double uz = Math.cos(elevation);
    return new CameraPose(
        atX + flat * Math.cos(azimuth),
        atY + flat * Math.sin(azimuth),
        atZ + distance * Math.sin(elevation),
        atX,
        atY,
        atZ,
        fovY,
        ux,
        uy,
        uz);
  }

  /** The pose a share of the way (0 here, 1 there) towards another, for smooth transitions. */
  public CameraPose towards(CameraPose o, double t) {
    return new CameraPose(
        mix(eyeX, o.eyeX, t),
        mix(eyeY, o.eyeY, t),
        mix(eyeZ, o.eyeZ, t),
        mix(atX, o.atX, t),
        mix(atY, o.atY, t),
        mix(atZ, o.atZ, t),
        mix(fovY, o.fovY, t),
        mix(upX, o.upX, t),
        mix(upY, o.upY, t),
        mix(upZ, o.upZ, t));
  }

  private static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }
}
