package foxden.sim.household.robot;

import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.Arrays;
import java.util.List;

/** How hard the robot presses on each body, and which bodies it leaves alone for a while. */
final class Pressing {

  /** Ticks that a body which took enough force is not pushed further. */
  private static final int JAM = 30;

  /** Force after which a body is left alone for a while, N; what is left is for the next ticks. */
  private static final double ENOUGH = 0.95 * R1Model.MAX_FORCE;

  /** Something closer than this may be pressed on in the coming step, m. */
  private static final double NEAR = 0.03;

  private final int[] jam;
  private final double[] pressed;

  Pressing(int bodies) {
    jam = new int[bodies];
    pressed = new double[bodies];
  }

  /** By body number: ticks for which it is not to be pushed further. */
  int[] jammed() {
    return jam;
  }

  void clear() {
    Arrays.fill(jam, 0);
  }

  /** A new tick: looks at the step before. */
  void tick(HouseWorld world) {
    for (int i = 0; i < jam.length; i++) {
      jam[i] = Math.max(0, jam[i] - 1);
    }
    measure(world);
    leaveAlone(ENOUGH);
  }

  private void measure(HouseWorld world) {
    Arrays.fill(pressed, 0);
    world.contacts(
        (a, b, p, n, distance, force) -> {
          if (a.kind() == Body.Kind.ROBOT) {
            pressed[b.id()] += force;
          } else if (b.kind() == Body.Kind.ROBOT) {
            pressed[a.id()] += force;
          }
        });
  }

  private void leaveAlone(double force) {
    for (int i = 0; i < jam.length; i++) {
      if (pressed[i] > force) {
        jam[i] = JAM;
      }
    }
  }

  /** Whether the step just made pressed harder on a body than the robot may. */
  boolean tooHard(HouseWorld world) {
    measure(world);
    for (double f : pressed) {
      if (f > R1Model.MAX_FORCE) {
        return true;
      }
    }
    return false;
  }

  /** What was pressed too hard by a step that is taken back is left alone. */
  void learn() {
    leaveAlone(R1Model.MAX_FORCE);
  }

  /** Whether something that gives way is in reach of the coming step. */
  static boolean near(List<Reach.Row> rows) {
    for (Reach.Row r : rows) {
      if (r.body.kind() != Body.Kind.FIXED && r.distance < NEAR) {
        return true;
      }
    }
    return false;
  }

  void write(StateWriter out) {
    out.putInt(jam.length);
    for (int j : jam) {
      out.putByte(j);
    }
  }

  void read(StateReader in) {
    if (in.getInt() != jam.length) {
      throw new IllegalArgumentException(
          "the snapshot belongs to a world of other bodies; open it with its own scene");
    }
    for (int i = 0; i < jam.length; i++) {
      jam[i] = in.getByte();
    }
  }

  void hash(StateHash h) {
    for (int i = 0; i < jam.length; i++) {
      if (jam[i] > 0) {
        h.add(((long) i << 32) | jam[i]);
      }
    }
  }
}
