package foxden.sim.walker;

import foxden.scenes.PlanarModel;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.Contact;
import foxden.sim.Dial;
import foxden.sim.Edit;
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
 * A planar walker as an {@link Environment}.
 *
 * <p>Channels: {@code position} (qpos without the root's x) and {@code velocity} (qvel), {@code
 * torque} (of the motors in the last step, N m), the privileged {@code truth.speed} (of the centre
 * of mass, m/s) and {@link Dial#CHANNEL}, and those of the task. An action is one number in [-1, 1]
 * for each motor; NaN and numbers outside are refused.
 *
 * <p>In the scene it runs along +x in the plane y = 0, z up. Contacts are those that acted during
 * the step. A person may pull it, move it and turn its dials: {@link WalkerSettings}.
 */
public class WalkerEnvironment implements Environment {

  /** Vector channel: qpos without the root's x. */
  public static final String POSITION = "position";

  /** Vector channel: qvel. */
  public static final String VELOCITY = "velocity";

  /** Vector channel: torques of the motors in the last step, N m. */
  public static final String TORQUE = "torque";

  /** Vector channel, privileged: speed of the centre of mass, m/s. */
  public static final String SPEED = "truth.speed";

  /** What the floor is called in contacts and edits. */
  public static final String GROUND = "ground";

  private static final long MAGIC = 0x77616c6b_65720031L;

  private final WalkerTask task;
  private final PlanarTree tree;
  private final PlanarWorld world;
  private final WalkerSettings settings;
  private final EnvironmentSpec spec;
  private final List<String> motors;
  private final int dofs;

  private boolean begun;
  private long seed;
  private long step;
  private final double[] control;
  private boolean down;

  /** A walker of a model, to do a task. */
  public WalkerEnvironment(WalkerTask task, PlanarTree tree) {
    this.task = task;
    this.tree = tree;
    world = new PlanarWorld(tree);
    dofs = tree.dofs();
    motors = task.motors();
    control = new double[tree.motors()];
    PlanarModel model = tree.model();
    String walker = task.walker();
    List<String> joints = model.joints().stream().map(PlanarModel.Joint::name).toList();
    List<String> bodies =
        model.bodies().stream()
            .map(b -> b.parent() < 0 ? walker : walker + "/" + b.name())
            .toList();
    List<String> jointNames = joints.stream().map(j -> walker + "/" + j).toList();
    settings = new WalkerSettings(world, bodies, jointNames, motors);
    float[] low = new float[control.length];
    float[] high = new float[control.length];
    java.util.Arrays.fill(low, -1);
    java.util.Arrays.fill(high, 1);
    List<ChannelSpec> channels = new ArrayList<>();
    channels.add(vector(POSITION, joints.subList(1, joints.size()), "rad", "m"));
    channels.add(vector(VELOCITY, joints, "rad/s", "m/s"));
    channels.addAll(task.channels());
    channels.add(
        new ChannelSpec(
            TORQUE,
            ChannelSpec.Kind.VECTOR,
            control.length,
            motors.stream().map(m -> m + ", N m").toList()));
    channels.add(new ChannelSpec(SPEED, ChannelSpec.Kind.VECTOR, 1, List.of("forward speed, m/s")));
    List<Dial> dials = settings.dials();
    channels.add(
        new ChannelSpec(
            Dial.CHANNEL,
            ChannelSpec.Kind.VECTOR,
            dials.size(),
            dials.stream().map(d -> (d.limb() + " " + d.label()).strip()).toList()));
    spec =
        new EnvironmentSpec(
            task.name(),
            walker,
            model.timestep(),
            1,
            task.maxSteps(),
            channels,
            new ActionSpec.Box(low, high, motors),
            bodies,
            jointNames);
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
    task.start(world, newSeed);
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
    settings.pull();
    if (!world.step(control)) {
      throw new IllegalStateException(
          "the simulation blew up in step "
              + (step + 1)
              + ": a speed or position left all bounds; the world stays at step "
              + step
              + ", go back and make it gentler");
    }
    step++;
    List<Event> events = new ArrayList<>();
    boolean lies = lies();
    if (lies && !down) {
      events.add(new Event("struck", "The torso touched the ground.", List.of(task.walker())));
    }
    down = lies;
    return result(task.reward(world.speed()), contacts(), events);
  }

  private float[] checked(Action action) {
    if (!(action instanceof Action.VectorAction vector)) {
      throw new IllegalArgumentException(
          "the " + task.walker() + " takes " + control.length + " numbers, not " + action);
    }
    float[] values = vector.values();
    if (values.length != control.length) {
      throw new IllegalArgumentException(
          "the " + task.walker() + " takes " + control.length + " numbers, not " + values.length);
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
    out.putLong(MAGIC).putLong(task.name().hashCode());
    out.putLong(seed).putLong(step).putLong(down ? 1 : 0);
    for (int i = 0; i < dofs; i++) {
      out.putDouble(world.qpos(i)).putDouble(world.qvel(i));
    }
    for (double u : control) {
      out.putDouble(u);
    }
    settings.save(out);
    return out.array();
  }

  private int size() {
    return (5 + 2 * dofs + control.length) * Double.BYTES + settings.bytes();
  }

  @Override
  public StepResult restore(Snapshot snapshot) {
    if (snapshot.bytes().length != size()) {
      throw damaged(snapshot.bytes().length + " bytes instead of " + size());
    }
    ByteBuffer in = ByteBuffer.wrap(snapshot.bytes());
    if (in.getLong() != MAGIC || in.getLong() != task.name().hashCode()) {
      throw damaged("it belongs to another environment");
    }
    long newSeed = in.getLong();
    long newStep = in.getLong();
    boolean newDown = in.getLong() != 0;
    double[] qpos = new double[dofs];
    double[] qvel = new double[dofs];
    for (int i = 0; i < dofs; i++) {
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
      hash = mix(hash * 0x100000001b3L ^ in.getLong());
    }
    return hash;
  }

  // Finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  // ---- What a person changes ----------------------------------------------------------------

  @Override
  public void edit(Edit edit) {
    if (!begun) {
      throw new IllegalStateException("reset '" + spec.task() + "' before it is changed");
    }
    settings.apply(edit);
  }

  @Override
  public List<Dial> dials() {
    return settings.dials();
  }

  /** The root can be moved about, with all that hangs on it; everything can be pulled. */
  @Override
  public Map<String, double[]> bodyFacts() {
    Map<String, double[]> facts = new LinkedHashMap<>();
    for (int b = 0; b < tree.bodies(); b++) {
      PlanarModel.Body body = tree.model().bodies().get(b);
      double friction =
          body.capsules().stream().mapToDouble(PlanarModel.Capsule::friction).max().orElse(0);
      facts.put(spec.bodies().get(b), new double[] {body.mass(), friction, b == 0 ? 1 : 0});
    }
    return facts;
  }

  // ---- What is seen -------------------------------------------------------------------------

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
    double[] position = new double[dofs - 1];
    double[] velocity = new double[dofs];
    for (int i = 0; i < position.length; i++) {
      position[i] = world.qpos(i + 1);
    }
    for (int i = 0; i < velocity.length; i++) {
      velocity[i] = world.qvel(i);
    }
    float[] torques = new float[control.length];
    for (int i = 0; i < torques.length; i++) {
      torques[i] = (float) (control[i] * tree.model().actuators().get(i).gear());
    }
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    channels.put(POSITION, new Observation.Vector(floats(position)));
    channels.put(VELOCITY, new Observation.Vector(floats(velocity)));
    channels.putAll(task.observe(position, velocity));
    channels.put(TORQUE, new Observation.Vector(torques));
    channels.put(SPEED, new Observation.Vector(new float[] {(float) world.speed()}));
    channels.put(Dial.CHANNEL, new Observation.Vector(settings.values()));
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
    String walker = task.walker();
    return new Goals(
        List.of(
            new Goals.Goal(
                "fast(" + walker + ")",
                String.format(Locale.ROOT, "the %s runs at %.0f m/s", walker, task.fullSpeed()),
                speed >= task.fullSpeed(),
                String.format(Locale.ROOT, "%.2f m/s", speed),
                List.of())),
        task.reward(speed));
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
    float[] qpos = new float[dofs];
    for (int i = 0; i < qpos.length; i++) {
      qpos[i] = (float) world.qpos(i);
    }
    return qpos;
  }
}
