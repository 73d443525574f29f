package foxden.sim.household;

import foxden.sim.Action;
import foxden.sim.Contact;
import foxden.sim.Event;
import foxden.sim.StepResult;
import foxden.sim.household.robot.R1Kinematics;
import foxden.sim.household.robot.R1Model;
import foxden.sim.household.robot.Rigid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The quality checks of BEHAVIOR-1K on a recorded take (BRS notes 2.5), fed step by step. Its rules
 * count steps at 30 Hz; ours come at 100 Hz and are counted in seconds. Self-collision is not
 * modelled and not checked. A take without the robot is only asked whether it succeeded.
 */
public final class TakeQuality {

  /**
   * One check.
   *
   * @param name short
   * @param good whether it passed
   * @param soft whether a failure is only a hint
   * @param text what was found against what is allowed
   */
  public record Check(String name, boolean good, boolean soft, String text) {}

  private static final double RATE = 30;
  private static final int[] ARMS = {7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19};

  private final R1Kinematics kin = new R1Kinematics(R1Model.create());
  private final double[] speedLimit = R1Model.velocity();
  private final double[] sumSpeed = new double[ARMS.length];
  private double[] lastV = new double[0];
  private double[] lastA = new double[0];
  private double sumAcc;
  private double sumJerk;
  private long accs;
  private long jerks;
  private long steps;
  private long nearLimit;
  private long touching;
  private long ghostHands;
  private double pause;
  private double longestPause;
  private final boolean[] wasOpen = {true, true};
  private long failedGrasps;
  private long outOfView;
  private double moving;
  private double bent;
  private double bentInRun;
  private boolean success;
  private boolean goals;
  private double lastTime = Double.NaN;

  /** The next step, with the action applied in it (null for the first). */
  public void step(StepResult r, @Nullable Action action) {
    success |= r.success();
    goals |= !r.goals().heads().isEmpty();
    if (!r.observation().channels().containsKey("proprio.qvel")) {
      return;
    }
    double dt = Double.isNaN(lastTime) ? 0.01 : Math.max(1e-4, r.time() - lastTime);
    lastTime = r.time();
    steps++;
    float[] v = r.observation().vector("proprio.qvel");
    float[] q = r.observation().vector("proprio.qpos");
    motion(v, dt);
    collision(r);
    boolean still = StrictMath.hypot(q[0], q[1]) < 0.001 && Math.abs(q[2]) < 0.001;
    for (int i = R1Model.TORSO; i < R1Model.SIZE; i++) {
      boolean gripper = i == R1Model.LEFT_GRIPPER || i == R1Model.RIGHT_GRIPPER;
      still &= Math.abs(v[i]) < (gripper ? 1 : 0.001);
    }
    pause = still ? pause + dt : 0;
    longestPause = Math.max(longestPause, pause);
    hands(r, q, action);
    head(q, dt);
  }

  private void motion(float[] v, double dt) {
    double[] now = new double[ARMS.length];
    double[] acc = new double[ARMS.length];
    boolean near = false;
    for (int i = 0; i < ARMS.length; i++) {
      now[i] = v[ARMS[i]];
      sumSpeed[i] += Math.abs(now[i]);
      near |= Math.abs(now[i]) > 0.9 * speedLimit[ARMS[i]];
      if (lastV.length > 0) {
        acc[i] = (now[i] - lastV[i]) / dt;
        sumAcc += Math.abs(acc[i]);
        accs++;
        if (lastA.length > 0) {
          sumJerk += Math.abs(acc[i] - lastA[i]) / dt;
          jerks++;
        }
      }
    }
    nearLimit += near ? 1 : 0;
    lastA = lastV.length > 0 ? acc : lastA;
    lastV = now;
  }

  private void collision(StepResult r) {
    boolean touch = false;
    for (Contact c : r.contacts()) {
      touch |= trunk(c.a()) && !c.b().contains("floor") || trunk(c.b()) && !c.a().contains("floor");
    }
    for (Event e : r.events()) {
      boolean stopped = e.kind().equals("blocked") || e.kind().equals("struck");
      touch |= stopped && e.bodies().stream().anyMatch(TakeQuality::trunk);
    }
    touching += touch ? 1 : 0;
  }

  private static boolean trunk(String body) {
    return body.startsWith("robot/base") || body.startsWith("robot/torso");
  }

