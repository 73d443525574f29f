package foxden.app.session;

import foxden.app.link.Episode;
import foxden.app.link.Interventions.Branch;
import foxden.sim.EnvironmentSpec;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The present way beside another: where they part, and how far things are from where they are
 * there, ten times a simulated second. Immutable.
 *
 * @param branch the other way
 * @param divergedAt first step whose state hash differs; -1 while they are the same
 * @param divergedTime simulated time of that step; NaN while they are the same
 * @param times of the samples, s
 * @param distances greatest distance of a body from its place on the other way, m
 * @param bodies which body that is
 * @param goals that differ at the last common instant, each with who reaches it
 */
public record Comparison(
    Branch branch,
    long divergedAt,
    double divergedTime,
    double[] times,
    float[] distances,
    String[] bodies,
    List<String> goals) {

  private static final double SAMPLE = 0.1;

  /** Compares what was seen of both. */
  public static Comparison of(Episode here, Branch branch) {
    Episode there = branch.episode();
    EnvironmentSpec spec = here.spec();
    long first = Math.max(here.firstStep(), there.firstStep());
    long last = Math.min(here.lastStep(), there.lastStep());
    long parted = -1;
    for (long step = first; step <= last && parted < 0; step++) {
      if (here.hash(step) != there.hash(step)) {
        parted = step;
      }
    }
    long every = Math.max(1, Math.round(SAMPLE / spec.tickSeconds()));
    int most = (int) Math.max(0, (last - first) / every + 1);
    double[] times = new double[most];
    float[] distances = new float[most];
    String[] bodies = new String[most];
    int n = 0;
    for (long step = first; step <= last && n < most; step += every) {
      times[n] = here.time(step);
      bodies[n] = "";
      if (parted >= 0 && step >= parted - every) {
        StepResult a = here.frame(step);
        StepResult b = there.frame(step);
        if (a != null && b != null) {
          farthest(spec, a.state(), b.state(), distances, bodies, n);
        }
      }
      n++;
    }
    return new Comparison(
        branch,
        parted,
        parted < 0 ? Double.NaN : here.time(parted),
        Arrays.copyOf(times, n),
        Arrays.copyOf(distances, n),
        Arrays.copyOf(bodies, n),
        goals(here, there, last));
  }

  private static void farthest(
      EnvironmentSpec spec, WorldState a, WorldState b, float[] out, String[] names, int n) {
    float[] p = a.poses();
    float[] q = b.poses();
    double best = 0;
    for (int i = 0; i + WorldState.POSE <= Math.min(p.length, q.length); i += WorldState.POSE) {
      double x = p[i] - q[i];
      double y = p[i + 1] - q[i + 1];
      double z = p[i + 2] - q[i + 2];
      double d = x * x + y * y + z * z;
      // Of bodies that moved alike the first, usually the root of the others.
      if (d > best * 1.0001 + 1e-10) {
        best = d;
        names[n] = spec.bodies().get(i / WorldState.POSE);
      }
    }
    out[n] = (float) Math.sqrt(best);
  }

  private static List<String> goals(Episode here, Episode there, long last) {
    List<String> out = new ArrayList<>();
    for (String goal : here.goalNames()) {
      boolean a = here.holds(goal, last);
      boolean b = there.holds(goal, last);
      if (a != b) {
        out.add((a ? "only here: " : "only there: ") + goal);
      }
    }
    return out;
  }

  /** Index of the sample at or before a time, -1 when there is none. */
  public int at(double time) {
    int i = Arrays.binarySearch(times, time + 1e-9);
    return i >= 0 ? i : -i - 2;
  }

  /** Greatest distance there was, m. */
  public float farthest() {
    float most = 0;
    for (float d : distances) {
      most = Math.max(most, d);
    }
    return most;
  }

  /** {@code parts at 4.12 s (step 412); now robot 0.31 m apart}. */
  public String sentence(double now) {
    if (divergedAt < 0) {
      return "the same so far";
    }
    String where =
        String.format(Locale.ROOT, "parts at %.2f s (step %d)", divergedTime, divergedAt);
    int i = at(now);
    if (i < 0 || now < divergedTime) {
      return where;
    }
    return where
        + String.format(
            Locale.ROOT,
            "; %s %.3f m apart at %.1f s",
            bodies[i].isEmpty() ? "nothing" : bodies[i],
            distances[i],
            times[i]);
  }
}
