package foxden.sim.household.robot;

import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import foxden.sim.ActionSpec;
import foxden.sim.ChannelSpec;
import foxden.sim.Event;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.BodySpec;
import foxden.sim.household.physics.Convex;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Pose;
import foxden.sim.household.physics.Robot;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import foxden.sim.household.robot.R1Ik.Hand;
import foxden.sim.household.robot.R1Model.Chain;
import foxden.sim.household.robot.R1Model.Link;
import foxden.sim.household.robot.R1Model.Motion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * R1 in a home. All links are driven bodies: each tick the wished configuration (base velocity
 * through the command layer and the acceleration limits, joint targets through the sub-step split
 * and speed limits) is followed only as far as nothing is in the way, chain by chain: first the
 * base, which slides along furniture, then the torso, the arms, and the fingers. What does not give
 * way stops a chain and raises {@code blocked} (and {@code struck} when it was hit at speed) once;
 * what gives way is pushed with at most {@link R1Model#MAX_FORCE}. Only hands move doors and
 * drawers.
 *
 * <p>Speeds: base up to the command layer's limits with 2.5, 1.0 m/s^2 and 1.0 rad/s^2 (paper,
 * specifications); joints as {@link JointMotion} says.
 */
public final class R1 implements Robot {

  /** Start posture of "take trash outside": torso, left arm, right arm (BRS, deployment). */
  private static final double[] START = {
    0, 0, 0, 0.0282, -0.0788, -0.1241, 0.0291, //
    1.4873, 2.9431, -2.5881, -0.0019, -0.0008, 0.0291, 90, //
    -1.5669, 2.8439, -2.3763, 0.0036, 0.0365, 0.0121, 90
  };

  private static final double[] BASE_ACCELERATION = {2.5, 1.0, 1.0};
  private static final double GRIPPER_SPEED = 250;

  private final R1Model model = R1Model.create();
  private final CommandLayer layer;
  private final double[] lower = R1Model.lower();
  private final double[] upper = R1Model.upper();
  private final R1Kinematics kin = new R1Kinematics(model);
  private final Rigid[] frames = new Rigid[model.links().size()];
  private final @Nullable Body[] bodies = new @Nullable Body[model.links().size()];
  private final Solid[][] solids = new Solid[model.links().size()][];
  private final Grasp[] hands;
  private @Nullable HouseWorld world;
  private @Nullable Reach reach;
  private @Nullable Travel travel;

  // state
  final double[] base = new double[3];
  private final double[] twist = new double[3];
  private final double[] q = new double[R1Model.SIZE];
  private final double[] qd = new double[R1Model.SIZE];
  private final double[] waypoint = new double[R1Model.SIZE];
  private final double[] wish = new double[R1Model.SIZE];
  private final Wheels wheels = new Wheels();
  private @Nullable Pressing pressing;
  private final Notes notes = new Notes();

  /** A robot with the limits of the simulated JoyLo. */
  public R1() {
    this(CommandLayer.simulated());
  }

  /** A robot with other limits of the base. */
  public R1(CommandLayer layer) {
    this.layer = layer;
    for (Link l : model.links()) {
      List<Convex> shapes = shapes(l);
      solids[l.index()] =
          shapes.stream().map(c -> new Solid(c.core(), c.getMargin())).toArray(Solid[]::new);
    }
    hands = new Grasp[] {new Grasp(model, Hand.LEFT), new Grasp(model, Hand.RIGHT)};
    reset();
  }

  private static List<Convex> shapes(Link l) {
    return l.proxies().stream().map(h -> Convex.hull(h.points())).toList();
  }

  /** The kinematic model. */
  public R1Model model() {
    return model;
  }

  @Override
  public void addTo(HouseWorld w) {
    world = w;
    for (Link l : model.links()) {
      if (!l.body()) {
        continue;
      }
      List<Convex> shapes = shapes(l);
      boolean hand = l.name().contains("_finger") || l.name().endsWith("arm_link6");
      bodies[l.index()] = w.addBody(BodySpec.robot(l.name(), shapes, 0.8, hand));
    }
  }

