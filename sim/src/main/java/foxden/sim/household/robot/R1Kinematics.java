package foxden.sim.household.robot;

import foxden.sim.household.robot.R1Model.Link;
import foxden.sim.household.robot.R1Model.Motion;
import java.util.List;

/**
 * Forward kinematics of all links in double precision, and Jacobians. Holds the frames of the last
 * {@link #update}; not thread-safe.
 */
public final class R1Kinematics {

  private final R1Model model;
  private final List<Link> links;
  private final Rigid[] frames;

  /** Kinematics of {@code model}, at the zero configuration. */
  public R1Kinematics(R1Model model) {
    this.model = model;
    this.links = model.links();
    this.frames = new Rigid[links.size()];
    update(new double[R1Model.SIZE]);
  }

  /** The robot this is about. */
  public R1Model model() {
    return model;
  }

  /**
   * Computes all frames.
   *
   * @param q 21-vector; the base part is not used; steering and wheels are at zero
   */
  public void update(double[] q) {
    for (Link l : links) {
      Rigid joint =
          switch (l.motion()) {
            case FIXED -> l.origin();
            case REVOLUTE ->
                l.vector() < 0
                    ? l.origin()
                    : l.origin().times(Rigid.aboutZ(l.sign() * l.scale() * q[l.vector()]));
            case PRISMATIC ->
                l.origin().times(Rigid.at(0, 0, l.sign() * l.scale() * q[l.vector()]));
          };
      frames[l.index()] = l.parent() < 0 ? joint : frames[l.parent()].times(joint);
    }
  }

  /** Frame of a link in the base_link frame, at the last update. */
  public Rigid frame(int link) {
    return frames[link];
  }

  /** Frame of a link by name; see {@link R1Model#index}. */
  public Rigid frame(String link) {
    return frames[model.index(link)];
  }

  /**
   * Geometric Jacobian of a link's origin, in the base_link frame at the last update.
   *
   * @param link whose motion
   * @param columns indices into the 21-vector of the joints that move; others give zero columns
   * @param out 6 x columns.length, row-major: three rows of linear (m per unit), three of angular
   *     (rad per unit) velocity; overwritten
   */
  public void jacobian(int link, int[] columns, double[] out) {
    int n = columns.length;
    java.util.Arrays.fill(out, 0, 6 * n, 0);
    Rigid tip = frames[link];
    for (int i = link; i >= 0; i = links.get(i).parent()) {
      Link l = links.get(i);
      if (l.vector() < 0) {
        continue;
      }
      int c = -1;
      for (int k = 0; k < n; k++) {
        if (columns[k] == l.vector()) {
          c = k;
        }
      }
      if (c < 0) {
        continue;
      }
      Rigid f = frames[i];
      double s = l.sign() * l.scale();
      // the joint moves about (or along) its own z axis, which is the child's z axis
      double ax = f.r02() * s;
      double ay = f.r12() * s;
      double az = f.r22() * s;
      if (l.motion() == Motion.PRISMATIC) {
        out[c] = ax;
        out[n + c] = ay;
        out[2 * n + c] = az;
      } else {
        double px = tip.x() - f.x();
        double py = tip.y() - f.y();
        double pz = tip.z() - f.z();
        out[c] = ay * pz - az * py;
        out[n + c] = az * px - ax * pz;
        out[2 * n + c] = ax * py - ay * px;
        out[3 * n + c] = ax;
        out[4 * n + c] = ay;
        out[5 * n + c] = az;
      }
    }
  }
}
