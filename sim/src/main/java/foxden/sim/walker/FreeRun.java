package foxden.sim.walker;

import foxden.scenes.PlanarModel;
import foxden.scenes.SceneCatalog;
import foxden.sim.Environment;
import foxden.sim.EnvironmentFactory;
import foxden.sim.planar.PlanarTree;
import foxden.sim.planar.PlanarWorld;
import java.util.List;

/**
 * A planar model that stands on the track, to be driven, pulled and dropped: forward speed is worth
 * something, no more is asked. An episode begins upright, the joints a little off their rest.
 *
 * @param walker name of the planar model
 */
public record FreeRun(String walker) implements WalkerTask, EnvironmentFactory {

  /** Seconds of an episode. */
  private static final double SECONDS = 20;

  /** Joints begin within so many radians of their rest. */
  private static final double OFF = 0.05;

  @Override
  public String name() {
    return walker;
  }

  @Override
  public String task() {
    return walker;
  }

  @Override
  public String summary() {
    return model().title() + ": a planar walker to drive, pull and drop; forward at up to 3 m/s";
  }

  private PlanarModel model() {
    return SceneCatalog.planarModel(walker);
  }

  @Override
  public Environment create() {
    return new WalkerEnvironment(this, new PlanarTree(model()));
  }

  @Override
  public int maxSteps() {
    return (int) Math.round(SECONDS / model().timestep());
  }

  @Override
  public double fullSpeed() {
    return 3;
  }

  @Override
  public void start(PlanarWorld world, long seed) {
    List<PlanarModel.Joint> joints = world.tree().model().joints();
    double[] qpos = new double[joints.size()];
    java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
    for (int i = 0; i < qpos.length; i++) {
      PlanarModel.Joint joint = joints.get(i);
      if (joint.limited()) {
        double q = OFF * (2 * random.nextDouble() - 1);
        qpos[i] = Math.max(joint.low(), Math.min(joint.high(), q));
      }
    }
    world.setState(qpos, new double[qpos.length]);
  }

  @Override
  public List<String> motors() {
    return model().actuators().stream().map(a -> a.name().replace('_', ' ')).toList();
  }
}
