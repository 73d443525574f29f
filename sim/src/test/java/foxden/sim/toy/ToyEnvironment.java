package foxden.sim.toy;

import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.Contact;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cart with an arm pushes a box along x while a random wind, part of the hidden state, shakes it.
 * Success when the box is beyond 1 m.
 */
public final class ToyEnvironment implements Environment {

  private static final int NUMBERS = 6;

  private final EnvironmentSpec spec;
  private final int objects;
  private final double[] x = new double[NUMBERS];
  private long step = -1;
  private long rng;
  private boolean touching;

  /** With this many resting objects besides. */
  public ToyEnvironment(int objects, int maxSteps) {
    this.objects = objects;
    List<String> bodies = new ArrayList<>(List.of("robot/base_link", "robot/arm", "box"));
    for (int i = 0; i < objects; i++) {
      bodies.add("rest_" + i);
    }
    spec =
        new EnvironmentSpec(
            "toy",
            "toy",
            0.01,
            10,
            maxSteps,
            List.of(
                new ChannelSpec(
                    "proprio.qpos", ChannelSpec.Kind.VECTOR, 2, List.of("x m", "arm rad")),
                new ChannelSpec("says", ChannelSpec.Kind.TEXT, 0, List.of()),
                new ChannelSpec("truth.box", ChannelSpec.Kind.VECTOR, 1, List.of("x m"))),
            new ActionSpec.Box(
                new float[] {-1, -1}, new float[] {1, 1}, List.of("vx m/s", "arm rad/s")),
            bodies,
            List.of("robot/arm"));
  }

  /** The usual one. */
  public ToyEnvironment() {
    this(3, 100_000);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public StepResult reset(long seed) {
    java.util.Arrays.fill(x, 0);
    x[2] = 0.4;
    rng = seed * 0x9E3779B97F4A7C15L + 1;
    step = 0;
    touching = false;
    return result(0, List.of());
  }

  @Override
  public StepResult step(Action action) {
    if (step < 0) {
      throw new IllegalStateException("reset first");
    }
    if (!(action instanceof Action.VectorAction vector) || vector.values().length != 2) {
      throw new IllegalArgumentException("the toy takes two numbers");
    }
    if (Float.isNaN(vector.values()[0]) || Float.isNaN(vector.values()[1])) {
      throw new IllegalArgumentException("the action holds NaN");
    }
    rng = rng * 6364136223846793005L + 1442695040888963407L;
    double wind = (rng >> 40) * 1e-9;
    x[3] += 0.1 * (vector.values()[0] - x[3]);
    x[0] += 0.01 * x[3];
    x[1] += 0.01 * vector.values()[1];
    boolean touches = x[0] + 0.3 > x[2];
    if (touches) {
      x[2] = x[0] + 0.3;
    }
    x[4] += wind;
    step++;
    List<Event> events =
        touches && !touching
            ? List.of(
                new Event("struck", "The cart struck the box.", List.of("robot/base_link", "box")))
            : List.of();
    touching = touches;
    return result(x[2] > 1 ? 1 : 0, events);
  }

  /** Only the box can be placed, along x. */
  @Override
  public void edit(foxden.sim.Edit edit) {
    if (!(edit instanceof foxden.sim.Edit.Place place) || !place.body().equals("box")) {
      throw new IllegalArgumentException("only the box can be moved");
    }
    x[2] = place.x();
  }

  @Override
  public StepResult look() {
    return result(0, List.of());
  }

  @Override
  public Snapshot snapshot() {
    ByteBuffer out = ByteBuffer.allocate(8 * (NUMBERS + 3) + 200 * objects);
    for (double v : x) {
      out.putDouble(v);
    }
    out.putLong(step).putLong(rng).putLong(touching ? 1 : 0);
    for (int i = 0; i < objects; i++) {
      for (int k = 0; k < 25; k++) {
        out.putDouble(StrictMath.sin(i * 25 + k));
      }
    }
    return new Snapshot(step, hash(), out.array());
  }

  @Override
  public StepResult restore(Snapshot snapshot) {
    if (snapshot.bytes().length != 8 * (NUMBERS + 3) + 200 * objects) {
      throw new IllegalArgumentException("not a snapshot of this toy");
    }
    ByteBuffer in = ByteBuffer.wrap(snapshot.bytes());
    for (int i = 0; i < NUMBERS; i++) {
      x[i] = in.getDouble();
    }
    step = in.getLong();
    rng = in.getLong();
    touching = in.getLong() == 1;
    return result(0, List.of());
  }

  private StepResult result(double reward, List<Event> events) {
    double time = step * 0.01;
    boolean success = x[2] > 1;
    float[] poses = new float[spec.bodies().size() * WorldState.POSE];
    for (int i = 0; i < spec.bodies().size(); i++) {
      poses[i * 7 + 1] = i;
      poses[i * 7 + 6] = 1;
    }
    poses[0] = (float) x[0];
    poses[2] = (float) (0.01 * StrictMath.sin(step * 0.02));
    poses[7] = (float) (x[0] + 0.2 * StrictMath.cos(x[1]));
    poses[8] = (float) (0.2 * StrictMath.sin(x[1]));
    poses[12] = (float) StrictMath.sin(x[1] / 2);
    poses[13] = (float) StrictMath.cos(x[1] / 2);
    poses[14] = (float) x[2];
    Goals goals =
        new Goals(
            List.of(
                new Goals.Goal(
                    "beyond(box)",
                    "the box is beyond 1 m",
                    success,
                    "at %.2f m".formatted(x[2]),
                    List.of())),
            success ? 1 : 0);
    return new StepResult(
        step,
        time,
        new Observation(
            step,
            time,
            Map.of(
                "proprio.qpos",
                new Observation.Vector(new float[] {(float) x[0], (float) x[1]}),
                "says",
                new Observation.Text(success ? "done" : "push"),
                "truth.box",
                new Observation.Vector(new float[] {(float) x[2]}))),
        reward,
        success,
        success || step >= spec.maxSteps(),
        goals,
        touching
            ? List.of(
                new Contact("robot/base_link", "box", (float) x[2], 0, 0.1f, -1, 0, 0, 12.34f))
            : List.of(),
        events,
        new WorldState(poses, new float[] {(float) x[1]}),
        hash());
  }

  private long hash() {
    long h = 1125899906842597L ^ step;
    for (double v : x) {
      h = (h ^ Double.doubleToLongBits(v)) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return (h ^ rng) * 0xBF58476D1CE4E5B9L + (touching ? 1 : 0);
  }
}