  private void hands(StepResult r, float[] q, @Nullable Action action) {
    float[] grip =
        r.observation().channels().containsKey("proprio.grip")
            ? r.observation().vector("proprio.grip")
            : new float[2];
    for (Event e : r.events()) {
      if (e.kind().equals("grasp") || e.kind().equals("release")) {
        boolean left = e.text().startsWith("left");
        outOfView += inView(q, left ? 0 : 1) ? 0 : 1;
        if (e.kind().equals("release") && action instanceof Action.VectorAction a) {
          ghostHands += gap(q, a.values(), left ? R1Model.LEFT_ARM : R1Model.RIGHT_ARM) ? 1 : 0;
        }
      }
    }
    for (int h = 0; h < 2; h++) {
      double open = q[h == 0 ? R1Model.LEFT_GRIPPER : R1Model.RIGHT_GRIPPER];
      if (open > 20) {
        wasOpen[h] = true;
      } else if (open < 3 && wasOpen[h]) {
        wasOpen[h] = false;
        failedGrasps += h < grip.length && grip[h] > 0 ? 0 : 1;
      }
    }
  }

  private static boolean gap(float[] q, float[] wanted, int arm) {
    for (int i = arm; i < arm + 6; i++) {
      if (Math.abs(q[i] - wanted[i]) > 0.1) {
        return true;
      }
    }
    return false;
  }

  private Rigid head(float[] q) {
    double[] d = new double[q.length];
    for (int i = 3; i < d.length; i++) {
      d[i] = q[i];
    }
    kin.update(d);
    return kin.frame("zed_link");
  }

  // Whether a hand is inside the head camera's picture: 110 by 70 degrees around its x axis.
  private boolean inView(float[] q, int hand) {
    Rigid camera = head(q);
    Rigid point = kin.frame((hand == 0 ? "left" : "right") + "_gripping_point");
    double[] p = camera.inverse().apply(point.x(), point.y(), point.z());
    return p[0] > 0
        && Math.abs(StrictMath.atan2(p[1], p[0])) < Math.toRadians(55)
        && Math.abs(StrictMath.atan2(p[2], p[0])) < Math.toRadians(35);
  }

  private void head(float[] q, double dt) {
    boolean drives = StrictMath.hypot(q[0], q[1]) > 0.1 || Math.abs(q[2]) > 0.05;
    if (!drives) {
      bent += moving > 3 ? bentInRun : 0;
      moving = 0;
      bentInRun = 0;
      return;
    }
    moving += dt;
    Rigid camera = head(q);
    double[] ahead = camera.apply(1, 0, 0);
    double pitch = StrictMath.asin(Math.max(-1, Math.min(1, camera.z() - ahead[2])));
    bentInRun += pitch > 0.4 ? dt : 0;
  }

  /** What the take is worth so far. */
  public List<Check> checks() {
    List<Check> out = new ArrayList<>();
    // Where nothing is to be done, nothing is missed.
    if (goals || success) {
      out.add(
          new Check("success", success, false, success ? "all goals held" : "a goal is missing"));
    }
    if (steps == 0) {
      return out;
    }
    double speed = 0;
    for (double s : sumSpeed) {
      speed = Math.max(speed, s / steps);
    }
    double share = nearLimit / (double) steps;
    double acc = accs == 0 ? 0 : sumAcc / accs;
    double jerk = jerks == 0 ? 0 : sumJerk / jerks;
    out.add(
        check(
            "arm speed",
            speed <= 0.15,
            false,
            "the fastest joint %.3f rad/s, at most 0.15",
            speed));
    out.add(
        check(
            "speed limit",
            share <= 0.005,
            false,
            "%.1f %% of steps near it, at most 0.5",
            100 * share));
    out.add(check("acceleration", acc <= 3, false, "%.2f rad/s\u00b2 on average, at most 3", acc));
    out.add(check("jerk", jerk <= 100, false, "%.0f rad/s\u00b3 on average, at most 100", jerk));
    out.add(
        check("collision", touching == 0, false, "base or torso touched in %d steps", touching));
    out.add(check("ghost hand", ghostHands == 0, false, "%d releases off target", ghostHands));
    double allowed = 50 / RATE;
    out.add(
        check(
            "pause",
            longestPause <= allowed,
            false,
            "stood for %.1f s, at most " + f("%.1f", allowed),
            longestPause));
    out.add(
        check("failed grasp", failedGrasps == 0, true, "closed on nothing %d times", failedGrasps));
    out.add(check("hand in view", outOfView == 0, true, "%d grasps or releases unseen", outOfView));
    double bentAll = bent + (moving > 3 ? bentInRun : 0);
    out.add(
        check(
            "head upright",
            bentAll <= 30 / RATE,
            true,
            "bent for %.1f s driving, at most 1.0",
            bentAll));
    return out;
  }

  private static Check check(String name, boolean good, boolean soft, String text, Object value) {
    return new Check(name, good, soft, f(text, value));
  }

  private static String f(String text, Object value) {
    return String.format(Locale.ROOT, text, value);
  }
}
