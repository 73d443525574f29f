package foxden.sim.cheetah;

import foxden.scenes.PlanarModel;
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
import foxden.sim.planar.PlanarTree;
import foxden.sim.planar.PlanarWorld;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The cheetah as an {@link Environment}: task {@code cheetah} (100 steps) and {@code cheetah-1000}.
 *
 * <p>Channels: {@code position} (qpos without the root's x) and {@code velocity} (qvel), {@code
 * dict} (the same as LMAct's text, in full precision), {@code torque} (of the motors in the last
 * step, N m), and the privileged {@code truth.speed} (of the centre of mass, m/s). An action is six
 * numbers in [-1, 1]; NaN and numbers outside are refused. Reward is a tenth of the speed, 0 to 1.
 *
 * <p>In the scene the cheetah runs along +x in the plane y = 0, z up. Contacts are those that acted
 * during the step.
 */
public final class CheetahEnvironment implements Environment {

  /** Task name of LMAct's 100 steps. */
  public static final String TASK = "cheetah";

  /** Task name of the whole episode. */
  public static final String WHOLE = "cheetah-1000";

  /** Vector channel: qpos without the root's x. */
  public static final String POSITION = "position";

  /** Vector channel: qvel. */
  public static final String VELOCITY = "velocity";

  /** Vector channel: torques of the motors in the last step, N m. */
  public static final String TORQUE = "torque";

  /** Vector channel, privileged: speed of the centre of mass, m/s. */
  public static final String SPEED = "truth.speed";

  /** What the floor is called in contacts. */
  public static final String GROUND = "ground";

  /** Name of the root body; the others are {@code cheetah/...}. */
  public static final String BODY = "cheetah";

  private static final long MAGIC = 0x63686565_74616831L;

  private final boolean whole;
  private final PlanarTree tree;
  private final PlanarWorld world;
  private final CheetahSettings settings;
  private final EnvironmentSpec spec;
  private final List<String> motors = CheetahText.motors();

  private boolean begun;
  private long seed;
  private long step;
  private final double[] control = new double[Cheetah.MOTORS];
  private boolean down;

  /**
   * A cheetah.
   *
   * @param whole whether an episode has 1000 steps; else 100
   */
  public CheetahEnvironment(boolean whole) {
    this.whole = whole;
    tree = Cheetah.tree();
    world = new PlanarWorld(tree);
    settings = new CheetahSettings(world);
    PlanarModel model = tree.model();
    List<String> joints = model.joints().stream().map(PlanarModel.Joint::name).toList();
    float[] low = new float[Cheetah.MOTORS];
    float[] high = new float[Cheetah.MOTORS];
    java.util.Arrays.fill(low, -1);
    java.util.Arrays.fill(high, 1);
    List<ChannelSpec> channels =
        List.of(
            vector(POSITION, joints.subList(1, joints.size()), "rad", "m"),
            vector(VELOCITY, joints, "rad/s", "m/s"),
            new ChannelSpec(CheetahText.DICT, ChannelSpec.Kind.TEXT, 0, List.of()),
            new ChannelSpec(
                TORQUE,
                ChannelSpec.Kind.VECTOR,
                Cheetah.MOTORS,
                motors.stream().map(m -> m + ", N m").toList()),
            new ChannelSpec(SPEED, ChannelSpec.Kind.VECTOR, 1, List.of("forward speed, m/s")));
    spec =
        new EnvironmentSpec(
            whole ? WHOLE : TASK,
            "cheetah",
            model.timestep(),
            1,
            whole ? 1000 : 100,
            channels,
            new ActionSpec.Box(low, high, motors),
            model.bodies().stream()
                .map(b -> b.parent() < 0 ? BODY : BODY + "/" + b.name())
                .toList(),
            joints.stream().map(j -> BODY + "/" + j).toList());
  }

