package foxden.sim.planar;

/**
 * Everything about a state that contacts have no part in: where the bodies are, how fast, the mass
 * matrix, and the forces of gravity and inertia. Scratch space of one world; allocates nothing
 * after construction.
 */
final class Smooth {

  private final PlanarTree t;

  // ---- per body, world frame: frame origin, rotation, spin, velocity of the origin
  final double[] x;
  final double[] z;
  final double[] sin;
  final double[] cos;
  final double[] spin;
  final double[] vx;
  final double[] vz;
  private final double[] angle;
  private final double[] ax;
  private final double[] az;

  // ---- per body: centre of mass relative to the frame origin
  private final double[] rx;
  private final double[] rz;

  // ---- per degree of freedom: world axis of a slide
  private final double[] ux;
  private final double[] uz;

  // ---- subtree sums: force, moment about the frame origin; mass, first moment, inertia about it
  private final double[] fx;
  private final double[] fz;
  private final double[] moment;
  private final double[] cm;
  private final double[] hx;
  private final double[] hz;
  private final double[] ci;

  /** Lower triangle of M, nv numbers a row; where the tree has no coupling, 0. */
  final double[] massMatrix;

  /** Forces of gravity, centrifugal and Coriolis, to be subtracted. */
  final double[] bias;

  /** Velocity of the whole body's centre of mass, m/s. */
  double comSpeedX;

  double comSpeedZ;

  private final double[] sincos = new double[2];

  Smooth(PlanarTree tree) {
    t = tree;
    int nb = tree.nb;
    int nv = tree.nv;
    x = new double[nb];
    z = new double[nb];
    sin = new double[nb];
    cos = new double[nb];
    spin = new double[nb];
    vx = new double[nb];
    vz = new double[nb];
    angle = new double[nb];
    ax = new double[nb];
    az = new double[nb];
    rx = new double[nb];
    rz = new double[nb];
    ux = new double[nv];
    uz = new double[nv];
    fx = new double[nb];
    fz = new double[nb];
    moment = new double[nb];
    cm = new double[nb];
    hx = new double[nb];
    hz = new double[nb];
    ci = new double[nb];
    massMatrix = new double[nv * nv];
    bias = new double[nv];
  }

  /** Computes all of it. */
  void refresh(double[] qpos, double[] qvel, double gravity) {
    forward(qpos, qvel, gravity);
    backward();
  }

  // Root to leaves: poses, velocities, and accelerations as they are without joint accelerations.
  private void forward(double[] qpos, double[] qvel, double gravity) {
    double px = 0;
    double pz = 0;
    for (int b = 0; b < t.nb; b++) {
      int p = t.parent[b];
      double bx = t.bodyX[b];
      double bz = t.bodyZ[b];
      double a = 0;
      double s = 0;
      double c = 1;
      double w = 0;
      double velX = 0;
      double velZ = 0;
      double accX = 0;
      double accZ = 0;
      if (p >= 0) {
        a = angle[p];
        s = sin[p];
        c = cos[p];
        w = spin[p];
        double ox = bx * c + bz * s;
        double oz = bz * c - bx * s;
        bx = x[p] + ox;
        bz = z[p] + oz;
        velX = vx[p] + w * oz;
        velZ = vz[p] - w * ox;
        accX = ax[p] - w * w * ox;
        accZ = az[p] - w * w * oz;
      }
      boolean turned = false;
      for (int d = t.firstDof[b]; d < t.firstDof[b + 1]; d++) {
        double q = qpos[d];
        double v = qvel[d];
        if (t.hinge[d]) {
          a += q;
          w += v;
          turned = true;
        } else {
          double ex = t.axisX[d] * c + t.axisZ[d] * s;
          double ez = t.axisZ[d] * c - t.axisX[d] * s;
          ux[d] = ex;
          uz[d] = ez;
          bx += ex * q;
          bz += ez * q;
          velX += ex * v + w * ez * q;
          velZ += ez * v - w * ex * q;
          accX += 2 * w * ez * v - w * w * ex * q;
          accZ -= 2 * w * ex * v + w * w * ez * q;
        }
      }
      if (turned) {
        SinCos.of(a, sincos);
        s = sincos[0];
        c = sincos[1];
      }
      angle[b] = a;
      sin[b] = s;
      cos[b] = c;
      spin[b] = w;
      x[b] = bx;
      z[b] = bz;
      vx[b] = velX;
      vz[b] = velZ;
      ax[b] = accX;
      az[b] = accZ;

      // Centre of mass, and the force that keeps it on its way.
      double m = t.mass[b];
      double cx = t.comX[b] * c + t.comZ[b] * s;
      double cz = t.comZ[b] * c - t.comX[b] * s;
      rx[b] = cx;
      rz[b] = cz;
      double forceX = m * (accX - w * w * cx);
      double forceZ = m * (accZ - w * w * cz + gravity);
      fx[b] = forceX;
      fz[b] = forceZ;
      moment[b] = cz * forceX - cx * forceZ;
      px += m * (velX + w * cz);
      pz += m * (velZ - w * cx);
      cm[b] = m;
      hx[b] = m * cx;
      hz[b] = m * cz;
      ci[b] = t.inertia[b] + m * (cx * cx + cz * cz);
    }
    comSpeedX = px / t.totalMass;
    comSpeedZ = pz / t.totalMass;
  }

