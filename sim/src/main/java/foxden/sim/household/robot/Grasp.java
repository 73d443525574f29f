package foxden.sim.household.robot;

import foxden.scenes.Vec3;
import foxden.sim.Event;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.Grip;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import foxden.sim.household.robot.R1Ik.Hand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Assisted grasping of one hand, after OmniGibson's mode of that name: while the gripper closes,
 * both pads touch a body and a ray between the pads meets it, the nearest such body to the middle
 * of the hand is held; rigidly when it is free, at a point when it is a door or drawer. Free bodies
 * above 10 kg are refused. The hold pulls with at most 100 N (70 N at doors and drawers), is lost
 * when the held point is 0.1 m from where it should be, and ends when the gripper is told to open
 * for 1/30 s. A body that cannot follow the fingers needs to touch only one pad: a real hand would
 * give way until both touch.
 */
final class Grasp {

  private static final double MAX_MASS = 10;
  private static final double ARTICULATED = 0.7;
  private static final double LOST = 0.1;

  /** Ticks of opening after which the hand lets go: 1/30 s. */
  private static final int RELEASE = 4;

  /** A pad this close touches, m. */
  static final double TOUCH = 0.004;

  /** Places along the pads between which rays run, m from the finger's frame. */
  private static final double[] RAYS = {0.0, 0.02, 0.035};

  private final Hand hand;
  private final int palm;
  private final int[] fingers;
  private final int centre;
  private @Nullable Grip grip;
  private int opening;
  private boolean refused;

  Grasp(R1Model model, Hand hand) {
    this.hand = hand;
    this.palm = model.index(hand.prefix() + "_arm_link6");
    this.fingers =
        new int[] {
          model.index(hand.prefix() + "_gripper_finger1"),
          model.index(hand.prefix() + "_gripper_finger2")
        };
    this.centre = model.index(hand.prefix() + "_gripping_point");
  }

  Hand hand() {
    return hand;
  }

  int palm() {
    return palm;
  }

  boolean holding() {
    return grip != null;
  }

  @Nullable Body held() {
    return grip == null ? null : grip.held();
  }

  void reset() {
    grip = null;
    opening = 0;
    refused = false;
  }

  /** Which finger, 0 or 1, a link is, or -1. */
  int finger(int link) {
    return link == fingers[0] ? 0 : link == fingers[1] ? 1 : -1;
  }

  /** Bodies with both pads on them do not let the gripper close further. */
  void pinch(List<Reach.Row> rows) {
    for (Reach.Row r : rows) {
      int f = finger(r.link);
      if (f >= 0 && r.soft && r.distance < TOUCH && touches(rows, r.body, 1 - f)) {
        r.budget = 0;
        r.soft = true;
      }
    }
  }

  private boolean touches(List<Reach.Row> rows, Body body, int finger) {
    for (Reach.Row r : rows) {
      if (r.body == body && r.link == fingers[finger] && r.distance < TOUCH) {
        return true;
      }
    }
    return false;
  }

  /**
   * Closes on something, if it can.
   *
   * @param closing whether the gripper was told to be narrower than it is
   */
  void close(
      HouseWorld world,
      Reach reach,
      Rigid[] frames,
      @Nullable Body[] robot,
      boolean closing,
      List<Event> events) {
    if (grip != null) {
      return;
    }
    if (!closing) {
      refused = false;
      return;
    }
    List<Body> candidates = new ArrayList<>();
    for (Reach.Row r : reach.rows) {
      int f = finger(r.link);
      if (f < 0
          || r.distance >= TOUCH
          || r.body.kind() == Body.Kind.FIXED
          || candidates.contains(r.body)) {
        continue;
      }
      boolean stiff = !r.soft || r.body.kind() == Body.Kind.ARTICULATED;
      if ((stiff || touches(reach.rows, r.body, 1 - f)) && between(reach, r.body, frames)) {
        candidates.add(r.body);
      }
    }
    Rigid c = frames[centre];
    Solid point = new Solid(new double[] {c.x(), c.y(), c.z()}, 0);
    Gap gap = new Gap();
    Body best = null;
    double nearest = Double.MAX_VALUE;
    for (Body b : candidates) {
      for (Solid s : reach.solids(b)) {
        gap.measure(point, s, 1);
        if (gap.distance < nearest) {
          nearest = gap.distance;
          best = b;
        }
      }
    }
    if (best == null) {
      return;
    }
    boolean free = best.kind() == Body.Kind.MOVABLE;
    if (free && best.mass() > MAX_MASS) {
      if (!refused) {
        refused = true;
        events.add(
            new Event(
                "refused",
                String.format(
                    Locale.ROOT,
                    "%s weighs %.1f kg, more than the %.0f kg a hand takes",
                    best.name(),
                    best.mass(),
                    MAX_MASS),
                names(robot, best)));
      }
      return;
    }
    List<Body> apart = new ArrayList<>();
    for (int i = 0; i < robot.length; i++) {
      Body b = robot[i];
      if (b != null && (free || i == palm || finger(i) >= 0)) {
        apart.add(b);
      }
    }
    Vec3 at = best.pose().inverse().apply(new Vec3(c.x(), c.y(), c.z()));
    double force = R1Model.MAX_FORCE * (free ? 1 : ARTICULATED);
    Body palmBody = robot[palm];
    if (palmBody == null) {
      return;
    }
    grip = world.grip(palmBody, best, at, force, apart);
    opening = 0;
    events.add(
        new Event("grasp", hand.prefix() + " hand grasped " + best.name(), names(robot, best)));
  }

  /** Whether a ray between the pads meets the body. */
  private boolean between(Reach reach, Body body, Rigid[] frames) {
    Gap gap = new Gap();
    for (double x : RAYS) {
      double[] a = frames[fingers[0]].apply(x, 0, -0.01345);
      double[] b = frames[fingers[1]].apply(x, 0, -0.01345);
      Solid ray = new Solid(new double[] {a[0], a[1], a[2], b[0], b[1], b[2]}, 0);
      for (Solid s : reach.solids(body)) {
        gap.measure(ray, s, 0.01);
        if (gap.distance <= 1e-4) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * After a step: lets go when told to open, or when the thing was torn away.
   *
   * @param open whether the gripper is told to be wider than it is
   */
  void after(HouseWorld world, boolean open, @Nullable Body[] robot, List<Event> events) {
    Grip g = grip;
    if (g == null) {
      return;
    }
    if (g.error() > LOST) {
      world.release(g);
      grip = null;
      events.add(
          new Event(
              "dropped", hand.prefix() + " hand lost " + g.held().name(), names(robot, g.held())));
      return;
    }
    opening = open ? opening + 1 : 0;
    if (opening >= RELEASE) {
      world.release(g);
      grip = null;
      opening = 0;
      events.add(
          new Event(
              "release",
              hand.prefix() + " hand released " + g.held().name(),
              names(robot, g.held())));
    }
  }

  private List<String> names(@Nullable Body[] robot, Body other) {
    Body b = robot[palm];
    return List.of(b == null ? hand.prefix() : b.name(), other.name());
  }

  void write(StateWriter w) {
    w.putInt(opening);
    w.putBoolean(refused);
  }

  /** Reads, and finds its grip again among those of the world, which is read before. */
  void read(StateReader r, HouseWorld world, @Nullable Body[] robot) {
    opening = r.getInt();
    refused = r.getBoolean();
    grip = null;
    for (Grip g : world.grips()) {
      if (g.hand() == robot[palm]) {
        grip = g;
      }
    }
  }

  void hash(StateHash h) {
    h.add(opening).add(refused ? 1L : 0L);
  }
}
