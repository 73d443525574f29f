package foxden.sim.household.robot;

import foxden.sim.household.robot.R1Model.Chain;
import foxden.sim.household.robot.R1Model.Link;
import foxden.sim.household.robot.Reach.Row;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the wished motion of one tick down to what the rows of {@link Reach} allow. The base is
 * projected onto the allowed motions (projected Gauss-Seidel on its three degrees of freedom), so
 * it slides along what stops it; torso and arms are scaled down, each as a whole.
 */
final class Travel {

  private static final int SWEEPS = 60;

  /** Turning the base by one radian counts as much as moving it by this, m. */
  private static final double TURN = 1.5;

  private static final double SLACK = 1e-7;

  private final R1Model model;
  private final R1Kinematics kin;
  private final Rigid[] before;

  Travel(R1Model model, R1Kinematics kin) {
    this.model = model;
    this.kin = kin;
    this.before = new Rigid[model.links().size()];
  }

  /** World frames of all links; {@code kin} holds the frames in the base. */
  static void frames(
      R1Model model, R1Kinematics kin, double[] base, double[] steer, double[] wheel, Rigid[] out) {
    Rigid b = Rigid.planar(base[0], base[1], R1Model.GROUND, base[2]);
    for (Link l : model.links()) {
      int i = l.index();
      if (l.name().startsWith("servo")) {
        out[i] = b.times(kin.frame(i)).times(Rigid.aboutZ(steer[number(l)]));
      } else if (l.name().startsWith("wheel")) {
        out[i] = out[l.parent()].times(l.origin()).times(Rigid.aboutZ(wheel[number(l)]));
      } else {
        out[i] = b.times(kin.frame(i));
      }
    }
  }

  static int number(Link l) {
    return l.name().charAt(l.name().length() - 1) - '1';
  }

  /**
   * Moves the base.
   *
   * @param base x, y, yaw; advanced
   * @param move wished dx, dy (world, m) and dyaw (rad) of this tick; cut down
   */
  void base(List<Row> rows, double[] base, double[] move) {
    int n = rows.size();
    double[][] g = new double[n][];
    double[] mass = new double[n];
    double[] push = new double[n];
    double inertia = 1 / (TURN * TURN);
    for (int i = 0; i < n; i++) {
      Row r = rows.get(i);
      double x = r.px - base[0];
      double y = r.py - base[1];
      double[] j = {r.nx, r.ny, x * r.ny - y * r.nx};
      g[i] = j;
      // a normal that is almost vertical has nothing to say about driving
      mass[i] =
          r.nx * r.nx + r.ny * r.ny < 0.01
              ? 0
              : 1 / (j[0] * j[0] + j[1] * j[1] + j[2] * j[2] * inertia);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean changed = false;
      for (int i = 0; i < n; i++) {
        if (mass[i] == 0) {
          continue;
        }
        double[] j = g[i];
        double over = j[0] * move[0] + j[1] * move[1] + j[2] * move[2] + rows.get(i).budget;
        double next = Math.max(0, push[i] - over * mass[i]);
        double d = next - push[i];
        if (d != 0) {
          push[i] = next;
          move[0] += j[0] * d;
          move[1] += j[1] * d;
          move[2] += j[2] * d * inertia;
          changed |= Math.abs(d) > 1e-11;
        }
      }
      if (!changed) {
        break;
      }
    }
    // What the sweeps left unsolved is solved by standing still.
    double share = 1;
    for (int i = 0; i < n; i++) {
      double[] j = g[i];
      double come = -(j[0] * move[0] + j[1] * move[1] + j[2] * move[2]);
      if (mass[i] != 0 && come > rows.get(i).budget + 1e-5) {
        share = Math.min(share, Math.max(0, rows.get(i).budget) / come);
      }
      rows.get(i).hit |= push[i] > 1e-6;
    }
    for (int k = 0; k < 3; k++) {
      move[k] *= share;
    }
    Rigid from = Rigid.planar(base[0], base[1], 0, base[2]);
    base[0] += move[0];
    base[1] += move[1];
    base[2] = wrap(base[2] + move[2]);
    Rigid to = Rigid.planar(base[0], base[1], 0, base[2]).times(from.inverse());
    for (Row r : rows) {
      double x = to.applyX(r.px, r.py, r.pz);
      double y = to.applyY(r.px, r.py, r.pz);
      spend(r, r.nx * (x - r.px) + r.ny * (y - r.py));
    }
  }

  private static void spend(Row r, double away) {
    r.budget = Math.max(0, r.budget + away);
    r.distance += away;
  }

  static double wrap(double a) {
    double two = 2 * StrictMath.PI;
    double r = a % two;
    return r > StrictMath.PI ? r - two : r <= -StrictMath.PI ? r + two : r;
  }

  /**
   * Moves some joints.
   *
   * @param base where the base is now
   * @param q configuration; the joints {@code from .. from + count} are advanced
   * @param want where they would go
   * @param fingers whether these joints are a gripper
   */
  void joints(
      List<Row> rows,
      double[] base,
      double[] q,
      double[] want,
      int from,
      int count,
      Chain chain,
      boolean fingers) {
    if (Arrays.equals(q, from, from + count, want, from, from + count)) {
      return;
    }
    Rigid b = Rigid.planar(base[0], base[1], R1Model.GROUND, base[2]);
    kin.update(q);
    for (int i = 0; i < before.length; i++) {
      before[i] = kin.frame(i);
    }
    double[] next = q.clone();
    System.arraycopy(want, from, next, from, count);
    kin.update(next);
    double share = 1;
    for (Row r : rows) {
      if (moves(chain, r, fingers)) {
        double come = -away(r, b);
        if (come > r.budget + SLACK) {
          r.hit = true;
          share = Math.min(share, Math.max(0, r.budget) / come);
        }
      }
    }
    if (share < 1) {
      for (int i = from; i < from + count; i++) {
        next[i] = q[i] + share * (want[i] - q[i]);
      }
      kin.update(next);
      // along a curve the share may still be too much
      for (Row r : rows) {
        if (moves(chain, r, fingers) && -away(r, b) > r.budget + 5e-5) {
          System.arraycopy(q, from, next, from, count);
          kin.update(next);
          break;
        }
      }
    }
    for (Row r : rows) {
      if (moves(chain, r, fingers)) {
        spend(r, away(r, b));
      }
    }
    System.arraycopy(next, from, q, from, count);
  }

  private boolean moves(Chain chain, Row r, boolean fingers) {
    if (r.held) {
      return false;
    }
    if (fingers) {
      return r.chain == chain && model.links().get(r.link).motion() == R1Model.Motion.PRISMATIC;
    }
    return chain == Chain.TORSO ? r.chain != Chain.BASE : r.chain == chain;
  }

  private double away(Row r, Rigid base) {
    Rigid f = before[r.link];
    Rigid t = kin.frame(r.link);
    double dx = t.applyX(r.lx, r.ly, r.lz) - f.applyX(r.lx, r.ly, r.lz);
    double dy = t.applyY(r.lx, r.ly, r.lz) - f.applyY(r.lx, r.ly, r.lz);
    double dz = t.applyZ(r.lx, r.ly, r.lz) - f.applyZ(r.lx, r.ly, r.lz);
    double wx = base.r00() * dx + base.r01() * dy + base.r02() * dz;
    double wy = base.r10() * dx + base.r11() * dy + base.r12() * dz;
    double wz = base.r20() * dx + base.r21() * dy + base.r22() * dz;
    return wx * r.nx + wy * r.ny + wz * r.nz;
  }
}
