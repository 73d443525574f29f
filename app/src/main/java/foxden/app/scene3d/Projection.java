package foxden.app.scene3d;

/** From world to picture and back for one camera, without a graphics card. Immutable. */
final class Projection {

  private final double[] eye;
  private final double[] right;
  private final double[] up;
  private final double[] forward;
  private final double tanY;
  private final double aspect;

  Projection(CameraPose p, double width, double height) {
    eye = new double[] {p.eyeX(), p.eyeY(), p.eyeZ()};
    forward = unit(new double[] {p.atX() - p.eyeX(), p.atY() - p.eyeY(), p.atZ() - p.eyeZ()});
    right = unit(cross(forward, new double[] {p.upX(), p.upY(), p.upZ()}));
    up = cross(right, forward);
    tanY = Math.tan(p.fovY() / 2);
    aspect = width / height;
  }

  double[] eye() {
    return eye.clone();
  }

  /** Unit direction of the ray through a point of the picture; u and v in [0, 1], v downwards. */
  double[] ray(double u, double v) {
    double x = (2 * u - 1) * tanY * aspect;
    double y = (1 - 2 * v) * tanY;
    return unit(
        new double[] {
          forward[0] + right[0] * x + up[0] * y,
          forward[1] + right[1] * x + up[1] * y,
          forward[2] + right[2] * x + up[2] * y
        });
  }

  /** u and v in [0, 1] (v downwards) and depth in metres; null when behind the eye. */
  double @org.jspecify.annotations.Nullable [] project(double x, double y, double z) {
    double[] d = {x - eye[0], y - eye[1], z - eye[2]};
    double depth = dot(d, forward);
    if (depth < 0.05) {
      return null;
    }
    double u = dot(d, right) / (depth * tanY * aspect);
    double v = dot(d, up) / (depth * tanY);
    return new double[] {(u + 1) / 2, (1 - v) / 2, depth};
  }

  /** Directions of the picture's right and up in the world. */
  double[] right() {
    return right.clone();
  }

  double[] up() {
    return up.clone();
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double[] unit(double[] a) {
    double n = Math.sqrt(dot(a, a));
    return n < 1e-12 ? new double[] {1, 0, 0} : new double[] {a[0] / n, a[1] / n, a[2] / n};
  }
}
