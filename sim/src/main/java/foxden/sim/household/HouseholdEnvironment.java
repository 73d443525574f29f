package foxden.sim.household;

import foxden.scenes.FormatException;
import foxden.scenes.SceneMetadata;
import foxden.scenes.bddl.BddlParser;
import foxden.scenes.bddl.Literal;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.Contact;
import foxden.sim.Edit;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import foxden.sim.household.goal.GoalJudge;
import foxden.sim.household.goal.Predicates;
import foxden.sim.household.object.HouseObject;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.GentleStep;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Joint;
import foxden.sim.household.physics.Pose;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A task in a home with a robot; see {@link Environment} for the contract. */
public final class HouseholdEnvironment implements Environment {

  private static final int VERSION = 1;

  /** The same with what a person changed at its end. */
  private static final int VERSION_TINKERED = 2;

  private static final int POLICY_EVERY = 10;
  private static final int SETTLE_HOUSE = 800;
  private static final int SETTLE = 400;
  private static final int ARRANGEMENTS = 20;

  private final House house;
  private final HouseholdTask task;
  private final Predicates predicates;
  private final GoalJudge judge;
  private final EnvironmentSpec spec;
  private final List<Body> bodies = new ArrayList<>();
  private final List<HouseObject> movable;
  private final byte[] pristine;
  private final Dice dice = new Dice(0);
  private final Tinkering tinkering;
  private long step = -1;
  private double qScore;

  /**
   * Joins a task to a house.
   *
   * @throws IllegalArgumentException when the activity does not fit the scene; one sentence
   */
  public HouseholdEnvironment(House house, HouseholdTask task) {
    this(house, task, house.scene().id());
  }

