package foxden.policies.fox.household;

import foxden.policies.Policy;
import foxden.policies.catalog.Policies;
import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.Event;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.household.TrashFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a household policy on many seeds and says where it got to and what went wrong: {@code
 * FoxTrial POLICY FIRST COUNT [THREADS] [SECONDS]}.
 */
public final class FoxTrial {

  private FoxTrial() {}

  private record Outcome(int subtasks, boolean success, String line) {}

  private static Outcome run(Environment env, Policy policy, long seed, double seconds) {
    StepResult r = env.reset(seed);
    policy.reset(env.spec(), seed);
    int bag = -1;
    for (int i = 0; i < env.spec().channels().size(); i++) {
      if (env.spec().channels().get(i).name().equals("truth.objects")) {
        bag = env.spec().channels().get(i).labels().indexOf("bag_of_rubbish_1.x");
      }
    }
    int subtasks = 0;
    double nearBase = 99;
    double nearHand = 99;
    String closed = "-";
    int struck = 0;
    int blocked = 0;
    StringBuilder events = new StringBuilder();
    double end = 0;
    while (!r.done() && r.step() < seconds * 100) {
      Observation o = r.observation();
      Action action = policy.act(o).action();
      float[] v = ((Action.VectorAction) action).values();
      float[] base = o.vector("truth.base");
      float[] p = o.vector("truth.objects");
      float[] hands = o.vector("proprio.hands");
      Vec3 knot =
          new Vec3(p[bag], p[bag + 1], p[bag + 2])
              .plus(
                  new Quat(p[bag + 3], p[bag + 4], p[bag + 5], p[bag + 6])
                      .rotate(new Vec3(0, 0, 0.37)));
      double dx = knot.x() - base[0];
      double dy = knot.y() - base[1];
      double x = Math.cos(base[2]) * dx + Math.sin(base[2]) * dy;
      double y = -Math.sin(base[2]) * dx + Math.cos(base[2]) * dy;
      end = Math.hypot(dx, dy);
      if (subtasks == 0) {
        nearBase = Math.min(nearBase, end);
        for (int h = 0; h < 2; h++) {
          double ex = x - hands[7 * h];
          double ey = y - hands[7 * h + 1];
          double ez = knot.z() - hands[7 * h + 2];
          double d = Math.sqrt(ex * ex + ey * ey + ez * ez);
          nearHand = Math.min(nearHand, d);
          if (closed.equals("-") && d < 0.5 && v[13 + 7 * h] < 50) {
            closed =
                String.format(Locale.ROOT, "%.1fs %+.3f %+.3f %+.3f", r.step() / 100.0, ex, ey, ez);
          }
        }
      }
      for (int i = 0; i < env.spec().policyEvery() && !r.done(); i++) {
        r = env.step(action);
        for (Event e : r.events()) {
          subtasks += e.kind().equals("subtask") ? 1 : 0;
          struck += e.kind().equals("struck") ? 1 : 0;
          blocked += e.kind().equals("blocked") ? 1 : 0;
          if (!e.kind().equals("blocked")) {
            events.append(
                String.format(
                    Locale.ROOT, "     %.2f %s %s%n", r.step() / 100.0, e.kind(), e.text()));
          }
        }
      }
    }
    float[] b = r.observation().vector("truth.base");
    return new Outcome(
        subtasks,
        r.success(),
        String.format(
            Locale.ROOT,
            "seed %d %s %5.1f s subtasks %d nearest base %.2f hand %.3f first close [%s] struck %d"
                + " blocked %d end %.2f from bag at %.2f %.2f%n%s",
            seed,
            r.success() ? "ok  " : "FAIL",
            r.step() / 100.0,
            subtasks,
            nearBase,
            nearHand,
            closed,
            struck,
            blocked,
            end,
            b[0],
            b[1],
            System.getProperty("events") == null ? "" : events));
  }

  /** Runs. */
  public static void main(String[] args) throws Exception {
    Policies policies = Policies.standard(Path.of(System.getProperty("foxden.root", ".")));
    long first = Long.parseLong(args[1]);
    int count = Integer.parseInt(args[2]);
    int threads = args.length > 3 ? Integer.parseInt(args[3]) : 2;
    double seconds = args.length > 4 ? Double.parseDouble(args[4]) : 60;
    AtomicInteger next = new AtomicInteger();
    int[] reached = new int[6];
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      all[t] =
          new Thread(
              () -> {
                try (Environment env = new TrashFactory().create();
                    Policy policy = policies.create(args[0], "trash")) {
                  for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    Outcome o = run(env, policy, first + i, seconds);
                    synchronized (reached) {
                      for (int k = 1; k <= o.subtasks(); k++) {
                        reached[k]++;
                      }
                      reached[5] += o.success() ? 1 : 0;
                      System.out.print(o.line());
                    }
                  }
                }
              });
      all[t].start();
    }
    for (Thread t : all) {
      t.join();
    }
    System.out.printf(
        "success %d of %d; sub-tasks %d %d %d %d%n",
        reached[5], count, reached[1], reached[2], reached[3], reached[4]);
  }
}
