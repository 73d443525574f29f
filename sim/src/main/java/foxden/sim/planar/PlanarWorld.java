package foxden.sim.planar;

import java.util.Arrays;

/**
 * A planar walker that steps: semi-implicit Euler with joint damping taken implicitly, as MuJoCo's
 * default integrator. The state is qpos and qvel alone; nothing is carried from one step to the
 * next besides them and the parameters, so that a copy of those continues to the bit.
 *
 * <p>Not thread-safe; one thread owns a world. {@link #step} allocates nothing.
 */
public final class PlanarWorld {

  private final PlanarTree t;
  private final int nv;
  private final Smooth smooth;
  private final Contacts contacts;
  private final Solver solver;

  private final double[] qpos;
  private final double[] qvel;
  private final double[] qacc;
  private final double[] force;
  private final double[] factor;
  private final double[] applied;
  private final double[] torque;

  // ---- parameters a person may change
  private double gravity;
  private double groundFriction;
  private final double[] geomFriction;
  private final double[] stiffness;
  private final double[] damping;
  private boolean contactsOn = true;
  private boolean limitsOn = true;

  /** A world of a model, in the rest pose. */
  public PlanarWorld(PlanarTree tree) {
    t = tree;
    nv = tree.nv;
    smooth = new Smooth(tree);
    contacts = new Contacts(tree, smooth);
    solver = new Solver(tree, contacts);
    qpos = new double[nv];
    qvel = new double[nv];
    qacc = new double[nv];
    force = new double[nv];
    factor = new double[nv * nv];
    applied = new double[nv];
    torque = new double[tree.nu];
    gravity = tree.model().gravity();
    groundFriction = tree.model().groundFriction();
    geomFriction = tree.friction.clone();
    stiffness = tree.stiffness.clone();
    damping = tree.damping.clone();
    smooth.refresh(qpos, qvel, gravity);
  }

  /** What this world is made of. */
  public PlanarTree tree() {
    return t;
  }

  /**
   * Puts the world into a state.
   *
   * @param position qpos, copied; m and rad
   * @param velocity qvel, copied; m/s and rad/s
   * @throws IllegalArgumentException when a length is wrong or a number not finite; names it
   */
  public void setState(double[] position, double[] velocity) {
    checked("qpos", position);
    checked("qvel", velocity);
    System.arraycopy(position, 0, qpos, 0, nv);
    System.arraycopy(velocity, 0, qvel, 0, nv);
    Arrays.fill(qacc, 0);
    Arrays.fill(torque, 0);
    Arrays.fill(applied, 0);
    contacts.clear();
    smooth.refresh(qpos, qvel, gravity);
  }