  /**
   * The same in a scene that is not found by its id.
   *
   * @param scene where to find it, as {@code foxden.scenes.SceneCatalog.scene} takes it
   */
  HouseholdEnvironment(House house, HouseholdTask task, String scene) {
    this.house = house;
    this.task = task;
    predicates =
        new Predicates(
            house.scene(),
            house.world(),
            house.objects(),
            house.robot(),
            task.activity().instToName());
    try {
      judge =
          new GoalJudge(
              BddlParser.parse(task.activity().id() + ".bddl", task.activity().bddl()), predicates);
    } catch (FormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    movable = house.objects().movable();
    tinkering = new Tinkering(house.world());
    for (Body b : house.world().bodies()) {
      if (b.kind() != Body.Kind.FIXED) {
        bodies.add(b);
      }
    }
    spec = makeSpec(scene);
    pristine = settledHouse();
  }

  // the house as it stands when everything in it has come to rest, the robot at its usual place
  private byte[] settledHouse() {
    house.robot().reset();
    SceneMetadata.RobotPose usual = house.scene().metadata().robot();
    if (usual != null) {
      house.robot().place(usual.x(), usual.y(), usual.yaw());
    }
    house.world().settle(SETTLE_HOUSE);
    house.world().restartCount();
    StateWriter out = new StateWriter();
    house.world().write(out);
    return out.toBytes();
  }

  private EnvironmentSpec makeSpec(String scene) {
    List<String> joints = new ArrayList<>();
    house.world().joints().forEach(j -> joints.add(j.name()));
    List<ChannelSpec> channels = new ArrayList<>(house.robot().channels());
    channels.add(vector("truth.base", List.of("x m", "y m", "yaw rad")));
    List<String> poses = new ArrayList<>();
    for (HouseObject o : movable) {
      for (String k : List.of("x", "y", "z", "qx", "qy", "qz", "qw")) {
        poses.add(o.name() + "." + k);
      }
    }
    channels.add(vector("truth.objects", poses));
    channels.add(vector("truth.joints", joints));
    channels.add(vector("truth.goals", judge.atoms().stream().map(judge::label).toList()));
    List<String> all = new ArrayList<>(joints);
    all.addAll(house.robot().joints());
    return new EnvironmentSpec(
        task.name(),
        scene,
        HouseWorld.DT,
        POLICY_EVERY,
        task.maxSteps(),
        channels,
        house.robot().action(),
        bodies.stream().map(Body::name).toList(),
        all);
  }

  private static ChannelSpec vector(String name, List<String> labels) {
    return new ChannelSpec(name, ChannelSpec.Kind.VECTOR, labels.size(), labels);
  }

  /** The house; for experts' tests and tools, not for drivers. */
  public House house() {
    return house;
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public StepResult reset(long seed) {
    dice.read(new StateReader(seedBytes(seed)));
    tinkering.clear();
    for (int i = 1; ; i++) {
      house.world().read(new StateReader(pristine));
      house.robot().reset();
      task.arrange(house, dice);
      house.world().settle(SETTLE);
      if (task.fair(house)) {
        break;
      }
      if (i == ARRANGEMENTS) {
        throw new IllegalStateException(
            "no fair start of " + task.name() + " with seed " + seed + " in " + i + " tries");
      }
    }
    house.world().restartCount();
    task.begin();
    judge.begin();
    step = 0;
    qScore = score();
    return result(0, List.of());
  }

  private static byte[] seedBytes(long seed) {
    StateWriter out = new StateWriter(8);
    out.putLong(seed);
    return out.toBytes();
  }

  @Override
  public StepResult step(Action action) {
    float[] command = checked(action);
    if (step < 0) {
      throw new IllegalStateException("reset the environment before the first step");
    }
    List<Event> events = new ArrayList<>();
    house.robot().command(command);
    GentleStep.step(
        house.world(), house.robot(), () -> tinkering.beforeStep(HouseWorld.DT), events);
    step++;
    judge.tick();
    task.tick(house, predicates, success(), events);
    double before = qScore;
    qScore = score();
    return result(qScore - before, events);
  }

  @Override
  public void edit(Edit edit) {
    if (step < 0) {
      throw new IllegalStateException("reset the environment before changing it");
    }
    tinkering.apply(edit);
  }

  @Override
  public Map<String, double[]> bodyFacts() {
    Map<String, double[]> facts = new LinkedHashMap<>();
    for (Body b : house.world().bodies()) {
      if (b.kind() != Body.Kind.ROBOT) {
        double loose = b.kind() == Body.Kind.MOVABLE ? 1 : 0;
        facts.put(b.name(), new double[] {b.mass(), b.friction(), loose});
      }
    }
    return facts;
  }

  @Override
  public Map<String, double[]> jointLimits() {
    Map<String, double[]> limits = new LinkedHashMap<>();
    for (Joint j : house.world().joints()) {
      limits.put(j.name(), new double[] {j.lower(), j.upper()});
    }
    return limits;
  }

  @Override
  public StepResult look() {
    return result(0, List.of());
  }

  // a copy, clipped to the bounds
  private float[] checked(Action action) {
    ActionSpec.Box box = house.robot().action();
    if (!(action instanceof Action.VectorAction v)) {
      throw new IllegalArgumentException(
          "the robot takes a vector of " + box.low().length + " numbers, not " + action);
    }
    if (v.values().length != box.low().length) {
      throw new IllegalArgumentException(
          "the robot takes " + box.low().length + " numbers, the action has " + v.values().length);
    }
    float[] out = v.values().clone();
    for (int i = 0; i < out.length; i++) {
      if (!Float.isFinite(out[i])) {
        throw new IllegalArgumentException(
            "element " + i + " of the action (" + box.labels().get(i) + ") is " + out[i]);
      }
      out[i] = Math.min(box.high()[i], Math.max(box.low()[i], out[i]));
    }
    return out;
  }

  private boolean success() {
    return !task.goalless() && judge.success();
  }

  private double score() {
    return task.goalless() ? 0 : judge.qScore();
  }

  private StepResult result(double reward, List<Event> events) {
    boolean success = success();
    List<Goals.Goal> heads = new ArrayList<>(judge.heads());
    heads.addAll(task.progress());
    return new StepResult(
        step,
        step * HouseWorld.DT,
        observation(),
        reward,
        success,
        success || step >= task.maxSteps(),
        new Goals(heads, qScore),
        contacts(),
        events,
        state(),
        hash());
  }

  private Observation observation() {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    house.robot().observe(vectors);
    double[] base = house.robot().base();
    vectors.put("truth.base", new float[] {(float) base[0], (float) base[1], (float) base[2]});
    float[] objects = new float[WorldState.POSE * movable.size()];
    for (int i = 0; i < movable.size(); i++) {
      put(movable.get(i).pose(), objects, WorldState.POSE * i);
    }
    vectors.put("truth.objects", objects);
    List<Joint> joints = house.world().joints();
    float[] q = new float[joints.size()];
    for (int i = 0; i < q.length; i++) {
      q[i] = (float) joints.get(i).q();
    }
    vectors.put("truth.joints", q);
    List<Literal.Atom> atoms = judge.atoms();
    float[] goals = new float[atoms.size()];
    for (int i = 0; i < goals.length; i++) {
      goals[i] = judge.raw(i) ? 1 : 0;
    }
    vectors.put("truth.goals", goals);
    Map<String, Observation.Channel> channels = new LinkedHashMap<>();
    vectors.forEach((name, v) -> channels.put(name, new Observation.Vector(v)));
    return new Observation(step, step * HouseWorld.DT, channels);
  }

  private List<Contact> contacts() {
    List<Contact> out = new ArrayList<>();
    house
        .world()
        .contacts(
            (a, b, p, n, distance, force) -> {
              if (force > 0 && (a.awake() || b.awake())) {
                out.add(
                    new Contact(
                        a.name(),
                        b.name(),
                        (float) p[0],
                        (float) p[1],
                        (float) p[2],
                        (float) n[0],
                        (float) n[1],
                        (float) n[2],
                        (float) force));
              }
            });
    return out;
  }

  private WorldState state() {
    float[] poses = new float[WorldState.POSE * bodies.size()];
    for (int i = 0; i < bodies.size(); i++) {
      put(bodies.get(i).pose(), poses, WorldState.POSE * i);
    }
    List<Joint> joints = house.world().joints();
    float[] q = new float[spec.joints().size()];
    for (int i = 0; i < joints.size(); i++) {
      q[i] = (float) joints.get(i).q();
    }
    house.robot().qpos(q, joints.size());
    return new WorldState(poses, q);
  }

  private static void put(Pose p, float[] out, int at) {
    out[at] = (float) p.pos().x();
    out[at + 1] = (float) p.pos().y();
    out[at + 2] = (float) p.pos().z();
    out[at + 3] = (float) p.ori().x();
    out[at + 4] = (float) p.ori().y();
    out[at + 5] = (float) p.ori().z();
    out[at + 6] = (float) p.ori().w();
  }

  private long hash() {
    StateHash h = new StateHash();
    h.add(step);
    house.world().hash(h);
    house.robot().hash(h);
    judge.hash(h);
    task.hash(h);
    dice.hash(h);
    tinkering.hash(h);
    return h.add(qScore).value();
  }

  @Override
  public Snapshot snapshot() {
    if (step < 0) {
      throw new IllegalStateException("reset the environment before taking a snapshot");
    }
    StateWriter out = new StateWriter();
    boolean plain = tinkering.untouched();
    out.putInt(plain ? VERSION : VERSION_TINKERED);
    out.putString(task.name());
    out.putLong(step);
    out.putDouble(qScore);
    dice.write(out);
    house.world().write(out);
    house.robot().write(out);
    judge.write(out);
    task.write(out);
    if (!plain) {
      tinkering.write(out);
    }
    return new Snapshot(step, hash(), out.toBytes());
  }

  @Override
  public StepResult restore(Snapshot snapshot) {
    StateReader in = new StateReader(snapshot.bytes());
    int version = in.getInt();
    if (version != VERSION && version != VERSION_TINKERED) {
      throw new IllegalArgumentException(
          "the snapshot has version "
              + version
              + ", this program reads versions up to "
              + VERSION_TINKERED);
    }
    String of = in.getString();
    if (!of.equals(task.name())) {
      throw new IllegalArgumentException(
          "the snapshot was taken in the task " + of + ", not in " + task.name());
    }
    step = in.getLong();
    qScore = in.getDouble();
    dice.read(in);
    house.world().read(in);
    house.robot().read(in);
    judge.read(in);
    task.read(in);
    tinkering.clear();
    if (version == VERSION_TINKERED) {
      tinkering.read(in);
    }
    in.end();
    StepResult r = result(0, List.of());
    if (r.hash() != snapshot.hash()) {
      throw new IllegalArgumentException(
          "the snapshot of step " + step + " is damaged: its state does not give its hash");
    }
    return r;
  }
}
