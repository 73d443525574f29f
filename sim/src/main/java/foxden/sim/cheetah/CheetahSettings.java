package foxden.sim.cheetah;

import foxden.sim.planar.PlanarWorld;
import java.nio.ByteBuffer;

/** What a person may change about a cheetah's world, saved with it. */
final class CheetahSettings {

  private final PlanarWorld world;
  private final double gravity;
  private final double friction;
  private final double[] stiffness = new double[Cheetah.DOFS];
  private final double[] damping = new double[Cheetah.DOFS];

  CheetahSettings(PlanarWorld world) {
    this.world = world;
    gravity = world.gravity();
    friction = world.groundFriction();
    for (int i = 0; i < Cheetah.DOFS; i++) {
      stiffness[i] = world.stiffness(i);
      damping[i] = world.damping(i);
    }
  }

  /** Back to the model's own. */
  void restore() {
    world.setGravity(gravity);
    world.setGroundFriction(friction);
    for (int i = 0; i < Cheetah.DOFS; i++) {
      world.setStiffness(i, stiffness[i]);
      world.setDamping(i, damping[i]);
    }
  }

  int bytes() {
    return (2 + 2 * Cheetah.DOFS) * Double.BYTES;
  }

  void save(ByteBuffer out) {
    out.putDouble(world.gravity()).putDouble(world.groundFriction());
    for (int i = 0; i < Cheetah.DOFS; i++) {
      out.putDouble(world.stiffness(i)).putDouble(world.damping(i));
    }
  }

  void load(ByteBuffer in) {
    world.setGravity(in.getDouble());
    world.setGroundFriction(in.getDouble());
    for (int i = 0; i < Cheetah.DOFS; i++) {
      world.setStiffness(i, in.getDouble());
      world.setDamping(i, in.getDouble());
    }
  }
}
