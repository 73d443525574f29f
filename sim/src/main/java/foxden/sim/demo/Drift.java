package foxden.sim.demo;

import foxden.sim.Environment;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A drift meter: the recorded states against the recorded actions made again. Where {@link
 * Replayer#verify} stops at the first difference, this goes on to the end and says how far things
 * move apart, and what differs about where the two were made.
 *
 * @param from first step of the recording
 * @param steps made again
 * @param divergedAt first step whose hash differs, -1 when none does
 * @param seenAt first step at which a body is more than 0.1 mm from its logged place, -1 for none
 * @param body which body that is; empty for none
 * @param times of the samples, s
 * @param distances greatest distance of a body from its logged place, m
 * @param bodies which body that is
 * @param differences what differs between then and now, each a sentence
 */
public record Drift(
    long from,
    long steps,
    long divergedAt,
    long seenAt,
    String body,
    double[] times,
    float[] distances,
    String[] bodies,
    List<String> differences) {

  /** Logged poses are rounded; a difference below this says nothing, m. */
  private static final double VISIBLE = 1e-4;

  /** Simulated seconds between two samples. */
  private static final double SAMPLE = 0.1;

  /** Whether every hash was equal. */
  public boolean exact() {
    return divergedAt < 0;
  }

  /** Greatest distance of all, m. */
  public float farthest() {
    float most = 0;
    for (float d : distances) {
      most = Math.max(most, d);
    }
    return most;
  }

  /** One sentence for people. */
  public String sentence() {
    if (exact()) {
      return steps + " steps, bit-exact";
    }
    String since =
        divergedAt <= from
            ? "already the start (step " + from + ") differs"
            : "differs from step " + divergedAt + " on";
    if (seenAt < 0) {
      return since + ", but nothing is seen to move apart";
    }
    return String.format(
        Locale.ROOT,
        "%s; %s is the first seen apart, at step %d; at most %.3g m in the end",
        since,
        body,
        seenAt,
        farthest());
  }

  /**
   * Makes every action again.
   *
   * @param version of Foxden here
   * @param jdk here
   * @param seen told every step as the world makes it; may throw to cancel
   * @throws IllegalStateException where frames are missing
   */
  public static Drift measure(
      Demo demo, Environment environment, String version, String jdk, Consumer<StepResult> seen) {
    List<String> differences = differences(demo, environment, version, jdk);
    Replayer replayer = new Replayer(demo, environment);
    long every = Math.max(1, Math.round(SAMPLE / demo.spec().tickSeconds()));
    double[] times = new double[demo.frames()];
    float[] distances = new float[demo.frames()];
    String[] bodies = new String[demo.frames()];
    int n = 0;
    long sampled = -every;
    long diverged = -1;
    long seenAt = -1;
    String first = "";
    StepResult r = replayer.start();
    for (int frame = 0; frame < demo.frames(); frame++) {
      if (frame > 0) {
        r = replayer.next();
      }
      seen.accept(r);
      if (diverged < 0 && r.hash() != demo.hash(frame)) {
        diverged = r.step();
      }
      // Between two logged states a place is interpolated: no measure of what happened here.
      boolean placed = demo.placed(r.step());
      boolean sample = placed && frame - sampled >= every || frame == demo.frames() - 1;
      if (!sample && (!placed || diverged < 0 || seenAt >= 0)) {
        continue;
      }
      int body = diverged < 0 ? -1 : farthest(r.state(), demo.state(r.step()));
      double d = body < 0 ? 0 : distance(r.state(), demo.state(r.step()), body);
      String name = body < 0 ? "" : demo.spec().bodies().get(body);
      if (seenAt < 0 && placed && d > VISIBLE) {
        seenAt = r.step();
        first = demo.spec().bodies().get(root(r.state(), demo.state(r.step()), d));
      }
      if (sample) {
        sampled = frame;
        times[n] = r.time();
        distances[n] = (float) d;
        bodies[n++] = name;
      }
    }
    return new Drift(
        demo.firstStep(),
        demo.frames() - 1L,
        diverged,
        seenAt,
        first,
        Arrays.copyOf(times, n),
        Arrays.copyOf(distances, n),
        Arrays.copyOf(bodies, n),
        diverged < 0 ? List.of() : differences);
  }

  // Of bodies that moved alike the first, usually the root of the others.
  private static int farthest(WorldState a, WorldState b) {
    double most = VISIBLE;
    int found = -1;
    for (int i = 0; i < Math.min(a.poses().length, b.poses().length) / WorldState.POSE; i++) {
      double d = distance(a, b, i);
      if (d > most * 1.0001) {
        most = d;
        found = i;
      }
    }
    return found;
  }

  // The first of those that are about as far apart: what they hang on.
  private static int root(WorldState a, WorldState b, double most) {
    int body = 0;
    while (distance(a, b, body) < 0.9 * most) {
      body++;
    }
    return body;
  }

  private static double distance(WorldState a, WorldState b, int body) {
    int i = body * WorldState.POSE;
    double x = (double) a.poses()[i] - b.poses()[i];
    double y = (double) a.poses()[i + 1] - b.poses()[i + 1];
    double z = (double) a.poses()[i + 2] - b.poses()[i + 2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /**
   * What differs between where a recording was made and here: version, JDK, time step, scene,
   * limits of the action, masses, frictions and other {@linkplain WorldFacts numbers of the world}
   * (which older files do not tell), settings that say so. The seed cannot differ: it is the
   * recording's own.
   */
  public static List<String> differences(
      Demo demo, Environment environment, String version, String jdk) {
    List<String> out = new ArrayList<>();
    DemoInfo info = demo.info();
    differs(out, "Foxden", info.foxden(), version);
    differs(out, "Java", info.jdk(), jdk);
    differs(out, "scene", info.scene(), environment.spec().scene());
    differs(
        out,
        "time step",
        demo.spec().tickSeconds() + " s",
        environment.spec().tickSeconds() + " s");
    differs(
        out,
        "steps between decisions",
        Integer.toString(demo.spec().policyEvery()),
        Integer.toString(environment.spec().policyEvery()));
    if (!SpecJson.write(demo.spec()).equals(SpecJson.write(environment.spec()))) {
      out.add("What can be sensed, done or moved is not the same (metadata foxden.spec).");
    }
    String os = info.settings().get("os");
    if (os != null) {
      String here = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
      differs(out, "system", os, here);
    }
    out.addAll(WorldFacts.differences(info, environment));
    if (out.isEmpty()) {
      boolean facts = info.settings().containsKey(WorldFacts.SETTING);
      out.add(
          "Version, Java, scene, time step"
              + (facts ? ", masses, frictions, settings" : "")
              + " and seed ("
              + info.seed()
              + ") are the same: the file was changed, or the world is not deterministic.");
    }
    return List.copyOf(out);
  }

  private static void differs(List<String> out, String what, String then, String now) {
    if (!then.equals(now)) {
      out.add("The " + what + " was " + then + ", here it is " + now + ".");
    }
  }
}
