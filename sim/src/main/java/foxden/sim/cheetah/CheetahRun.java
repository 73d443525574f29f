package foxden.sim.cheetah;

import foxden.sim.ChannelSpec;
import foxden.sim.Observation;
import foxden.sim.planar.PlanarWorld;
import foxden.sim.walker.WalkerTask;
import java.util.List;
import java.util.Map;

/**
 * DeepMind Control's cheetah run as a walker's task.
 *
 * @param whole whether an episode has 1000 steps; else LMAct's first 100
 */
record CheetahRun(boolean whole) implements WalkerTask {

  @Override
  public String name() {
    return whole ? CheetahEnvironment.WHOLE : CheetahEnvironment.TASK;
  }

  @Override
  public String walker() {
    return "cheetah";
  }

  @Override
  public int maxSteps() {
    return whole ? 1000 : 100;
  }

  @Override
  public double fullSpeed() {
    return Cheetah.FULL_SPEED;
  }

  @Override
  public void start(PlanarWorld world, long seed) {
    Cheetah.start(world, seed);
  }

  @Override
  public List<String> motors() {
    return CheetahText.motors();
  }

  @Override
  public List<ChannelSpec> channels() {
    return List.of(new ChannelSpec(CheetahText.DICT, ChannelSpec.Kind.TEXT, 0, List.of()));
  }

  @Override
  public Map<String, Observation.Channel> observe(double[] position, double[] velocity) {
    return Map.of(CheetahText.DICT, new Observation.Text(CheetahText.dict(position, velocity)));
  }
}