  private static ChannelSpec vector(String name, List<String> joints, String turn, String slide) {
    return new ChannelSpec(
        name,
        ChannelSpec.Kind.VECTOR,
        joints.size(),
        joints.stream()
            .map(j -> j + ", " + (j.equals("rootx") || j.equals("rootz") ? slide : turn))
            .toList());
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  /** The world inside; changing it is not recorded. For views that draw, and for tests. */
  public PlanarWorld world() {
    return world;
  }

  @Override
  public StepResult reset(long newSeed) {
    settings.restore();
    Cheetah.start(world, newSeed);
    seed = newSeed;
    step = 0;
    down = false;
    java.util.Arrays.fill(control, 0);
    begun = true;
    return result(0, List.of(), List.of());
  }

  @Override
  public StepResult step(Action action) {
    if (!begun) {
      throw new IllegalStateException("reset '" + spec.task() + "' before its first step");
    }
    float[] values = checked(action);
    for (int i = 0; i < values.length; i++) {
      control[i] = values[i];
    }
    if (!world.step(control)) {
      throw new IllegalStateException(
          "the simulation blew up in step "
              + (step + 1)
              + ": a speed or position left all bounds; the world stays at step "
              + step
              + ", go back and lower the forces");
    }
    step++;
    List<Event> events = new ArrayList<>();
    boolean lies = lies();
    if (lies && !down) {
      events.add(new Event("struck", "The torso touched the ground.", List.of(BODY)));
    }
    down = lies;
    return result(Cheetah.reward(world.speed()), contacts(), events);
  }

  private float[] checked(Action action) {
    if (!(action instanceof Action.VectorAction vector)) {
      throw new IllegalArgumentException("the cheetah takes six numbers, not " + action);
    }
    float[] values = vector.values();
    if (values.length != Cheetah.MOTORS) {
      throw new IllegalArgumentException("the cheetah takes six numbers, not " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= 1)) {
        throw new IllegalArgumentException(
            "action["
                + i
                + "] ("
                + motors.get(i)
                + ") is "
                + values[i]
                + "; give a number in [-1, 1]");
      }
    }
    return values;
  }

  private boolean lies() {
    for (int i = 0; i < world.contacts(); i++) {
      if (world.contactBodyA(i) < 0 && world.contactBodyB(i) == 0) {
        return true;
      }
    }
    return false;
  }