  @Override
  public ActionSpec.Box action() {
    float[] lo = new float[R1Model.SIZE];
    float[] hi = new float[R1Model.SIZE];
    for (int i = 0; i < R1Model.SIZE; i++) {
      lo[i] = (float) (i < 3 ? -layer.baseLimit()[i] : lower[i]);
      hi[i] = (float) (i < 3 ? layer.baseLimit()[i] : upper[i]);
    }
    return new ActionSpec.Box(lo, hi, R1Model.labels());
  }

  @Override
  public List<ChannelSpec> channels() {
    return Proprioception.channels();
  }

  @Override
  public List<String> joints() {
    List<String> names = new ArrayList<>();
    for (Link l : model.links()) {
      if (l.motion() != Motion.FIXED) {
        names.add("robot/" + l.joint());
      }
    }
    return List.copyOf(names);
  }

  @Override
  public void reset() {
    System.arraycopy(START, 0, q, 0, q.length);
    System.arraycopy(START, 0, waypoint, 0, q.length);
    System.arraycopy(START, 0, wish, 0, q.length);
    java.util.Arrays.fill(qd, 0);
    java.util.Arrays.fill(twist, 0);
    wheels.clear();
    if (pressing != null) {
      pressing.clear();
    }
    notes.clear();
    for (Grasp h : hands) {
      h.reset();
    }
    place(0, 0, 0);
  }

  @Override
  public void place(double x, double y, double yaw) {
    base[0] = x;
    base[1] = y;
    base[2] = yaw;
    kin.update(q);
    Travel.frames(model, kin, base, wheels.steer, wheels.roll, frames);
    for (Link l : model.links()) {
      Body b = bodies[l.index()];
      if (b != null) {
        b.place(pose(frames[l.index()]));
      }
    }
  }

  @Override
  public void command(float[] action) {
    for (int i = 0; i < R1Model.SIZE; i++) {
      wish[i] =
          i < 3 ? layer.base(i, action[i]) : Math.max(lower[i], Math.min(upper[i], action[i]));
    }
  }

  private HouseWorld world() {
    return Objects.requireNonNull(world, "the robot is in no world");
  }

  private Reach reach() {
    if (reach == null) {
      reach = new Reach(world());
      travel = new Travel(model, kin);
      pressing = new Pressing(world().bodies().size());
    }
    return reach;
  }

  private Pressing pressing() {
    reach();
    return Objects.requireNonNull(pressing);
  }

  @Override
  public void beforeStep(double dt) {
    pressing().tick(world());
    // What the commands ask for in this tick.
    CommandLayer.advance(waypoint, wish, R1Model.TORSO, 4, CommandLayer.TORSO_INTERVAL);
    CommandLayer.advance(waypoint, wish, R1Model.LEFT_ARM, 6, CommandLayer.ARM_INTERVAL);
    CommandLayer.advance(waypoint, wish, R1Model.RIGHT_ARM, 6, CommandLayer.ARM_INTERVAL);
    for (int i = 0; i < 3; i++) {
      twist[i] += clip(wish[i] - twist[i], BASE_ACCELERATION[i] * dt);
    }
    double[] want = JointMotion.next(q, qd, waypoint, dt);
    for (Grasp h : hands) {
      int g = h.hand().gripper();
      want[g] = h.holding() ? q[g] : q[g] + clip(wish[g] - q[g], GRIPPER_SPEED * dt);
    }
    double c = StrictMath.cos(base[2]);
    double s = StrictMath.sin(base[2]);
    double[] move = {
      (c * twist[0] - s * twist[1]) * dt, (s * twist[0] + c * twist[1]) * dt, twist[2] * dt
    };
    go(want, move, dt);
  }

  @Override
  public boolean near() {
    return Pressing.near(reach().rows);
  }

  @Override
  public boolean pressesTooHard() {
    return pressing().tooHard(world());
  }

