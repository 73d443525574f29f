package foxden.sim.household.physics;

import foxden.scenes.Vec3;
import java.util.List;

/**
 * A scripted mess for determinism tests: a heap falls, a hand opens a latched door, lets go, shoves
 * a drawer and wades through the heap. What the hand does depends only on the step number and on
 * the world's grips.
 */
final class Mess {

  static final int STEPS = 500;

  private Mess() {}

  static HouseWorld world(int things) {
    HouseWorld w = Rooms.floor();
    Rooms.cabinet(w, "left", -1, -0.8, true);
    Rooms.cabinet(w, "right", -1, 0.8, false);
    Rooms.heap(w, things, 11);
    Rooms.hand(w, -0.68, -1.0, 0.3);
    return w;
  }

  static void step(HouseWorld w) {
    long t = w.steps();
    Body hand = w.body("robot/hand");
    if (t == 40) {
      w.grip(hand, w.body("left/door"), new Vec3(0.275, -0.2, 0.3), 100, List.of(hand));
    }
    if (t == 200) {
      w.release(w.grips().get(0));
    }
    if (t < 200) {
      hand.drive(Pose.at(-0.68 + Math.max(0, 0.003 * (t - 40)), -1.0, 0.3));
    } else if (t < 400) {
      double s = (t - 200) / 200.0;
      hand.drive(Pose.at(-0.2 + 0.2 * s, -1.0 + 2 * s, 0.3 - 0.2 * s));
    } else if (t < 460) {
      hand.drive(Pose.at(0, 1 - 0.01 * (t - 400), 0.1));
    }
    w.step();
  }

  static byte[] save(HouseWorld w) {
    StateWriter out = new StateWriter();
    w.write(out);
    return out.toBytes();
  }

  static void load(HouseWorld w, byte[] bytes) {
    StateReader in = new StateReader(bytes);
    w.read(in);
    in.end();
  }

  /** Restores the file given and prints the hash of every step to the end. */
  public static void main(String[] args) throws java.io.IOException {
    HouseWorld w = world(30);
    load(w, java.nio.file.Files.readAllBytes(java.nio.file.Path.of(args[0])));
    StringBuilder out = new StringBuilder();
    while (w.steps() < STEPS) {
      step(w);
      out.append(Long.toHexString(Rooms.hash(w))).append('\n');
    }
    java.nio.file.Files.writeString(java.nio.file.Path.of(args[1]), out);
  }
}