  private void checked(String name, double[] values) {
    if (values.length != nv) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " numbers; give " + nv + ".");
    }
    for (int i = 0; i < nv; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] is " + values[i] + "; give a finite number.");
      }
    }
  }

  /** Whether bodies touch the floor and each other; on by default. */
  public void setContacts(boolean on) {
    contactsOn = on;
  }

  /** Whether joints have limits; on by default. */
  public void setLimits(boolean on) {
    limitsOn = on;
  }

  /** Gravity, m/s^2 downwards. */
  public void setGravity(double value) {
    gravity = value;
    smooth.refresh(qpos, qvel, gravity);
  }

  /** Gravity, m/s^2 downwards. */
  public double gravity() {
    return gravity;
  }

  /** Sliding friction of the floor; a contact takes the larger one of the floor's and its own. */
  public void setGroundFriction(double value) {
    groundFriction = value;
  }

  /** Sliding friction of the floor. */
  public double groundFriction() {
    return groundFriction;
  }

  /** Sliding friction of every capsule. */
  public void setBodyFriction(double value) {
    Arrays.fill(geomFriction, value);
  }

  /** No capsule is rougher than this; smoother ones have the model's own friction. */
  public void limitBodyFriction(double most) {
    for (int g = 0; g < geomFriction.length; g++) {
      geomFriction[g] = Math.min(t.friction[g], most);
    }
  }

  /** Stiffness of the spring of a joint, N m/rad. */
  public void setStiffness(int dof, double value) {
    stiffness[dof] = value;
  }

  /** Stiffness of the spring of a joint, N m/rad. */
  public double stiffness(int dof) {
    return stiffness[dof];
  }

  /** Damping of a joint, N m s/rad. */
  public void setDamping(int dof, double value) {
    damping[dof] = value;
  }

  /** Damping of a joint, N m s/rad. */
  public double damping(int dof) {
    return damping[dof];
  }

  /**
   * Pushes a point of a body during the next step, on top of earlier pushes.
   *
   * @param x world position of the point, m; likewise z
   * @param fx force, N; likewise fz
   */
  public void push(int body, double x, double z, double fx, double fz) {
    smooth.addPointJacobian(body, x, z, fx, fz, 1, applied, 0);
  }

  /**
   * One time step.
   *
   * @param control one number a motor; outside [-1, 1] it is clipped, as MuJoCo does
   * @return false when the new state is not finite: the world has blown up and is left as it was,
   *     without the pushes
   * @throws IllegalArgumentException when a control is not finite or their number is wrong
   */
  public boolean step(double[] control) {
    accelerate(control);
    // Damping at the end of the step: (M + h D) a = M qacc.
    double dt = t.model().timestep();
    double[] a = force;
    System.arraycopy(smooth.massMatrix, 0, factor, 0, nv * nv);
    for (int i = 0; i < nv; i++) {
      factor[i * nv + i] += dt * damping[i];
    }
    Ltdl.factor(factor, nv, t.ancestors);
    Ltdl.solve(factor, nv, t.ancestors, a);
    double sum = 0;
    for (int i = 0; i < nv; i++) {
      sum += Math.abs(qvel[i] + dt * a[i]) + Math.abs(qpos[i]);
    }
    Arrays.fill(applied, 0);
    if (!(sum < 1e10)) {
      return false;
    }
    for (int i = 0; i < nv; i++) {
      qvel[i] += dt * a[i];
      qpos[i] += dt * qvel[i];
    }
    smooth.refresh(qpos, qvel, gravity);
    return true;
  }

  /** Forces and accelerations of this state under a control, without moving. */
  private void accelerate(double[] control) {
    if (control.length != t.nu) {
      throw new IllegalArgumentException(
          "a control has " + control.length + " numbers; give " + t.nu + ".");
    }
    for (int i = 0; i < nv; i++) {
      force[i] = applied[i] - stiffness[i] * qpos[i] - damping[i] * qvel[i] - smooth.bias[i];
    }
    for (int i = 0; i < t.nu; i++) {
      double u = control[i];
      if (!Double.isFinite(u)) {
        throw new IllegalArgumentException(
            "control[" + i + "] is " + u + "; give a number in [-1, 1].");
      }
      torque[i] = t.gear[i] * Math.max(-1, Math.min(1, u));
      force[t.motorDof[i]] += torque[i];
    }
    contacts.clear();
    if (limitsOn) {
      contacts.addLimits(qpos, qvel);
    }
    if (contactsOn) {
      contacts.addContacts(qvel, groundFriction, geomFriction);
    }
    System.arraycopy(smooth.massMatrix, 0, factor, 0, nv * nv);
    Ltdl.factor(factor, nv, t.ancestors);
    System.arraycopy(force, 0, qacc, 0, nv);
    Ltdl.solve(factor, nv, t.ancestors, qacc);
    if (contacts.pyramids + contacts.singles > 0) {
      solver.solve(smooth.massMatrix, force, qacc);
    }
  }

  // ---- state

  /** Position of a degree of freedom, m or rad. */
  public double qpos(int dof) {
    return qpos[dof];
  }

  /** Speed of a degree of freedom, m/s or rad/s. */
  public double qvel(int dof) {
    return qvel[dof];
  }

  /**
   * Acceleration of a degree of freedom during the last step, before damping is taken implicitly.
   */
  public double qacc(int dof) {
    return qacc[dof];
  }

  /** Torque of a motor during the last step, N m. */
  public double torque(int motor) {
    return torque[motor];
  }

  /** Forward speed of the whole body's centre of mass, m/s. */
  public double speed() {
    return smooth.comSpeedX;
  }

  /** World position of a body's frame, m. */
  public double bodyX(int body) {
    return smooth.x[body];
  }

  /** World position of a body's frame, m. */
  public double bodyZ(int body) {
    return smooth.z[body];
  }

  /** Angle of a body, rad; positive turns x towards -z. */
  public double bodyAngle(int body) {
    return smooth.angle(body);
  }

  /** Speed along x of a point that is fixed to a body, m/s: of the one at height z now. */
  public double pointSpeedX(int body, double z) {
    return smooth.vx[body] + smooth.spin[body] * (z - smooth.z[body]);
  }

  /** Speed along z of a point that is fixed to a body, m/s: of the one at x now. */
  public double pointSpeedZ(int body, double x) {
    return smooth.vz[body] - smooth.spin[body] * (x - smooth.x[body]);
  }

  // ---- contacts of the last step

  /** How many points touched at the beginning of the last step. */
  public int contacts() {
    return contacts.contacts;
  }

  /** How many joint limits were active. */
  public int activeLimits() {
    return contacts.limits;
  }

  /** Body that is touched; -1 for the floor. */
  public int contactBodyA(int contact) {
    return contacts.bodyA[contact];
  }

  /** Body that touches. */
  public int contactBodyB(int contact) {
    return contacts.bodyB[contact];
  }

  /** Where, m. */
  public double contactX(int contact) {
    return contacts.posX[contact];
  }

  /** Where, m. */
  public double contactZ(int contact) {
    return contacts.posZ[contact];
  }

  /** Penetration, m; negative inside. */
  public double contactDistance(int contact) {
    return contacts.dist[contact];
  }

  /** Unit normal from the first body to the second; 0 where two capsules cross. */
  public double contactNormalX(int contact) {
    return contacts.normalX[contact];
  }

  /** Unit normal from the first body to the second; 0 where two capsules cross. */
  public double contactNormalZ(int contact) {
    return contacts.normalZ[contact];
  }

  /** Force along the normal, N; 0 where two capsules cross. */
  public double contactForce(int contact) {
    int k = contacts.pyramidOf[contact];
    return k < 0 ? 0 : solver.normalForce[k];
  }

  /** Force along the tangent (-nz, nx), N. */
  public double contactFriction(int contact) {
    int k = contacts.pyramidOf[contact];
    return k < 0 ? 0 : solver.tangentForce[k];
  }

  // ---- for tests

  double mass(int i, int j) {
    return smooth.massMatrix[Math.max(i, j) * nv + Math.min(i, j)];
  }

  double bias(int dof) {
    return smooth.bias[dof];
  }

  int solverIterations() {
    return solver.iterations;
  }
}
