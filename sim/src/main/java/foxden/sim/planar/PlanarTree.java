package foxden.sim.planar;

import foxden.scenes.PlanarModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A planar model as flat arrays, plus what follows from it once: which degrees of freedom move
 * which body, which capsules may touch, and how easily each body and joint is accelerated at rest.
 * Immutable; any thread.
 */
public final class PlanarTree {

  private final PlanarModel model;

  /** Bodies and degrees of freedom. */
  final int nb;

  final int nv;

  // ---- bodies
  final int[] parent;
  final double[] bodyX;
  final double[] bodyZ;
  final double[] mass;
  final double[] comX;
  final double[] comZ;
  final double[] inertia;
  final double totalMass;

  /** Degrees of freedom of body b are firstDof[b] to firstDof[b + 1] - 1. */
  final int[] firstDof;

  /** Degrees of freedom that move body b, in rising order. */
  final int[][] chain;

  // ---- degrees of freedom
  final boolean[] hinge;
  final int[] dofBody;
  final double[] axisX;
  final double[] axisZ;
  final double[] low;
  final double[] high;
  final double[] stiffness;
  final double[] damping;
  final double[] armature;

  /** The degrees of freedom before k that move what k moves, nearest first. */
  final int[][] ancestors;

  /** All degrees of freedom before k, nearest first: for matrices without the tree's zeros. */
  final int[][] before;

  // ---- capsules
  final int ng;
  final int[] geomBody;
  final double[] geomX;
  final double[] geomZ;
  final double[] geomAxisX;
  final double[] geomAxisZ;
  final double[] radius;
  final double[] half;
  final double[] friction;

  /** Pairs of capsules that may touch: all but those of one body and of parent and child. */
  final int[] pairA;

  final int[] pairB;

  // ---- motors
  final int nu;
  final int[] motorDof;
  final double[] gear;

  // ---- contacts
  final double[] bodyInvWeight;
  final double[] dofInvWeight;
  final double refDamping;
  final double refStiffness;

  /** Prepares a model. */
  public PlanarTree(PlanarModel model) {
    this.model = model;
    List<PlanarModel.Body> bodies = model.bodies();
    List<PlanarModel.Joint> joints = model.joints();
    nb = bodies.size();
    nv = joints.size();
    parent = bodies.stream().mapToInt(PlanarModel.Body::parent).toArray();
    bodyX = bodies.stream().mapToDouble(PlanarModel.Body::x).toArray();
    bodyZ = bodies.stream().mapToDouble(PlanarModel.Body::z).toArray();
    mass = bodies.stream().mapToDouble(PlanarModel.Body::mass).toArray();
    comX = bodies.stream().mapToDouble(PlanarModel.Body::comX).toArray();
    comZ = bodies.stream().mapToDouble(PlanarModel.Body::comZ).toArray();
    inertia = bodies.stream().mapToDouble(PlanarModel.Body::inertia).toArray();
    totalMass = Arrays.stream(mass).sum();

    hinge = new boolean[nv];
    dofBody = new int[nv];
    axisX = joints.stream().mapToDouble(PlanarModel.Joint::axisX).toArray();
    axisZ = joints.stream().mapToDouble(PlanarModel.Joint::axisZ).toArray();
    low = joints.stream().mapToDouble(PlanarModel.Joint::low).toArray();
    high = joints.stream().mapToDouble(PlanarModel.Joint::high).toArray();
    stiffness = joints.stream().mapToDouble(PlanarModel.Joint::stiffness).toArray();
    damping = joints.stream().mapToDouble(PlanarModel.Joint::damping).toArray();
    armature = joints.stream().mapToDouble(PlanarModel.Joint::armature).toArray();
    firstDof = new int[nb + 1];
    chain = new int[nb][];
    ancestors = new int[nv][];
    before = new int[nv][];
    int dof = 0;
    for (int b = 0; b < nb; b++) {
      int[] above = parent[b] < 0 ? new int[0] : chain[parent[b]];
      int own = bodies.get(b).joints().size();
      firstDof[b] = dof;
      chain[b] = Arrays.copyOf(above, above.length + own);
      for (int i = 0; i < own; i++, dof++) {
        hinge[dof] = joints.get(dof).hinge();
        dofBody[dof] = b;
        chain[b][above.length + i] = dof;
        ancestors[dof] = reversed(Arrays.copyOf(chain[b], above.length + i));
        before[dof] = new int[dof];
        for (int j = 0; j < dof; j++) {
          before[dof][j] = dof - 1 - j;
        }
      }
    }
    firstDof[nb] = dof;

    List<PlanarModel.Capsule> capsules = model.capsules();
    ng = capsules.size();
    geomBody = new int[ng];
    int geom = 0;
    for (int b = 0; b < nb; b++) {
      for (int i = 0; i < bodies.get(b).capsules().size(); i++) {
        geomBody[geom++] = b;
      }
    }
    geomX = capsules.stream().mapToDouble(PlanarModel.Capsule::x).toArray();
    geomZ = capsules.stream().mapToDouble(PlanarModel.Capsule::z).toArray();
    geomAxisX = capsules.stream().mapToDouble(c -> StrictMath.sin(c.tilt())).toArray();
    geomAxisZ = capsules.stream().mapToDouble(c -> StrictMath.cos(c.tilt())).toArray();
    radius = capsules.stream().mapToDouble(PlanarModel.Capsule::radius).toArray();
    half = capsules.stream().mapToDouble(PlanarModel.Capsule::halfLength).toArray();
    friction = capsules.stream().mapToDouble(PlanarModel.Capsule::friction).toArray();
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < ng && model.selfContact(); i++) {
      for (int j = i + 1; j < ng; j++) {
        int a = geomBody[i];
        int b = geomBody[j];
        if (a != b && parent[a] != b && parent[b] != a) {
          pairs.add(new int[] {i, j});
        }
      }
    }
    pairA = pairs.stream().mapToInt(p -> p[0]).toArray();
    pairB = pairs.stream().mapToInt(p -> p[1]).toArray();