  @Override
  public void giveWay(StateReader before, int way, double dt) {
    Pressing p = pressing();
    read(before);
    p.learn();
    double[] want = q.clone();
    double[] move = new double[3];
    if (way > 0) {
      for (int i = R1Model.TORSO; i < R1Model.SIZE; i++) {
        want[i] -= qd[i] * dt;
      }
      double c = StrictMath.cos(base[2]);
      double s = StrictMath.sin(base[2]);
      move[0] = -(c * twist[0] - s * twist[1]) * dt;
      move[1] = -(s * twist[0] + c * twist[1]) * dt;
      move[2] = -twist[2] * dt;
    }
    go(want, move, dt);
  }

  // Goes to a configuration and by a motion of the base (world), as far as nothing is in the way.
  private void go(double[] want, double[] move, double dt) {
    Reach r = reach();
    Travel t = Objects.requireNonNull(travel);
    kin.update(q);
    Travel.frames(model, kin, base, wheels.steer, wheels.roll, frames);
    @Nullable Body[] held = {hands[0].held(), hands[1].held()};
    r.look(parts(r, held), frames, held, pressing().jammed(), dt);
    for (Reach.Row row : r.rows) {
      row.speed = row.approach(base, move) / dt;
    }
    // Move as far as that allows.
    double[] old = q.clone();
    t.base(r.rows, base, move);
    t.joints(r.rows, base, q, want, R1Model.TORSO, 4, Chain.TORSO, false);
    t.joints(r.rows, base, q, want, R1Model.LEFT_ARM, 6, Chain.LEFT, false);
    t.joints(r.rows, base, q, want, R1Model.RIGHT_ARM, 6, Chain.RIGHT, false);
    for (Grasp h : hands) {
      if (want[h.hand().gripper()] < q[h.hand().gripper()]) {
        h.pinch(r.rows);
      }
      Chain chain = h.hand() == Hand.LEFT ? Chain.LEFT : Chain.RIGHT;
      t.joints(r.rows, base, q, want, h.hand().gripper(), 1, chain, true);
    }
    for (int i = R1Model.TORSO; i < R1Model.SIZE; i++) {
      qd[i] = (q[i] - old[i]) / dt;
    }
    double c1 = StrictMath.cos(base[2]);
    double s1 = StrictMath.sin(base[2]);
    twist[0] = (c1 * move[0] + s1 * move[1]) / dt;
    twist[1] = (-s1 * move[0] + c1 * move[1]) / dt;
    twist[2] = move[2] / dt;
    wheels.turn(model, twist, dt);
    kin.update(q);
    Travel.frames(model, kin, base, wheels.steer, wheels.roll, frames);
    for (Link l : model.links()) {
      Body b = bodies[l.index()];
      if (b != null) {
        b.drive(pose(frames[l.index()]));
      }
    }
  }

  /** Everything that may run into something, at the frames of this tick. */
  private List<Reach.Part> parts(Reach r, @Nullable Body[] held) {
    List<Reach.Part> parts = new ArrayList<>();
    for (Link l : model.links()) {
      Solid[] s = solids[l.index()];
      if (s.length == 0) {
        continue;
      }
      for (Solid x : s) {
        x.moveTo(frames[l.index()]);
      }
      Body b = bodies[l.index()];
      parts.add(new Reach.Part(l.index(), l.chain(), b != null && b.hand(), false, s));
    }
    for (int h = 0; h < 2; h++) {
      Body b = held[h];
      if (b != null && b.kind() == Body.Kind.MOVABLE) {
        Chain chain = h == 0 ? Chain.LEFT : Chain.RIGHT;
        parts.add(new Reach.Part(hands[h].palm(), chain, false, true, r.solids(b)));
      }
    }
    return parts;
  }