  // Leaves to root: what each joint carries, and the mass matrix by composite bodies.
  private void backward() {
    int nv = t.nv;
    for (int b = t.nb - 1; b >= 0; b--) {
      for (int d = t.firstDof[b + 1] - 1; d >= t.firstDof[b]; d--) {
        // Momentum of the subtree when only d moves, at unit speed.
        double momentumX;
        double momentumZ;
        double spinMomentum;
        double self;
        if (t.hinge[d]) {
          momentumX = hz[b];
          momentumZ = -hx[b];
          spinMomentum = ci[b];
          self = ci[b];
          bias[d] = moment[b];
        } else {
          momentumX = cm[b] * ux[d];
          momentumZ = cm[b] * uz[d];
          spinMomentum = hz[b] * ux[d] - hx[b] * uz[d];
          self = cm[b];
          bias[d] = fx[b] * ux[d] + fz[b] * uz[d];
        }
        int row = d * nv;
        massMatrix[row + d] = self + t.armature[d];
        for (int i : t.ancestors[d]) {
          if (t.hinge[i]) {
            int o = t.dofBody[i];
            massMatrix[row + i] =
                spinMomentum + (z[b] - z[o]) * momentumX - (x[b] - x[o]) * momentumZ;
          } else {
            massMatrix[row + i] = ux[i] * momentumX + uz[i] * momentumZ;
          }
        }
      }
      int p = t.parent[b];
      if (p >= 0) {
        double dx = x[b] - x[p];
        double dz = z[b] - z[p];
        fx[p] += fx[b];
        fz[p] += fz[b];
        moment[p] += moment[b] + dz * fx[b] - dx * fz[b];
        cm[p] += cm[b];
        hx[p] += hx[b] + cm[b] * dx;
        hz[p] += hz[b] + cm[b] * dz;
        ci[p] += ci[b] + 2 * (dx * hx[b] + dz * hz[b]) + cm[b] * (dx * dx + dz * dz);
      }
    }
  }

  double centreX(int body) {
    return x[body] + rx[body];
  }

  double centreZ(int body) {
    return z[body] + rz[body];
  }

  double angle(int body) {
    return angle[body];
  }

  /**
   * Adds to a row how fast a point of a body moves in a direction, for each degree of freedom at
   * unit speed.
   *
   * @param px world position of the point; likewise pz
   * @param nx direction; likewise nz
   * @param scale factor
   * @param at where the row begins
   */
  void addPointJacobian(
      int body, double px, double pz, double nx, double nz, double scale, double[] row, int at) {
    for (int d : t.chain[body]) {
      double g;
      if (t.hinge[d]) {
        int o = t.dofBody[d];
        g = nx * (pz - z[o]) - nz * (px - x[o]);
      } else {
        g = nx * ux[d] + nz * uz[d];
      }
      row[at + d] += scale * g;
    }
  }
}