    nu = model.actuators().size();
    motorDof = model.actuators().stream().mapToInt(PlanarModel.Actuator::joint).toArray();
    gear = model.actuators().stream().mapToDouble(PlanarModel.Actuator::gear).toArray();

    PlanarModel.Softness s = model.contact();
    refDamping = 2 / (s.high() * s.timeConstant());
    double stretch = s.high() * s.timeConstant() * s.dampingRatio();
    refStiffness = 1 / (stretch * stretch);
    bodyInvWeight = new double[nb];
    dofInvWeight = new double[nv];
    invWeights();
  }

  // How much a unit force accelerates a centre of mass or a joint, in the rest pose. Of the three
  // directions that MuJoCo averages over, the one across the plane is immovable.
  private void invWeights() {
    Smooth rest = new Smooth(this);
    rest.refresh(new double[nv], new double[nv], 0);
    double[] factor = rest.massMatrix.clone();
    Ltdl.factor(factor, nv, ancestors);
    double[] x = new double[nv];
    for (int i = 0; i < nv; i++) {
      Arrays.fill(x, 0);
      x[i] = 1;
      Ltdl.solve(factor, nv, ancestors, x);
      dofInvWeight[i] = x[i];
    }
    double[] row = new double[nv];
    for (int b = 0; b < nb; b++) {
      double sum = 0;
      for (int direction = 0; direction < 2; direction++) {
        Arrays.fill(row, 0);
        rest.addPointJacobian(
            b,
            rest.centreX(b),
            rest.centreZ(b),
            direction == 0 ? 1 : 0,
            direction == 0 ? 0 : 1,
            1,
            row,
            0);
        System.arraycopy(row, 0, x, 0, nv);
        Ltdl.solve(factor, nv, ancestors, x);
        for (int i = 0; i < nv; i++) {
          sum += row[i] * x[i];
        }
      }
      bodyInvWeight[b] = sum / 3;
    }
  }

  private static int[] reversed(int[] a) {
    int[] out = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      out[i] = a[a.length - 1 - i];
    }
    return out;
  }

  /** What this was made of. */
  public PlanarModel model() {
    return model;
  }

  /** Degrees of freedom: the length of qpos and qvel. */
  public int dofs() {
    return nv;
  }

  /** Motors: the length of a control. */
  public int motors() {
    return nu;
  }

  /** Bodies. */
  public int bodies() {
    return nb;
  }

  /** Translational inverse weight of a body in the rest pose, 1/kg; for tests. */
  double bodyInvWeight(int body) {
    return bodyInvWeight[body];
  }

  /** Inverse weight of a degree of freedom in the rest pose; for tests. */
  double dofInvWeight(int dof) {
    return dofInvWeight[dof];
  }
}