  @Override
  public void afterStep(List<Event> events) {
    Reach r = reach();
    HouseWorld w = world();
    notes.tick();
    for (Reach.Row row : r.rows) {
      if (row.hit && !row.soft) {
        Link l = model.links().get(row.link);
        Body h = row.held ? hands[l.chain() == Chain.LEFT ? 0 : 1].held() : null;
        notes.stopped(
            row.link,
            h == null ? l.name() : h.name(),
            row.body.id(),
            row.body.name(),
            row.speed,
            events);
      }
    }
    for (Grasp h : hands) {
      int g = h.hand().gripper();
      h.after(w, wish[g] > q[g] + 2, bodies, events);
      h.close(w, r, frames, bodies, wish[g] < q[g] - 0.5, events);
    }
  }

  @Override
  public void observe(Map<String, float[]> channels) {
    float[] qpos = new float[R1Model.SIZE];
    float[] qvel = new float[R1Model.SIZE];
    for (int i = 0; i < R1Model.SIZE; i++) {
      qpos[i] = (float) (i < 3 ? twist[i] : q[i]);
      qvel[i] = (float) qd[i];
    }
    kin.update(q);
    float[] poses = new float[14];
    for (Hand h : Hand.values()) {
      Rigid f = kin.frame(h.prefix() + "_gripping_point");
      double[] o = f.quaternion();
      double[] p = {f.x(), f.y(), f.z(), o[0], o[1], o[2], o[3]};
      for (int k = 0; k < 7; k++) {
        poses[7 * h.ordinal() + k] = (float) p[k];
      }
    }
    channels.put(Proprioception.QPOS, qpos);
    channels.put(Proprioception.QVEL, qvel);
    channels.put(
        Proprioception.ODOM,
        new float[] {
          (float) base[0],
          (float) base[1],
          (float) base[2],
          (float) twist[0],
          (float) twist[1],
          (float) twist[2]
        });
    channels.put(Proprioception.HANDS, poses);
    channels.put(
        Proprioception.GRIP, new float[] {hands[0].holding() ? 1 : 0, hands[1].holding() ? 1 : 0});
  }

  @Override
  public void qpos(float[] out, int from) {
    int k = from;
    for (Link l : model.links()) {
      if (l.motion() == Motion.FIXED) {
        continue;
      }
      double v = l.vector() >= 0 ? l.scale() * q[l.vector()] : wheels.angle(l);
      out[k++] = (float) v;
    }
  }

  @Override
  public double[] base() {
    return base.clone();
  }

  /** The configuration: base velocity, joints, gripper openings; a copy. */
  public double[] configuration() {
    double[] out = q.clone();
    System.arraycopy(twist, 0, out, 0, 3);
    return out;
  }

  @Override
  public @Nullable Body grasped(int hand) {
    return hands[hand].held();
  }

  private double[][] state() {
    return new double[][] {base, twist, q, qd, waypoint, wish, wheels.steer, wheels.roll};
  }

  @Override
  public void write(StateWriter out) {
    reach();
    for (double[] a : state()) {
      out.putDoubles(a);
    }
    pressing().write(out);
    notes.write(out);
    for (Grasp h : hands) {
      h.write(out);
    }
  }

  @Override
  public void read(StateReader in) {
    Reach r = reach();
    for (double[] a : state()) {
      double[] v = in.getDoubles();
      if (v.length != a.length) {
        throw new IllegalArgumentException(
            "the snapshot holds another robot; open it with the version that took it");
      }
      System.arraycopy(v, 0, a, 0, a.length);
    }
    pressing().read(in);
    notes.read(in);
    for (Grasp h : hands) {
      h.read(in, world(), bodies);
    }
    r.rows.clear();
    kin.update(q);
    Travel.frames(model, kin, base, wheels.steer, wheels.roll, frames);
  }

  @Override
  public void hash(StateHash h) {
    for (double[] a : state()) {
      for (double v : a) {
        h.add(v);
      }
    }
    pressing().hash(h);
    notes.hash(h);
    for (Grasp g : hands) {
      g.hash(h);
    }
  }

  private static double clip(double v, double most) {
    return Math.max(-most, Math.min(most, v));
  }

  static Pose pose(Rigid r) {
    double[] o = r.quaternion();
    return new Pose(new Vec3(r.x(), r.y(), r.z()), new Quat(o[0], o[1], o[2], o[3]));
  }
}