  private List<Contact> contacts() {
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < world.contacts(); i++) {
      int a = world.contactBodyA(i);
      contacts.add(
          new Contact(
              spec.bodies().get(world.contactBodyB(i)),
              a < 0 ? GROUND : spec.bodies().get(a),
              (float) world.contactX(i),
              0,
              (float) world.contactZ(i),
              (float) world.contactNormalX(i),
              0,
              (float) world.contactNormalZ(i),
              (float) world.contactForce(i)));
    }
    return contacts;
  }

  @Override
  public Snapshot snapshot() {
    if (!begun) {
      throw new IllegalStateException("reset '" + spec.task() + "' before a snapshot");
    }
    byte[] bytes = bytes();
    return new Snapshot(step, hash(bytes), bytes);
  }

  private byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(size());
    out.putLong(MAGIC).putLong(whole ? 1 : 0).putLong(seed).putLong(step).putLong(down ? 1 : 0);
    for (int i = 0; i < Cheetah.DOFS; i++) {
      out.putDouble(world.qpos(i)).putDouble(world.qvel(i));
    }
    for (double u : control) {
      out.putDouble(u);
    }
    settings.save(out);
    return out.array();
  }

  private int size() {
    return (5 + 2 * Cheetah.DOFS + Cheetah.MOTORS) * Double.BYTES + settings.bytes();
  }

  @Override
  public StepResult restore(Snapshot snapshot) {
    if (snapshot.bytes().length != size()) {
      throw damaged(snapshot.bytes().length + " bytes instead of " + size());
    }
    ByteBuffer in = ByteBuffer.wrap(snapshot.bytes());
    if (in.getLong() != MAGIC || in.getLong() != (whole ? 1 : 0)) {
      throw damaged("it belongs to another environment");
    }
    long newSeed = in.getLong();
    long newStep = in.getLong();
    boolean newDown = in.getLong() != 0;
    double[] qpos = new double[Cheetah.DOFS];
    double[] qvel = new double[Cheetah.DOFS];
    for (int i = 0; i < Cheetah.DOFS; i++) {
      qpos[i] = in.getDouble();
      qvel[i] = in.getDouble();
    }
    try {
      world.setState(qpos, qvel);
    } catch (IllegalArgumentException e) {
      throw damaged(e.getMessage());
    }
    for (int i = 0; i < control.length; i++) {
      control[i] = in.getDouble();
    }
    settings.load(in);
    seed = newSeed;
    step = newStep;
    down = newDown;
    begun = true;
    return result(0, List.of(), List.of());
  }

  private IllegalArgumentException damaged(@org.jspecify.annotations.Nullable String what) {
    return new IllegalArgumentException(
        "this is no snapshot of '" + spec.task() + "', or it is damaged: " + what);
  }

  // FNV-1a by words, mixed at each.
  private static long hash(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long hash = bytes.length;
    while (in.remaining() >= Long.BYTES) {
      hash = Cheetah.mix(hash * 0x100000001b3L ^ in.getLong());
    }
    return hash;
  }

  private StepResult result(double reward, List<Contact> contacts, List<Event> events) {
    double time = step * spec.tickSeconds();
    Goals goals = goals();
    return new StepResult(
        step,
        time,
        new Observation(step, time, channels()),
        reward,
        goals.heads().get(0).holds(),
        step >= spec.maxSteps(),
        goals,
        contacts,
        events,
        new WorldState(poses(), qpos()),
        hash(bytes()));
  }

  private Map<String, Observation.Channel> channels() {
    double[] position = new double[Cheetah.POSITIONS];
    double[] velocity = new double[Cheetah.VELOCITIES];
    for (int i = 0; i < position.length; i++) {
      position[i] = world.qpos(i + 1);
    }
    for (int i = 0; i < velocity.length; i++) {
      velocity[i] = world.qvel(i);
    }
    float[] torques = new float[Cheetah.MOTORS];
    for (int i = 0; i < torques.length; i++) {
      torques[i] = (float) (control[i] * tree.model().actuators().get(i).gear());
    }
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    channels.put(POSITION, new Observation.Vector(floats(position)));
    channels.put(VELOCITY, new Observation.Vector(floats(velocity)));
    channels.put(CheetahText.DICT, new Observation.Text(CheetahText.dict(position, velocity)));
    channels.put(TORQUE, new Observation.Vector(torques));
    channels.put(SPEED, new Observation.Vector(new float[] {(float) world.speed()}));
    return channels;
  }

  private static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  private Goals goals() {
    double speed = world.speed();
    return new Goals(
        List.of(
            new Goals.Goal(
                "fast(cheetah)",
                "the cheetah runs at 10 m/s",
                speed >= Cheetah.FULL_SPEED,
                String.format(Locale.ROOT, "%.2f m/s", speed),
                List.of())),
        Cheetah.reward(speed));
  }

  // A body's angle turns x towards -z: a rotation about +y.
  private float[] poses() {
    float[] poses = new float[tree.bodies() * WorldState.POSE];
    for (int b = 0; b < tree.bodies(); b++) {
      int at = b * WorldState.POSE;
      double half = world.bodyAngle(b) / 2;
      poses[at] = (float) world.bodyX(b);
      poses[at + 2] = (float) world.bodyZ(b);
      poses[at + 4] = (float) StrictMath.sin(half);
      poses[at + 6] = (float) StrictMath.cos(half);
    }
    return poses;
  }

  private float[] qpos() {
    float[] qpos = new float[Cheetah.DOFS];
    for (int i = 0; i < qpos.length; i++) {
      qpos[i] = (float) world.qpos(i);
    }
    return qpos;
  }
}
