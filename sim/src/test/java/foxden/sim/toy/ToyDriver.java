package foxden.sim.toy;

import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.util.Map;
import java.util.Set;

/** Pushes, swings its arm, and shows a gate. */
public final class ToyDriver implements Driver {

  private final String name;
  private final float speed;
  private long decisions;

  /** Pushes at this speed, m/s. */
  public ToyDriver(String name, double speed) {
    this.name = name;
    this.speed = (float) speed;
  }

  /** Decisions made since the last reset. */
  public long decisions() {
    return decisions;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> channels() {
    return Set.of("proprio.qpos");
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    decisions = 0;
  }

  @Override
  public Decision act(Observation observation) {
    decisions++;
    float swing = (float) StrictMath.sin(observation.step() * 0.013);
    return new Decision(
        new Action.VectorAction(new float[] {speed, swing}),
        new Trace(
            Map.of("gate", new Trace.Array(new int[] {1, 2}, new float[] {-0.125f, swing})),
            Map.of("plan", "push " + decisions)));
  }
}
